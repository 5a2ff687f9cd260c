package newsflow.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text. Thread-safe; load once.
 *
 * <p>Three witnesses, over a bounded sample of the text: scripts that only one language uses;
 * letters that only Vietnamese uses; else OpenNLP's detector for 103 languages, which also knows
 * Vietnamese typed without diacritics. English with Vietnamese names in it is judged by its other
 * words. OpenNLP's probabilities are flat, so confidence comes from the margin m = ln(p₁/p₂) of the
 * best over the second: 1 − e^(−{@value #STEEPNESS} m), measured in docs/benchmarks/language.md.
 * What the page declares decides only where the text alone does not.
 */
public final class LanguageDetector {
  private static final String MODEL = "/langdetect-183.bin";
  private static final double STEEPNESS = 18;
  private static final double ENOUGH = 0.5;
  private static final double ENOUGH_FOR_RARE = 0.9;

  /** Letters below which a text without a tell-tale script is too short to judge. */
  private static final int FEWEST_LETTERS = 9;

  /** Share of words with Vietnamese letters that makes a text Vietnamese. */
  private static final double VIETNAMESE = 0.34;

  /** Share of letters below which the text is a table or code. */
  private static final double PROSE = 0.6;

  private final LanguageDetectorME detector;

  private LanguageDetector(LanguageDetectorME detector) {
    this.detector = detector;
  }

  /** The detector with the model on the class path. */
  public static LanguageDetector load() {
    try (InputStream in = LanguageDetectorModel.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + MODEL);
      }
      return new LanguageDetector(new LanguageDetectorME(new LanguageDetectorModel(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(MODEL, e);
    }
  }

  /**
   * The language of a text.
   *
   * @param text any text; about 200 characters of it are read, whatever its length
   * @param declared what the page or feed says of its language, such as {@code vi-VN}
   */
  public Language detect(String text, @Nullable String declared) {
    TextSample sample = TextSample.of(text);
    Language seen = see(sample);
    String said = LanguageTags.primary(declared);
    if (seen.known() || said == null || sample.letters() == 0) {
      return seen;
    }
    return new Language(said, ENOUGH);
  }

  private Language see(TextSample sample) {
    if (sample.letterShare() < PROSE) {
      return Language.UNKNOWN;
    }
    Language byScript = Scripts.of(sample.words());
    if (byScript != null) {
      return byScript;
    }
    double vietnamese = sample.vietnameseShare();
    if (vietnamese >= VIETNAMESE) {
      return new Language("vi", sample.words().size() == 1 ? 0.7 : 0.99);
    }
    if (vietnamese > 0) {
      Language rest = ask(sample.join(false));
      if (rest.known()) {
        return rest;
      }
    }
    return ask(sample.join(true));
  }

  private Language ask(String words) {
    if (words.length() < FEWEST_LETTERS) {
      return Language.UNKNOWN;
    }
    opennlp.tools.langdetect.Language[] ranked = detector.predictLanguages(words);
    double margin = Math.log(ranked[0].getConfidence() / ranked[1].getConfidence());
    double confidence = 1 - Math.exp(-STEEPNESS * margin);
    String code = ranked[0].getLang();
    if (confidence < (LanguageTags.rare(code) ? ENOUGH_FOR_RARE : ENOUGH)) {
      return Language.UNKNOWN;
    }
    return new Language(LanguageTags.of(code), Math.round(confidence * 1_000) / 1_000.0);
  }
}

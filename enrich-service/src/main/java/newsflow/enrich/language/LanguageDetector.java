package newsflow.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of a text. Thread-safe; load once.
 *
 * <p>Four witnesses, over a bounded sample of the text: scripts that only one language uses;
 * letters that only Vietnamese uses; the frequent words of English and the frequent syllables of
 * Vietnamese typed without diacritics; else OpenNLP's detector for 103 languages. English with
 * Vietnamese names in it is judged by its other words. OpenNLP's probabilities are flat, so
 * confidence comes from the margin m = ln(p₁/p₂) of the best over the second: 1 − e^(−{@value
 * #STEEPNESS} m), measured in docs/benchmarks/language.md. What the page declares decides only
 * where the text alone does not.
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

  /** Share of words in small letters that have them; names in an English text are capitalised. */
  private static final double COMMON = 0.15;

  private static final int FEWEST_WORDS = 4;

  /** Mean evidence of the words from which they settle it without further witnesses. */
  private static final double CLEAR = 0.6;

  /** From here the words in small letters make a text English, whatever its names. */
  private static final double PLAIN = 1;

  /** By how much the evidence for one language must then pass that for the other. */
  private static final double APART = 0.5;

  /** What the words' evidence counts, in ln p, where OpenNLP's detector is asked as well. */
  private static final double WORDS = 0.35;

  /** Head start, in ln p, of the two languages that this project is for. */
  private static final double HOME = 0.25;

  /** Share of letters below which the text is a table or code. */
  private static final double PROSE = 0.6;

  /** Signs of code per letter above which a text is no prose. */
  private static final double CODE = 0.06;

  private record Ranked(String code, double score) {}

  private final LanguageDetectorME detector;
  private final WordFrequencies english = WordFrequencies.load("words_en.txt", -1.5);
  private final WordFrequencies syllables = WordFrequencies.load("syllables_vi.txt", -3);

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
    if (sample.letterShare() < PROSE || sample.codeShare() > CODE) {
      return Language.UNKNOWN;
    }
    Language byScript = Scripts.of(sample.words());
    if (byScript != null) {
      return byScript;
    }
    double vietnamese = sample.vietnameseShare();
    List<String> words = sample.words();
    List<String> rest = vietnamese == 0 ? words : VietnameseLetters.without(words);
    double common = sample.commonVietnameseShare();
    if (common == 0 && englishAmongNames(words)) {
      return new Language("en", 0.96);
    }
    if (common >= COMMON || vietnamese >= VIETNAMESE) {
      return new Language("vi", words.size() == 1 ? 0.7 : 0.99);
    }
    Language told = byWords(rest);
    if (told.known()) {
      return told;
    }
    Language asked = ask(rest);
    return asked.known() || rest.size() == words.size() ? asked : ask(words);
  }

  /** Whether the words in small letters are English, whatever names stand between them. */
  private boolean englishAmongNames(List<String> words) {
    List<String> small =
        words.stream().filter(word -> Character.isLowerCase(word.charAt(0))).toList();
    return small.size() > 1
        && words.size() >= FEWEST_WORDS
        && english.evidence(small) >= PLAIN
        && syllables.evidence(small) < 0;
  }

  private Language byWords(List<String> words) {
    int letters = words.stream().mapToInt(String::length).sum();
    if (letters < FEWEST_LETTERS || words.size() < FEWEST_WORDS) {
      return Language.UNKNOWN;
    }
    double en = english.evidence(words);
    double vi = syllables.evidence(words);
    if (en >= CLEAR && en - vi >= APART) {
      return new Language("en", en >= 2 * CLEAR ? 0.99 : 0.97);
    }
    if (vi >= CLEAR && vi - en >= APART && words.size() > FEWEST_WORDS) {
      return new Language("vi", words.size() > 8 ? 0.98 : 0.95);
    }
    return Language.UNKNOWN;
  }

  private Language ask(List<String> words) {
    String text = String.join(" ", words);
    if (text.length() < FEWEST_LETTERS) {
      return Language.UNKNOWN;
    }
    double bonusEn = HOME + WORDS * english.evidence(words);
    double vi = syllables.evidence(words);
    double bonusVi = WORDS * vi + (vi > 0 ? HOME : 0);
    List<Ranked> ranked = new ArrayList<>();
    for (opennlp.tools.langdetect.Language each : detector.predictLanguages(text)) {
      double bonus =
          switch (each.getLang()) {
            case "eng" -> bonusEn;
            case "vie" -> bonusVi;
            default -> 0;
          };
      ranked.add(new Ranked(each.getLang(), Math.log(each.getConfidence()) + bonus));
    }
    ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
    String best = ranked.getFirst().code();
    double first = ranked.getFirst().score();
    double second =
        ranked.stream()
            .skip(1)
            .filter(other -> !LanguageTags.cousins(best, other.code()))
            .findFirst()
            .map(Ranked::score)
            .orElse(first);
    double confidence = 1 - Math.exp(-STEEPNESS * (first - second));
    if (confidence < (LanguageTags.rare(best) ? ENOUGH_FOR_RARE : ENOUGH)) {
      return Language.UNKNOWN;
    }
    return new Language(LanguageTags.of(best), Math.round(confidence * 1_000) / 1_000.0);
  }
}

package newsflow.enrich.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How much the words of a short text, taken one by one, speak for one language: the words that news
 * in it uses often, names left out.
 *
 * <p>A word of the list counts {@value #LEAST} to {@value #MOST} by its frequency, a capitalised
 * one outside it {@value #NAME} (it may be a name), any other the list's penalty.
 */
final class WordFrequencies {
  private static final double MOST = 3.5;
  private static final double LEAST = 1;
  private static final double NAME = -0.4;

  /** ln of the relative frequency at which a word would count 0 without the lower bound. */
  private static final double COMMON = -10.5;

  private final Map<String, Double> evidence;
  private final double foreign;

  private WordFrequencies(Map<String, Double> evidence, double foreign) {
    this.evidence = evidence;
    this.foreign = foreign;
  }

  /**
   * Reads a list beside this class: a line is a whole number n and the words whose relative
   * frequency is about e^(−n/4).
   *
   * @param foreign what a word in small letters outside the list counts, below 0: the lower, the
   *     more of the language's words the list has
   */
  static WordFrequencies load(String name, double foreign) {
    try (InputStream in = WordFrequencies.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + name);
      }
      Map<String, Double> evidence = new HashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] cells = line.split(" ");
        double weight = Math.clamp(-Integer.parseInt(cells[0]) / 4.0 - COMMON, LEAST, MOST);
        for (int i = 1; i < cells.length; i++) {
          evidence.put(cells[i], weight);
        }
      }
      return new WordFrequencies(evidence, foreign);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Mean over the distinct words, from the penalty to {@value #MOST}; 0 without words. */
  double evidence(Collection<String> words) {
    double sum = 0;
    Set<String> distinct = new HashSet<>(words);
    for (String word : distinct) {
      Double known = evidence.get(VietnameseLetters.bare(word.toLowerCase(Locale.ROOT)));
      if (known != null) {
        sum += known;
      } else {
        sum += Character.isUpperCase(word.charAt(0)) ? NAME : foreign;
      }
    }
    return distinct.isEmpty() ? 0 : sum / distinct.size();
  }
}

package newsflow.enrich.keyword;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits text into sentences and picks the one that says most. */
final class Sentences {
  private static final int MOST = 60;
  private static final int MAX_CHARS = 8_000;
  private static final int SHORTEST = 40;
  private static final int LONGEST = 400;

  private Sentences() {}

  /**
   * The best sentence: Σ score of its distinct phrases / √characters, times a weight that falls
   * from 1 at the first sentence to a third.
   */
  static @Nullable String best(String body, Map<String, PhraseFinder.Phrase> phrases) {
    String best = null;
    double highest = 0;
    int index = 0;
    for (String sentence : split(body)) {
      double place = 1.0 / 3 + 2.0 / 3 / (1 + 0.35 * index++);
      if (sentence.length() < SHORTEST || sentence.length() > LONGEST) {
        continue;
      }
      String lower = " " + String.join(" ", words(sentence)) + " ";
      double sum = 0;
      for (Map.Entry<String, PhraseFinder.Phrase> entry : phrases.entrySet()) {
        if (lower.contains(" " + entry.getKey() + " ")) {
          sum += entry.getValue().score();
        }
      }
      double score = place * sum / Math.sqrt(sentence.length());
      if (score > highest) {
        highest = score;
        best = sentence;
      }
    }
    return best;
  }

  /** The first {@value #MOST} sentences of a text, white space collapsed. */
  static List<String> split(String body) {
    String s = Normalizer.normalize(Tokens.cut(body, MAX_CHARS), Normalizer.Form.NFC);
    List<String> sentences = new ArrayList<>();
    for (String paragraph : s.split("\n", -1)) {
      BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
      breaks.setText(paragraph);
      int start = breaks.first();
      for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
        String sentence = paragraph.substring(start, end).strip().replaceAll("\\s+", " ");
        if (!sentence.isEmpty() && sentences.size() < MOST) {
          sentences.add(sentence);
        }
        start = end;
      }
    }
    return sentences;
  }

  private static List<String> words(String sentence) {
    return Tokens.runs(sentence).stream().flatMap(List::stream).map(Tokens.Word::lower).toList();
  }
}

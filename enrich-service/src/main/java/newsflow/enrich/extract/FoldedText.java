package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * A text as {@link Words#fold} gives it, to be compared with others.
 *
 * @param parts its words, and in scripts that write none apart pairs of signs
 */
record FoldedText(String text, List<String> parts) {
  /** Share of the words that two folded texts have in common, 0 to 1. */
  static double likeness(String a, String b) {
    return new FoldedText(a).likeness(new FoldedText(b));
  }

  FoldedText(String text) {
    this(text, parts(text));
  }

  /** Share of the parts that both have, 0 to 1; at least 0.8 where one text holds the other. */
  double likeness(FoldedText other) {
    if (text.equals(other.text)) {
      return 1;
    }
    List<String> rest = new ArrayList<>(other.parts);
    int common = 0;
    for (String word : parts) {
      if (rest.remove(word)) {
        common++;
      }
    }
    int all = parts.size() + other.parts.size();
    double share = all == 0 ? 0 : 2.0 * common / all;
    boolean part =
        !text.isEmpty()
            && !other.text.isEmpty()
            && (text.contains(other.text) || other.text.contains(text));
    return part && Math.min(parts.size(), other.parts.size()) >= 3 ? Math.max(share, 0.8) : share;
  }

  private static List<String> parts(String folded) {
    List<String> parts = new ArrayList<>();
    for (String word : folded.split(" ")) {
      if (word.length() > 2 && Words.isDense(word.charAt(word.length() / 2))) {
        for (int i = 0; i + 1 < word.length(); i++) {
          parts.add(word.substring(i, i + 2));
        }
      } else {
        parts.add(word);
      }
    }
    return parts;
  }
}

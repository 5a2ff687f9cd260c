package newsflow.enrich.language;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A bounded sample of a text: words from its beginning, its middle and its end, without addresses,
 * numbers and signs, and counts over them.
 *
 * @param words words of letters only
 * @param letters letters in them
 * @param signs characters between them that are neither letters nor white space
 * @param codeSigns those of them that prose hardly has, such as braces
 */
record TextSample(List<String> words, int letters, int signs, int codeSigns) {
  private static final String CODE_SIGNS = "{}[]=|_";

  private static final int WINDOW = 72;
  private static final int WINDOWS = 3;

  /** A text up to this long is read whole. */
  private static final int WHOLE = WINDOW * WINDOWS;

  private static final int LONGEST_WORD = 30;

  static TextSample of(String text) {
    var counter = new Counter();
    if (text.length() <= WHOLE) {
      counter.add(text);
    } else {
      int step = (text.length() - WINDOW) / (WINDOWS - 1);
      for (int i = 0; i < WINDOWS; i++) {
        counter.add(window(text, i * step));
      }
    }
    return new TextSample(
        List.copyOf(counter.words), counter.letters, counter.signs, counter.codeSigns);
  }

  /** Share of the words, 0 to 1, that have a letter which only Vietnamese uses. */
  double vietnameseShare() {
    long marked = words.stream().filter(VietnameseLetters::in).count();
    return words.isEmpty() ? 0 : (double) marked / words.size();
  }

  /** The same share, of words that do not begin with a capital. */
  double commonVietnameseShare() {
    long marked =
        words.stream()
            .filter(word -> !Character.isUpperCase(word.charAt(0)) && VietnameseLetters.in(word))
            .count();
    return words.isEmpty() ? 0 : (double) marked / words.size();
  }

  /** Share of letters, 0 to 1, among all that is not white space. */
  double letterShare() {
    return letters == 0 ? 0 : (double) letters / (letters + signs);
  }

  /** Signs of code per letter. */
  double codeShare() {
    return letters == 0 ? 0 : (double) codeSigns / letters;
  }

  private static String window(String text, int from) {
    int start = from;
    int latest = Math.min(text.length() - WINDOW, from + LONGEST_WORD);
    while (start > 0 && start < latest && Character.isLetter(text.charAt(start - 1))) {
      start++;
    }
    return text.substring(start, start + WINDOW);
  }

  private static final class Counter {
    private final List<String> words = new ArrayList<>();
    private int letters;
    private int signs;
    private int codeSigns;

    void add(String raw) {
      String s = Normalizer.normalize(raw, Normalizer.Form.NFC);
      int i = 0;
      while (i < s.length()) {
        int end = i;
        while (end < s.length() && !Character.isWhitespace(s.charAt(end))) {
          end++;
        }
        if (end > i) {
          token(s.substring(i, end));
        }
        i = end + 1;
      }
    }

    private void token(String token) {
      if (token.contains("://") || token.startsWith("www.") || token.indexOf('@') > 0) {
        return;
      }
      int start = -1;
      for (int i = 0; i <= token.length(); i++) {
        boolean letter = i < token.length() && isLetter(token, i);
        if (letter && start < 0) {
          start = i;
        } else if (!letter) {
          if (start >= 0) {
            words.add(token.substring(start, i));
            letters += i - start;
            start = -1;
          }
          if (i < token.length()) {
            signs++;
            codeSigns += CODE_SIGNS.indexOf(token.charAt(i)) >= 0 ? 1 : 0;
          }
        }
      }
    }

    private static boolean isLetter(String token, int i) {
      int type = Character.getType(token.charAt(i));
      return Character.isLetter(token.charAt(i))
          || type == Character.NON_SPACING_MARK
          || type == Character.COMBINING_SPACING_MARK
          || type == Character.SURROGATE
          || (token.charAt(i) == '\'' && i > 0 && i + 1 < token.length());
    }
  }
}

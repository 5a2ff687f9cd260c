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
 */
record TextSample(List<String> words, int letters, int signs) {
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
    return new TextSample(List.copyOf(counter.words), counter.letters, counter.signs);
  }

  /** The words for which {@code vietnamese} is as asked, joined by spaces. */
  String join(boolean vietnameseToo) {
    var joined = new StringBuilder();
    for (String word : words) {
      if (vietnameseToo || !VietnameseLetters.in(word)) {
        joined.append(word).append(' ');
      }
    }
    return joined.toString().strip();
  }

  /** Share of the words, 0 to 1, that have a letter which only Vietnamese uses. */
  double vietnameseShare() {
    long marked = words.stream().filter(VietnameseLetters::in).count();
    return words.isEmpty() ? 0 : (double) marked / words.size();
  }

  /** Share of letters, 0 to 1, among all that is not white space. */
  double letterShare() {
    return letters == 0 ? 0 : (double) letters / (letters + signs);
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
          signs += i < token.length() ? 1 : 0;
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

package newsflow.enrich.category;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * Turns a text into hashes of its words (in Vietnamese, syllables) and pairs of neighbours. A
 * number becomes its shape, so that {@code 2017} and {@code 2021} are one feature.
 */
final class TopicFeatures {
  /** Characters read: the opening carries the subject, and the work stays bounded. */
  static final int MAX_CHARS = 1_600;

  private static final int MAX_TOKENS = 320;
  private static final long PAIR = 0x9E3779B97F4A7C15L;

  private TopicFeatures() {}

  /** The words of a text: lower case, at most {@value #MAX_TOKENS}, in order. */
  static String[] words(String text) {
    String head = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    String s = Normalizer.normalize(head, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String[] words = new String[MAX_TOKENS];
    int n = 0;
    int i = 0;
    while (i < s.length() && n < MAX_TOKENS) {
      char c = s.charAt(i);
      if (Character.isDigit(c)) {
        int start = i;
        while (i < s.length() && isNumberPart(s, i)) {
          i++;
        }
        words[n++] = shape(s, start, i);
      } else if (Character.isLetter(c)) {
        int start = i;
        while (i < s.length() && isWordPart(s.charAt(i))) {
          i++;
        }
        words[n++] = s.substring(start, i);
        if (i + 1 < s.length() && isApostrophe(s.charAt(i)) && s.charAt(i + 1) == 's') {
          i += 2;
        }
      } else {
        if (c == '%' || c == '$' || c == '£' || c == '€') {
          words[n++] = String.valueOf(c);
        }
        i++;
      }
    }
    return Arrays.copyOf(words, n);
  }

  /** Hashes of all words and of all pairs of neighbours, sorted, each once. */
  static int[] hashes(String[] words) {
    int[] hashes = new int[words.length * 2];
    int n = 0;
    long previous = 0;
    for (String word : words) {
      long hash = hash(word);
      hashes[n++] = fold(hash);
      if (previous != 0) {
        hashes[n++] = fold(previous * PAIR + hash);
      }
      previous = hash;
    }
    Arrays.sort(hashes, 0, n);
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      if (i == 0 || hashes[i] != hashes[i - 1]) {
        hashes[distinct++] = hashes[i];
      }
    }
    return Arrays.copyOf(hashes, distinct);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }

  private static boolean isNumberPart(String s, int i) {
    char c = s.charAt(i);
    return Character.isDigit(c)
        || ((c == '.' || c == ',' || c == '-' || c == '/' || c == ':')
            && i + 1 < s.length()
            && Character.isDigit(s.charAt(i + 1)));
  }

  private static String shape(String s, int start, int end) {
    boolean plain = true;
    for (int i = start; i < end; i++) {
      char c = s.charAt(i);
      if (c == '-') {
        return "0-0";
      }
      if (c == '/' || c == ':') {
        return "0/0";
      }
      plain &= Character.isDigit(c);
    }
    if (!plain) {
      return "0.0";
    }
    int length = Math.min(5, end - start);
    boolean year = length == 4 && (s.charAt(start) == '1' || s.charAt(start) == '2');
    return year ? "1900" : "00000".substring(0, length);
  }

  private static long hash(String word) {
    long h = 0xcbf29ce484222325L;
    for (int i = 0; i < word.length(); i++) {
      h = (h ^ word.charAt(i)) * 0x100000001b3L;
    }
    return h;
  }

  private static int fold(long h) {
    long x = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    return (int) (x ^ (x >>> 32));
  }
}

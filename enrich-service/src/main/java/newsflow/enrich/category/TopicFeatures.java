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

  /** The first words, about a headline, say more of the subject than the rest. */
  private static final int HEAD = 18;

  private static final float HEAD_WEIGHT = 1.5f;
  private static final long PAIR = 0x9E3779B97F4A7C15L;

  /**
   * A text's features.
   *
   * @param hashes ascending, each once
   * @param weights of the same length: more than 1 for what the first words have
   */
  record Bag(int[] hashes, float[] weights) {}

  private TopicFeatures() {}

  /** The words of a text: lower case, at most {@value #MAX_TOKENS}, in order. */
  static String[] words(String text) {
    return words(text, MAX_CHARS, MAX_TOKENS);
  }

  /** The same of a longer or shorter part of the text. */
  static String[] words(String text, int maxChars, int maxTokens) {
    String head = text.length() > maxChars ? text.substring(0, maxChars) : text;
    String s = Normalizer.normalize(head, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    String[] words = new String[maxTokens];
    int n = 0;
    int i = 0;
    while (i < s.length() && n < maxTokens) {
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

  /** All words and all pairs of neighbours. */
  static Bag bag(String[] words) {
    long[] features = new long[words.length * 2];
    int n = 0;
    long previous = 0;
    for (int i = 0; i < words.length; i++) {
      long hash = hash(words[i]);
      int later = i < HEAD ? 0 : 1;
      features[n++] = (long) fold(hash) << 1 | later;
      if (previous != 0) {
        features[n++] = (long) fold(previous * PAIR + hash) << 1 | later;
      }
      previous = hash;
    }
    Arrays.sort(features, 0, n);
    int[] hashes = new int[n];
    float[] weights = new float[n];
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      int hash = (int) (features[i] >> 1);
      if (i == 0 || hash != hashes[distinct - 1]) {
        hashes[distinct] = hash;
        weights[distinct++] = (features[i] & 1) == 0 ? HEAD_WEIGHT : 1;
      }
    }
    return new Bag(Arrays.copyOf(hashes, distinct), Arrays.copyOf(weights, distinct));
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

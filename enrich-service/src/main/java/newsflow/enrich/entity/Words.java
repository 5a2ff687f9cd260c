package newsflow.enrich.entity;

import java.util.Arrays;

/**
 * The words of a text: runs of letters, digits and combining marks. Built once per field in linear
 * time; a word is found by its offset with a binary search.
 */
final class Words {
  /** Longer words are no names; they are kept as words but never looked up. */
  static final int MAX_WORD = 64;

  private final String text;
  private int[] starts;
  private int[] ends;
  private int size;

  private Words(String text) {
    this.text = text;
    this.starts = new int[Math.max(16, text.length() / 5)];
    this.ends = new int[starts.length];
  }

  static Words of(String text) {
    Words words = new Words(text);
    int length = text.length();
    int at = 0;
    while (at < length) {
      int c = text.codePointAt(at);
      if (!isWord(c)) {
        at += Character.charCount(c);
        continue;
      }
      int start = at;
      while (at < length && isWord(text.codePointAt(at))) {
        at += Character.charCount(text.codePointAt(at));
      }
      words.add(start, at);
    }
    return words;
  }

  private static boolean isWord(int c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private void add(int start, int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    starts[size] = start;
    ends[size++] = end;
  }

  int size() {
    return size;
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  /** The characters of word i, or "" when there is no such word or it is too long for a name. */
  String get(int i) {
    return i < 0 || i >= size || ends[i] - starts[i] > MAX_WORD
        ? ""
        : text.substring(starts[i], ends[i]);
  }

  /** The first word that starts at the offset or later; {@link #size} if there is none. */
  int from(int offset) {
    int found = Arrays.binarySearch(starts, 0, size, offset);
    return found >= 0 ? found : -found - 1;
  }

  /** Whether word i begins with a capital. */
  boolean isCapital(int i) {
    return i >= 0 && i < size && Character.isUpperCase(text.codePointAt(starts[i]));
  }

  /** Whether only blanks (at most a few) stand between word i and word i + 1. */
  boolean isJoined(int i) {
    if (i < 0 || i + 1 >= size || starts[i + 1] - ends[i] > 3) {
      return false;
    }
    for (int at = ends[i]; at < starts[i + 1]; at++) {
      if (text.charAt(at) != ' ' && text.charAt(at) != '\u00a0') {
        return false;
      }
    }
    return true;
  }

  /** The characters between word i and the next; all of the rest behind the last word. */
  String gap(int i) {
    int from = i < 0 ? 0 : ends[i];
    int to = i + 1 < size ? starts[i + 1] : text.length();
    return text.substring(from, Math.min(to, from + 16));
  }
}

package newsflow.index.document;

import java.util.Arrays;

/**
 * JSON in UTF-8, written in one pass over the characters: half the processor time of a general
 * library, which counts at the head of every bulk (docs/benchmarks/indexing.md).
 *
 * <p>Texts may hold anything: a lone surrogate becomes U+FFFD and a control character other than
 * tab and line ends a space, so one character stays one character. Field names must need no
 * escaping. Not for more than 2 GB.
 */
final class JsonBytes {
  private static final int SLICE = 4_096;
  private static final int MAX_BYTES_A_CHAR = 3;
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private byte[] bytes;
  private int length;
  private boolean commaDue;

  /**
   * @param expected number of bytes; more are taken as needed
   */
  JsonBytes(int expected) {
    bytes = new byte[Math.max(64, expected)];
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /** An object as the document or as the next element of an array. */
  void openObject() {
    separate();
    open('{');
  }

  void openObject(String field) {
    name(field);
    open('{');
  }

  void closeObject() {
    close('}');
  }

  void openArray(String field) {
    name(field);
    open('[');
  }

  void closeArray() {
    close(']');
  }

  void text(String field, String value) {
    name(field);
    quote(value);
    commaDue = true;
  }

  /** The next element of an array. */
  void text(String value) {
    separate();
    quote(value);
    commaDue = true;
  }

  void number(String field, int value) {
    name(field);
    ascii(Integer.toString(value));
    commaDue = true;
  }

  /**
   * @param value finite
   */
  void number(String field, double value) {
    name(field);
    ascii(Double.toString(value));
    commaDue = true;
  }

  private void separate() {
    if (commaDue) {
      put(',');
    }
  }

  private void open(char bracket) {
    put(bracket);
    commaDue = false;
  }

  private void close(char bracket) {
    put(bracket);
    commaDue = true;
  }

  private void name(String field) {
    separate();
    put('"');
    ascii(field);
    put('"');
    put(':');
  }

  private void put(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
  }

  private void ascii(String text) {
    int count = text.length();
    reserve(count);
    byte[] to = bytes;
    int at = length;
    for (int i = 0; i < count; i++) {
      to[at + i] = (byte) text.charAt(i);
    }
    length = at + count;
  }

  private void quote(String text) {
    put('"');
    for (int i = 0; i < text.length(); ) {
      i = slice(text, i, Math.min(text.length(), i + SLICE));
    }
    put('"');
  }

  /** Writes from {@code start} up to about {@code end}; returns where it stopped. */
  private int slice(String text, int start, int end) {
    reserve((end - start + 1) * MAX_BYTES_A_CHAR);
    byte[] to = bytes;
    int at = length;
    int i = start;
    for (; i < end; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        if (c < ' ' || c == '"' || c == '\\') {
          at = escape(to, at, c);
        } else {
          to[at++] = (byte) c;
        }
      } else if (c < 0x800) {
        to[at++] = (byte) (0xC0 | (c >> 6));
        to[at++] = (byte) (0x80 | (c & 0x3F));
      } else if (!Character.isSurrogate(c)) {
        at = three(to, at, c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        at = four(to, at, Character.toCodePoint(c, text.charAt(++i)));
      } else {
        at = three(to, at, '\uFFFD');
      }
    }
    length = at;
    return i;
  }

  private static int escape(byte[] to, int at, char c) {
    char letter =
        switch (c) {
          case '"', '\\' -> c;
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          default -> 0;
        };
    if (letter == 0) {
      to[at] = ' ';
      return at + 1;
    }
    to[at] = '\\';
    to[at + 1] = (byte) letter;
    return at + 2;
  }

  private static int three(byte[] to, int at, char c) {
    to[at] = (byte) (0xE0 | (c >> 12));
    to[at + 1] = (byte) (0x80 | ((c >> 6) & 0x3F));
    to[at + 2] = (byte) (0x80 | (c & 0x3F));
    return at + 3;
  }

  private static int four(byte[] to, int at, int point) {
    to[at] = (byte) (0xF0 | (point >> 18));
    to[at + 1] = (byte) (0x80 | ((point >> 12) & 0x3F));
    to[at + 2] = (byte) (0x80 | ((point >> 6) & 0x3F));
    to[at + 3] = (byte) (0x80 | (point & 0x3F));
    return at + 4;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      int least = Math.addExact(length, more);
      bytes = Arrays.copyOf(bytes, Math.max(least, (int) Math.min(2L * length, MAX_ARRAY)));
    }
  }
}

package newsflow.enrich.extract;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Content in a charset that is known, without NULs. */
sealed interface Decoded {
  /** The charset that it is read in. */
  String name();

  /** All of it. */
  String text();

  /** All of it, for reading once. */
  Reader reader();

  /** As {@link String#isBlank}. */
  boolean isBlank();

  /** A form of it in which markup has its place and the rest may be garbled. */
  String markup();

  /** The text at a place of the markup. */
  String at(int from, int to);

  /** Text that had to be decoded as a whole to know its charset. */
  record Whole(String text, String name) implements Decoded {
    @Override
    public Reader reader() {
      return new StringReader(text);
    }

    @Override
    public boolean isBlank() {
      return text.isBlank();
    }

    @Override
    public String markup() {
      return text;
    }

    @Override
    public String at(int from, int to) {
      return text.substring(from, to);
    }
  }

  /** Valid UTF-8, most pages by far, which is decoded only while it is read. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy would cost
  record Utf8(byte[] bytes) implements Decoded {
    private static final VarHandle EIGHT =
        MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long SIGNS = 0x8080_8080_8080_8080L;

    /**
     * Whether bytes are UTF-8 by table 3-7 of the Unicode standard, with more than ASCII in them,
     * without NULs and without a byte order mark.
     */
    static boolean isValid(byte[] b) {
      boolean marked = b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB;
      boolean more = false;
      int at = marked ? -1 : afterAscii(b, 0);
      while (at >= 0 && at < b.length) {
        more = true;
        at = afterLetter(b, at);
        at = at < 0 ? at : afterAscii(b, at);
      }
      return more && at >= 0;
    }

    /** The place of the first byte from here on that is no ASCII or NUL. */
    private static int afterAscii(byte[] b, int from) {
      int at = from;
      while (at + 8 <= b.length) {
        long eight = (long) EIGHT.get(b, at);
        if (((eight | (eight - ONES)) & SIGNS) != 0) { // one of them is negative, or was zero
          break;
        }
        at += 8;
      }
      while (at < b.length && b[at] > 0) {
        at++;
      }
      return at;
    }

    /** The place behind a letter of two to four bytes, -1 if it is malformed. */
    private static int afterLetter(byte[] b, int at) {
      int first = b[at] & 0xFF;
      int second = at + 1 < b.length ? b[at + 1] & 0xFF : 0;
      int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
      int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
      int end = at + (first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4);
      if (first < 0xC2 || first > 0xF4 || second < least || second > most || end > b.length) {
        return -1;
      }
      for (int i = at + 2; i < end; i++) {
        if (b[i] >= (byte) 0xC0) {
          return -1;
        }
      }
      return end;
    }

    @Override
    public String name() {
      return "UTF-8";
    }

    @Override
    public String text() {
      return at(0, bytes.length);
    }

    @Override
    public Reader reader() {
      return new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
    }

    @Override
    public boolean isBlank() {
      for (byte b : bytes) {
        if (b > ' ') {
          return false;
        }
      }
      return text().isBlank();
    }

    @Override
    public String markup() {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String at(int from, int to) {
      return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
  }
}

package newsflow.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;

/** One spelling for what RFC 3986 allows to be spelt in several ways: section 6.2.2. */
final class PercentEncoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /** Printable ASCII that no browser leaves as it is in a path or query. */
  private static final String ALWAYS_ENCODED = "'\"<>[\\]^`{|}";

  private PercentEncoding() {}

  /**
   * Escapes of unreserved characters are undone, others keep their escape in upper case; spaces,
   * controls, stray percent signs and characters beyond ASCII are escaped, the latter as UTF-8 of
   * their NFC form.
   */
  static String normalise(String text) {
    return isPlain(text) ? text : new Spelling().of(text);
  }

  /** Undoes every escape that is ASCII or valid UTF-8; for host names. */
  static String decodeAll(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int end = escapesEnd(text, i);
      if (end > i) {
        String decoded = utf8(bytes(text, i, end));
        out.append(decoded.isEmpty() ? text.substring(i, end) : decoded);
        i = end;
      } else {
        out.append(text.charAt(i++));
      }
    }
    return out.toString();
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> isUnreserved(c) || "/=&+:,;@!$()*?".indexOf(c) >= 0);
  }

  /** The output so far, and plain text after it that may still be composed with what follows. */
  private static final class Spelling {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder plain = new StringBuilder();

    String of(String text) {
      for (int i = 0; i < text.length(); ) {
        int end = escapesEnd(text, i);
        if (end > i) {
          run(bytes(text, i, end));
          i = end;
        } else if (text.charAt(i) == '%') {
          keepEscaped(new byte[] {'%'});
          i++;
        } else {
          plain.append(text.charAt(i++));
        }
      }
      flush();
      return out.toString();
    }

    /** Undoes escapes of unreserved ASCII and of valid UTF-8; keeps the others. */
    private void run(byte[] run) {
      for (int i = 0; i < run.length; ) {
        int end = i + 1;
        while (run[i] < 0 && end < run.length && run[end] < 0) {
          end++;
        }
        byte[] part = Arrays.copyOfRange(run, i, end);
        String decoded = run[i] < 0 ? utf8(part) : isUnreserved(run[i]) ? utf8(part) : "";
        if (decoded.isEmpty()) {
          keepEscaped(part);
        } else {
          plain.append(decoded);
        }
        i = end;
      }
    }

    private void keepEscaped(byte[] bytes) {
      flush();
      escapeAll(bytes, out);
    }

    private void flush() {
      String composed = Normalizer.normalize(plain, Normalizer.Form.NFC);
      plain.setLength(0);
      for (int i = 0; i < composed.length(); ) {
        int point = composed.codePointAt(i);
        if (point > 0x20 && point < 0x7F && ALWAYS_ENCODED.indexOf(point) < 0) {
          out.append((char) point);
        } else {
          escapeAll(Character.toString(point).getBytes(StandardCharsets.UTF_8), out);
        }
        i += Character.charCount(point);
      }
    }
  }

  /** Where the escapes that start at an index end; the index itself where there is none. */
  private static int escapesEnd(String text, int start) {
    int end = start;
    while (end + 2 < text.length()
        && text.charAt(end) == '%'
        && HexFormat.isHexDigit(text.charAt(end + 1))
        && HexFormat.isHexDigit(text.charAt(end + 2))) {
      end += 3;
    }
    return end;
  }

  private static byte[] bytes(String text, int start, int end) {
    byte[] bytes = new byte[(end - start) / 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) HexFormat.fromHexDigits(text, start + 3 * i + 1, start + 3 * i + 3);
    }
    return bytes;
  }

  /** Empty where the bytes are not UTF-8. */
  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  private static void escapeAll(byte[] bytes, StringBuilder out) {
    for (byte b : bytes) {
      escape(b, out);
    }
  }

  private static void escape(byte b, StringBuilder out) {
    out.append('%');
    HEX.toHexDigits(out, b);
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}

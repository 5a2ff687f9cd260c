package newsflow.ingest.push;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The items of a body as ranges of its bytes, found without parsing them, so that a broken item
 * leaves its neighbours readable and no nesting costs stack.
 */
sealed interface JsonSlices {

  /** The bytes from start to end, exclusive. */
  record Slice(int start, int end) {}

  /** The items in their order. */
  record Items(List<Slice> slices) implements JsonSlices {}

  /** Nobody can say where the items are. */
  record Broken(String detail) implements JsonSlices {}

  /** The array's elements, or the whole body where it is no array. */
  static JsonSlices ofJson(byte[] utf8) {
    int start = skipSpace(utf8, 0);
    if (start == utf8.length) {
      return new Broken("the body is empty");
    }
    return utf8[start] == '['
        ? ofArray(utf8, start + 1)
        : new Items(List.of(new Slice(start, utf8.length)));
  }

  /** The lines that are not blank. */
  static JsonSlices ofLines(byte[] utf8) {
    List<Slice> slices = new ArrayList<>();
    for (int start = 0; start < utf8.length; ) {
      int end = start;
      while (end < utf8.length && utf8[end] != '\n') {
        end++;
      }
      if (skipSpace(utf8, start) < end) {
        slices.add(new Slice(start, end));
      }
      start = end + 1;
    }
    return slices.isEmpty() ? new Broken("the body is empty") : new Items(slices);
  }

  /** The text as UTF-8 without a byte order mark; UTF-16 is known by its mark. */
  static byte[] utf8(byte[] body) {
    if (startsWith(body, 0xEF, 0xBB, 0xBF)) {
      return Arrays.copyOfRange(body, 3, body.length);
    }
    if (startsWith(body, 0xFE, 0xFF)) {
      return transcode(body, StandardCharsets.UTF_16BE);
    }
    if (startsWith(body, 0xFF, 0xFE)) {
      return transcode(body, StandardCharsets.UTF_16LE);
    }
    return body;
  }

  private static JsonSlices ofArray(byte[] utf8, int from) {
    List<Slice> slices = new ArrayList<>();
    int start = from;
    int depth = 1;
    for (int i = from; i < utf8.length; i++) {
      switch (utf8[i]) {
        case '"' -> i = stringEnd(utf8, i + 1);
        case '[', '{' -> depth++;
        case ']', '}' -> depth--;
        case ',' -> {
          if (depth == 1) {
            slices.add(new Slice(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
      if (depth == 0) {
        if (utf8[i] != ']' || skipSpace(utf8, i + 1) < utf8.length) {
          return new Broken("text after the end of the array, at byte " + i);
        }
        if (!slices.isEmpty() || skipSpace(utf8, start) < i) {
          slices.add(new Slice(start, i));
        }
        return new Items(slices);
      }
    }
    return new Broken("the array does not end");
  }

  /** Index of the closing quote, or of the end. */
  private static int stringEnd(byte[] utf8, int from) {
    int i = from;
    while (i < utf8.length && utf8[i] != '"') {
      i += utf8[i] == '\\' ? 2 : 1;
    }
    return Math.min(i, utf8.length);
  }

  private static int skipSpace(byte[] utf8, int from) {
    int i = from;
    while (i < utf8.length
        && (utf8[i] == ' ' || utf8[i] == '\n' || utf8[i] == '\r' || utf8[i] == '\t')) {
      i++;
    }
    return i;
  }

  private static boolean startsWith(byte[] body, int... prefix) {
    if (body.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((body[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] transcode(byte[] body, Charset charset) {
    return new String(body, 2, body.length - 2, charset).getBytes(StandardCharsets.UTF_8);
  }
}

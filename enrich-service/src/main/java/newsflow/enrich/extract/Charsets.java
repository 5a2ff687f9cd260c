package newsflow.enrich.extract;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text. In order: byte order mark, UTF-16 without one, valid UTF-8 (whatever is declared:
 * no other encoding looks like it by chance), the HTTP charset, the XML declaration, the meta
 * element, detection by ICU; at the end the old Vietnamese font encodings.
 */
final class Charsets {
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Pattern DECLARED =
      Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([\\w.:-]{2,40})");
  private static final Pattern XML =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}encoding\\s*=\\s*[\"']([\\w.:-]{2,40})");

  /** What browsers read instead of the label, after the WHATWG encoding standard. */
  private static final Map<String, String> BROWSERS =
      Map.ofEntries(
          Map.entry("iso-8859-1", "windows-1252"),
          Map.entry("latin1", "windows-1252"),
          Map.entry("us-ascii", "windows-1252"),
          Map.entry("ascii", "windows-1252"),
          Map.entry("iso-8859-9", "windows-1254"),
          Map.entry("gb2312", "GB18030"),
          Map.entry("gbk", "GB18030"),
          Map.entry("x-gbk", "GB18030"),
          Map.entry("shift_jis", "windows-31j"),
          Map.entry("shift-jis", "windows-31j"),
          Map.entry("x-sjis", "windows-31j"),
          Map.entry("sjis", "windows-31j"),
          Map.entry("euc-kr", "x-windows-949"),
          Map.entry("ks_c_5601-1987", "x-windows-949"),
          Map.entry("tis-620", "x-windows-874"),
          Map.entry("iso-8859-11", "x-windows-874"),
          Map.entry("windows-874", "x-windows-874"),
          Map.entry("big5", "Big5-HKSCS"),
          Map.entry("utf8", "UTF-8"),
          Map.entry("unicode", "UTF-8"),
          Map.entry("utf-16", "UTF-8"));

  private Charsets() {}

  static Decoded decode(byte[] bytes, @Nullable String contentType) {
    Decoded decoded =
        Decoded.Utf8.isValid(bytes) ? new Decoded.Utf8(bytes) : whole(bytes, contentType);
    LegacyVietnamese legacy =
        LegacyVietnamese.isMarked(textOf(decoded, 3_000))
            ? LegacyVietnamese.recognise(textOf(decoded, 20_000))
            : null;
    return legacy == null
        ? decoded
        : new Decoded.Whole(legacy.decode(decoded.text()), legacy.name());
  }

  private static Decoded.Whole whole(byte[] bytes, @Nullable String contentType) {
    Decoded.Whole decoded = unicode(bytes);
    if (decoded == null) {
      decoded = declaredOrDetected(bytes, contentType);
    }
    String text = decoded.text();
    return text.indexOf(0) >= 0
        ? new Decoded.Whole(text.replace("\0", ""), decoded.name())
        : decoded;
  }

  static String windows1252(byte[] bytes) {
    return new String(bytes, WINDOWS_1252);
  }

  private static Decoded.@Nullable Whole unicode(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      return new Decoded.Whole(new String(b, 3, b.length - 3, StandardCharsets.UTF_8), "UTF-8");
    }
    Charset wide = null;
    int skip = 0;
    if (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) {
      wide = StandardCharsets.UTF_16BE;
      skip = 2;
    } else if (b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) {
      wide = StandardCharsets.UTF_16LE;
      skip = 2;
    } else {
      wide = wideWithoutMark(b);
    }
    if (wide != null) {
      return new Decoded.Whole(new String(b, skip, b.length - skip, wide), wide.name());
    }
    return utf8(b);
  }

  /** UTF-16 without a mark: markup has a zero in every second byte. */
  private static @Nullable Charset wideWithoutMark(byte[] b) {
    int n = Math.min(b.length, 4096) & ~1;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < n; i += 2) {
      even += b[i] == 0 ? 1 : 0;
      odd += b[i + 1] == 0 ? 1 : 0;
    }
    if (n < 8) {
      return null;
    }
    if (odd * 10 > n * 2 && even * 20 < n) {
      return StandardCharsets.UTF_16LE;
    }
    return even * 10 > n * 2 && odd * 20 < n ? StandardCharsets.UTF_16BE : null;
  }

  /** The text if the bytes are valid UTF-8, perhaps cut at the end, and hold more than ASCII. */
  private static Decoded.@Nullable Whole utf8(byte[] b) {
    String text = new String(b, StandardCharsets.UTF_8);
    int wrong = text.indexOf('\uFFFD');
    boolean valid = wrong < 0 || wrong == text.length() - 1;
    return valid && text.length() < b.length ? new Decoded.Whole(text, "UTF-8") : null;
  }

  private static Decoded.Whole declaredOrDetected(byte[] bytes, @Nullable String contentType) {
    String head = new String(bytes, 0, Math.min(bytes.length, 8192), StandardCharsets.ISO_8859_1);
    for (String label :
        new @Nullable String[] {
          find(DECLARED, contentType == null ? "" : contentType),
          find(XML, head),
          find(DECLARED, head)
        }) {
      Charset charset = label == null ? null : named(label);
      if (charset != null) {
        Decoded.Whole decoded = tolerant(bytes, charset);
        if (decoded != null) {
          return decoded;
        }
      }
    }
    return detect(bytes);
  }

  private static Decoded.Whole detect(byte[] bytes) {
    boolean ascii = true;
    for (byte b : bytes) {
      ascii &= b >= 0;
    }
    if (ascii) {
      return new Decoded.Whole(new String(bytes, StandardCharsets.US_ASCII), "US-ASCII");
    }
    Decoded.Whole utf8 = tolerant(bytes, StandardCharsets.UTF_8);
    if (utf8 != null) {
      return utf8;
    }
    CharsetDetector detector = new CharsetDetector();
    detector.enableInputFilter(true);
    detector.setText(bytes.length > 100_000 ? java.util.Arrays.copyOf(bytes, 100_000) : bytes);
    CharsetMatch match = detector.detect();
    if (match != null && match.getConfidence() >= 25) {
      Charset charset = named(match.getName());
      Decoded.Whole decoded = charset == null ? null : tolerant(bytes, charset);
      if (decoded != null) {
        return decoded;
      }
    }
    return new Decoded.Whole(windows1252(bytes), "windows-1252");
  }

  /** The text, or null if more than one sign in two hundred marked ones is malformed. */
  private static Decoded.@Nullable Whole tolerant(byte[] bytes, Charset charset) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out =
        CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 16);
    int marked = 0;
    for (byte b : bytes) {
      marked += b < 0 ? 1 : 0;
    }
    int allowed = 1 + marked / 100;
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isUnderflow()) {
        decoder.flush(out);
        return new Decoded.Whole(out.flip().toString(), charset.name());
      }
      if (result.isOverflow() || --allowed < 0) {
        return null;
      }
      in.position(in.position() + result.length());
      if (!out.hasRemaining()) {
        return null;
      }
      out.put('\uFFFD');
    }
  }

  private static @Nullable String find(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : null;
  }

  private static @Nullable Charset named(String label) {
    String name = label.toLowerCase(Locale.ROOT);
    try {
      return Charset.forName(BROWSERS.getOrDefault(name, name));
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  /** Some text between tags, for looking at its letters only. */
  private static String textOf(Decoded content, int length) {
    String html = content.markup();
    StringBuilder out = new StringBuilder(length);
    int i = Math.max(0, html.indexOf("<body"));
    int end = Math.min(html.length(), i + 300_000);
    while (i < end && out.length() < length) {
      if (html.charAt(i) == '<') {
        boolean script = html.regionMatches(true, i + 1, "script", 0, 6);
        int close = script ? html.indexOf("</script", i + 1) : html.indexOf('>', i + 1);
        i = close < 0 ? end : close + 1;
      } else {
        int tag = html.indexOf('<', i, end);
        int to = tag < 0 ? end : tag;
        out.append(content.at(i, to));
        i = to;
      }
    }
    return out.toString();
  }
}

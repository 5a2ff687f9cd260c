package newsflow.enrich.extract;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What sort of thing some bytes are. */
sealed interface ContentKind {
  /**
   * Text.
   *
   * @param html whether the content type says that it is HTML
   */
  record Text(boolean html) implements ContentKind {}

  /** No text in any charset. */
  record Binary(String what) implements ContentKind {}

  /** Text of a sort that holds no article. */
  record Unsupported(String what) implements ContentKind {}

  static ContentKind of(byte[] bytes, @Nullable String contentType) {
    String magic = magic(bytes);
    if (magic != null) {
      return new Binary(magic);
    }
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    int zeros = 0;
    int controls = 0;
    int n = Math.min(bytes.length, 8192);
    for (int i = 0; i < n; i++) {
      int b = bytes[i];
      zeros += b == 0 ? 1 : 0;
      controls +=
          b > 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 27 ? 1 : 0;
    }
    if (controls * 10 > n) {
      return new Binary("control characters in the place of text");
    }
    boolean wide = zeros * 5 > n && zeros * 10 < n * 6;
    if (zeros * 5 > n && !wide) {
      return new Binary("mostly zero bytes");
    }
    if (type.startsWith("image/")
        || type.startsWith("audio/")
        || type.startsWith("video/")
        || type.startsWith("font/")
        || type.contains("pdf")
        || type.contains("zip")) {
      return looksLikeHtml(new String(bytes, 0, n, java.nio.charset.StandardCharsets.ISO_8859_1))
          ? new Text(true)
          : new Unsupported("content type " + contentType);
    }
    return new Text(type.contains("html"));
  }

  private static @Nullable String magic(byte[] b) {
    String head =
        new String(b, 0, Math.min(b.length, 12), java.nio.charset.StandardCharsets.ISO_8859_1);
    if (head.startsWith("%PDF-")) {
      return "a PDF file";
    }
    if (head.startsWith("\u0089PNG")
        || head.startsWith("\u00FF\u00D8\u00FF")
        || head.startsWith("GIF8")
        || (head.startsWith("RIFF") && head.endsWith("WEBP"))) {
      return "an image";
    }
    if (head.startsWith("PK\u0003\u0004")
        || head.startsWith("\u001F\u008B")
        || head.startsWith("7z\u00BC\u00AF")
        || head.startsWith("Rar!")
        || head.startsWith("BZh")
        || head.startsWith("\u00FD7zXZ")) {
      return "an archive or compressed data";
    }
    if (head.startsWith("\u007FELF")
        || head.startsWith("MZ\u0090")
        || head.startsWith("\u00CA\u00FE\u00BA\u00BE")
        || head.startsWith("ID3")
        || head.startsWith("OggS")
        || head.startsWith("wOF")) {
      return "a program, font or sound";
    }
    return null;
  }

  /** Whether a text without a declared type is markup. */
  static boolean looksLikeHtml(String text) {
    int from = 0;
    int n = Math.min(text.length(), 4096);
    while (from < n && (Character.isWhitespace(text.charAt(from)) || text.charAt(from) == 0xFEFF)) {
      from++;
    }
    String start =
        text.substring(from, Math.min(text.length(), from + 4096)).toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype html")
        || start.startsWith("<html")
        || start.startsWith("<head")
        || start.startsWith("<body")
        || start.startsWith("<!doctype")) {
      return true;
    }
    int tags = 0;
    for (String tag :
        new String[] {
          "<p",
          "<div",
          "<br",
          "<a ",
          "<span",
          "<h1",
          "<h2",
          "<img",
          "<meta",
          "<table",
          "<ul",
          "<article",
          "<b>",
          "<strong",
          "</p>",
          "</a>",
          "</div>",
          "<html",
          "<script",
          "<link",
          "<!--"
        }) {
      tags += start.contains(tag) ? 1 : 0;
    }
    return tags >= 2 || (start.startsWith("<") && tags >= 1);
  }
}

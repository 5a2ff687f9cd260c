package newsflow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * A file as it is sent to the ingest API.
 *
 * @param content its bytes, unzipped
 * @param contentType by its ending: .html, .htm, .json, .ndjson, else plain text
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record ArticleFile(byte[] content, String contentType) {
  private static final int MAX_BYTES = 64 * 1024 * 1024;

  /**
   * Reads a file; {@code .gz} is unzipped.
   *
   * @throws CommandException when it cannot be read or is over 64 MiB
   */
  static ArticleFile read(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean zipped = name.endsWith(".gz");
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = zipped ? new GZIPInputStream(in) : in) {
      byte[] content = plain.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw new CommandException(file + " is larger than " + MAX_BYTES + " bytes");
      }
      return new ArticleFile(
          content, typeOf(zipped ? name.substring(0, name.length() - ".gz".length()) : name));
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + reason(e), e);
    }
  }

  /** Standard input, which says nothing about its type. */
  static ArticleFile read(InputStream in) {
    try {
      byte[] content = in.readNBytes(MAX_BYTES);
      return new ArticleFile(content, guess(content));
    } catch (IOException e) {
      throw new CommandException("cannot read standard input: " + reason(e), e);
    }
  }

  private static String typeOf(String name) {
    int dot = name.lastIndexOf('.');
    return switch (dot < 0 ? "" : name.substring(dot + 1)) {
      case "html", "htm", "xhtml" -> "text/html";
      case "json" -> "application/json";
      case "ndjson", "jsonl" -> "application/x-ndjson";
      default -> "text/plain";
    };
  }

  private static String guess(byte[] content) {
    for (byte b : content) {
      if (!Character.isWhitespace(b)) {
        return switch (b) {
          case '{', '[' -> "application/json";
          case '<' -> "text/html";
          default -> "text/plain";
        };
      }
    }
    return "text/plain";
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().equals("NoSuchFileException")
        ? "there is no such file"
        : e.toString();
  }
}

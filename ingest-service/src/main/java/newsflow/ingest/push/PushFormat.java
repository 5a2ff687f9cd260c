package newsflow.ingest.push;

import java.util.Locale;
import java.util.Optional;

/** How the body of a request holds its articles. */
public enum PushFormat {
  /** One object or an array of objects. */
  JSON,
  /** An object a line. */
  NDJSON,
  /** The body is the content of one article. */
  CONTENT;

  /** By the media type, with or without parameters; empty for one that is not understood. */
  public static Optional<PushFormat> of(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "application/json", "text/json" -> Optional.of(JSON);
      case "application/x-ndjson",
          "application/ndjson",
          "application/jsonl",
          "application/x-jsonlines",
          "application/jsonlines" ->
          Optional.of(NDJSON);
      case "text/html", "text/plain", "application/xhtml+xml" -> Optional.of(CONTENT);
      default ->
          type.startsWith("application/") && type.endsWith("+json")
              ? Optional.of(JSON)
              : Optional.empty();
    };
  }
}

package newsflow.index.document;

/** What became of one document of a bulk. */
public sealed interface WriteOutcome {

  /** It is the stored version now. */
  record Written() implements WriteOutcome {}

  /** A later version is stored already. */
  record Superseded() implements WriteOutcome {}

  /**
   * Elasticsearch will never take it as it is.
   *
   * @param type Elasticsearch's error type, such as {@code document_parsing_exception}
   * @param reason Elasticsearch's words
   */
  record Rejected(String type, String reason) implements WriteOutcome {}

  /** Nothing is known yet, or it cannot be taken now: send it again later. */
  record Busy(String detail) implements WriteOutcome {}

  Written WRITTEN = new Written();
  Superseded SUPERSEDED = new Superseded();

  /**
   * From the status of one item, or of a request with a single document. 401, 403 and 404 are not
   * asked here: they say nothing about the document.
   *
   * @param status HTTP status code
   * @param type Elasticsearch's error type; empty when there is none
   * @param reason Elasticsearch's words; empty when there are none
   */
  static WriteOutcome of(int status, String type, String reason) {
    if (status >= 200 && status < 300) {
      return WRITTEN;
    }
    return switch (status) {
      case 409 -> SUPERSEDED;
      case 408, 425, 429 -> new Busy((status + " " + type + " " + reason).strip());
      default ->
          status >= 400 && status < 500
              ? new Rejected(type, reason)
              : new Busy((status + " " + type + " " + reason).strip());
    };
  }
}

package newsflow.schemas;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Why and where a record was refused: the headers that every service puts on its dead letters. Key,
 * value and the original headers stay as they were.
 *
 * @param stage the service's step, such as {@code extract}
 * @param reason a code to decide by
 * @param detail for a person; at most {@value #MAX_DETAIL} characters
 * @param topic where the record stood
 * @param partition its partition
 * @param offset its offset
 * @param timestamp its timestamp, milliseconds since 1970
 * @param attempts how often it was tried, this time included
 */
public record DeadLetter(
    String stage,
    Reason reason,
    String detail,
    String topic,
    int partition,
    long offset,
    long timestamp,
    int attempts) {

  public static final String PREFIX = "newsflow.error.";
  public static final String ATTEMPTS = PREFIX + "attempts";

  private static final int MAX_DETAIL = 1_000;

  /** Why a record was refused. */
  public enum Reason {
    /** The bytes are not an event of the topic's schema. */
    UNREADABLE,
    /** There is nothing in the content. */
    EMPTY,
    /** The content is not text of any kind that is understood. */
    UNSUPPORTED_CONTENT,
    /** Content, or a field of it, is over its limit. */
    TOO_LARGE,
    /** No article was found in the content. */
    NO_ARTICLE,
    /** A field of the event breaks its contract. */
    INVALID_FIELD,
    /** Elasticsearch refused the document. */
    REFUSED_BY_INDEX,
    /** Our own code failed on it. */
    INTERNAL_ERROR
  }

  /** Adds the headers; earlier ones of the same names are replaced. */
  public void addTo(Headers headers) {
    set(headers, "stage", stage);
    set(headers, "reason", reason.name());
    set(headers, "detail", detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail);
    set(headers, "topic", topic);
    set(headers, "partition", Integer.toString(partition));
    set(headers, "offset", Long.toString(offset));
    set(headers, "timestamp", Long.toString(timestamp));
    set(headers, "attempts", Integer.toString(attempts));
  }

  /** How often a record was tried before: what a replay left in its headers, else 0. */
  public static int attemptsBefore(Headers headers) {
    return text(headers, "attempts").map(DeadLetter::wholeNumber).orElse(0);
  }

  /** A header's value as text, by its name without the prefix. */
  public static Optional<String> text(Headers headers, String name) {
    Header header = headers.lastHeader(PREFIX + name);
    return header == null || header.value() == null
        ? Optional.empty()
        : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
  }

  private static int wholeNumber(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static void set(Headers headers, String name, String value) {
    headers.remove(PREFIX + name);
    headers.add(PREFIX + name, value.getBytes(StandardCharsets.UTF_8));
  }
}

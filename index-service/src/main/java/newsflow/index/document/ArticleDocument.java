package newsflow.index.document;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import newsflow.events.EnrichedArticle;

/**
 * One article as Elasticsearch stores it.
 *
 * @param id of the article and of the document
 * @param version external version: the article's {@code acceptedAt} in milliseconds since 1970
 * @param json one JSON object in UTF-8 without line breaks, and without {@code indexed_at}, which
 *     is known only when it is written
 */
@SuppressWarnings("ArrayRecordComponent") // equals compares the bytes
public record ArticleDocument(String id, long version, byte[] json) {

  /**
   * The document of an enriched article. A withdrawn one is a marker: id, status and accepted_at.
   * Every lone surrogate and every control character but tab and line feed is replaced by one
   * character, so that the offsets of mentions hold.
   */
  public static ArticleDocument of(EnrichedArticle article) {
    return new ArticleDocument(
        article.getId(), article.getAcceptedAt().toEpochMilli(), ArticleJson.of(article));
  }

  /** The JSON object with {@code indexed_at} as its last field. */
  public byte[] jsonIndexedAt(Instant now) {
    byte[] tail = (",\"indexed_at\":\"" + now + "\"}").getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(json, json.length - 1 + tail.length);
    System.arraycopy(tail, 0, whole, json.length - 1, tail.length);
    return whole;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArticleDocument(String otherId, long otherVersion, byte[] otherJson)
        && id.equals(otherId)
        && version == otherVersion
        && Arrays.equals(json, otherJson);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, version, Arrays.hashCode(json));
  }

  @Override
  public String toString() {
    return "ArticleDocument[" + id + ", version " + version + ", " + json.length + " bytes]";
  }
}

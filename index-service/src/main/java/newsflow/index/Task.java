package newsflow.index;

import newsflow.index.document.ArticleDocument;
import newsflow.schemas.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record on its way to its outcome.
 *
 * @param record as received
 * @param content what it turned out to be
 * @param progress of its partition
 */
record Task(ConsumerRecord<byte[], byte[]> record, Content content, Progress progress) {

  /** What a record holds. */
  sealed interface Content {}

  /** An article to write. */
  record Article(ArticleDocument document) implements Content {}

  /** Nothing that can be written: a dead letter. */
  record Refused(DeadLetter.Reason reason, String detail) implements Content {}

  /** An article that is too old to be written: {@link Retention}. */
  record Expired() implements Content {}

  /** Bytes that it occupies in memory, about. */
  long bytes() {
    int value = record.value() == null ? 0 : record.value().length;
    return switch (content) {
      case Article(ArticleDocument document) -> value + document.json().length + 500L;
      case Refused _, Expired _ -> value + 500L;
    };
  }

  /** Bytes that it adds to a bulk, about. */
  long bulkBytes() {
    return switch (content) {
      case Article(ArticleDocument document) -> document.json().length + 160L;
      case Refused _, Expired _ -> 0;
    };
  }
}

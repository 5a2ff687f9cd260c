package newsflow.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import newsflow.events.EnrichedArticle;
import newsflow.index.document.ArticleDocument;
import newsflow.schemas.DeadLetter;
import newsflow.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records and tasks for tests. */
final class Records {
  private Records() {}

  static ConsumerRecord<byte[], byte[]> record(long offset, String key, byte[] value) {
    return record(offset, key, value, new RecordHeaders());
  }

  static ConsumerRecord<byte[], byte[]> record(
      long offset, String key, byte[] value, Headers headers) {
    return new ConsumerRecord<>(
        Topics.ENRICHED,
        0,
        offset,
        1_700_000_000_000L,
        TimestampType.CREATE_TIME,
        key.length(),
        value.length,
        key.getBytes(UTF_8),
        value,
        headers,
        Optional.empty());
  }

  static Task task(long offset, EnrichedArticle article, Progress progress) {
    progress.took(offset);
    return new Task(
        record(offset, article.getId(), article.getId().getBytes(UTF_8)),
        new Task.Article(ArticleDocument.of(article)),
        progress);
  }

  static Task refused(long offset, String key, Progress progress) {
    progress.took(offset);
    return new Task(
        record(offset, key, new byte[] {1, 2, 3}),
        new Task.Refused(DeadLetter.Reason.UNREADABLE, "poison"),
        progress);
  }
}

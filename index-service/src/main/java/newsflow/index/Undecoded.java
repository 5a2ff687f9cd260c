package newsflow.index;

import java.util.ArrayDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import newsflow.events.EnrichedArticle;
import newsflow.index.Condition.Part;
import newsflow.index.document.ArticleDocument;
import newsflow.schemas.DeadLetter.Reason;
import newsflow.schemas.Decoded;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records on their way from bytes to documents, in order. It is empty but for the time that the
 * registry is away.
 */
final class Undecoded {
  private static final Logger log = LoggerFactory.getLogger(Undecoded.class);

  private final Function<byte[], Decoded<EnrichedArticle>> decoder;
  private final long maxDocumentBytes;
  private final Predicate<EnrichedArticle> expired;
  private final Condition condition;
  private final ArrayDeque<ConsumerRecord<byte[], byte[]>> records = new ArrayDeque<>();
  private int failures;
  private long notBefore = System.nanoTime();

  Undecoded(
      Function<byte[], Decoded<EnrichedArticle>> decoder,
      long maxDocumentBytes,
      Predicate<EnrichedArticle> expired,
      Condition condition) {
    this.decoder = decoder;
    this.maxDocumentBytes = maxDocumentBytes;
    this.expired = expired;
    this.condition = condition;
  }

  void add(ConsumerRecord<byte[], byte[]> record) {
    records.add(record);
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  void removeIf(Predicate<ConsumerRecord<byte[], byte[]>> unwanted) {
    records.removeIf(unwanted);
  }

  /** Hands over what can be decoded now, with what it turned out to be. */
  void decode(BiConsumer<ConsumerRecord<byte[], byte[]>, Task.Content> taker) {
    if (System.nanoTime() - notBefore < 0) {
      return;
    }
    while (!records.isEmpty()) {
      ConsumerRecord<byte[], byte[]> record = records.element();
      switch (decoded(record)) {
        case Decoded.RegistryAway<EnrichedArticle>(String detail) -> {
          condition.away(Part.REGISTRY, detail);
          failures++;
          notBefore =
              System.nanoTime()
                  + Backoff.STANDARD.after(failures, ThreadLocalRandom.current()).toNanos();
          return;
        }
        case Decoded.Unreadable<EnrichedArticle>(String detail) ->
            taker.accept(record, new Task.Refused(Reason.UNREADABLE, detail));
        case Decoded.Event<EnrichedArticle>(EnrichedArticle article) -> {
          condition.back(Part.REGISTRY);
          failures = 0;
          taker.accept(record, content(article));
        }
      }
      records.remove();
    }
  }

  private Decoded<EnrichedArticle> decoded(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null
        ? new Decoded.Unreadable<>("no value; an article is withdrawn by its status")
        : decoder.apply(record.value());
  }

  private Task.Content content(EnrichedArticle article) {
    if (article.getId().isBlank()) {
      return new Task.Refused(Reason.INVALID_FIELD, "the id is empty");
    }
    if (expired.test(article)) {
      return new Task.Expired();
    }
    try {
      ArticleDocument document = ArticleDocument.of(article);
      int size = document.json().length;
      return size > maxDocumentBytes
          ? new Task.Refused(
              Reason.TOO_LARGE, size + " bytes of JSON, more than " + maxDocumentBytes)
          : new Task.Article(document);
    } catch (RuntimeException e) {
      log.error("no document could be made of article {}", article.getId(), e);
      return new Task.Refused(Reason.INTERNAL_ERROR, e.toString());
    }
  }
}

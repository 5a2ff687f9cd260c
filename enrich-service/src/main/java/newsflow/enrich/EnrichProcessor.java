package newsflow.enrich;

import java.nio.charset.StandardCharsets;
import newsflow.enrich.EnrichTopology.Outcome;
import newsflow.enrich.EnrichTopology.Outcome.Accepted;
import newsflow.enrich.EnrichTopology.Outcome.Refused;
import newsflow.enrich.Enrichment.Enriched;
import newsflow.enrich.Enrichment.Rejected;
import newsflow.events.EnrichedArticle;
import newsflow.events.RawArticle;
import newsflow.runtime.BurstGuard;
import newsflow.schemas.DeadLetter;
import newsflow.schemas.DeadLetter.Reason;
import newsflow.schemas.Decoded;
import newsflow.schemas.SchemaInit;
import newsflow.schemas.Topics;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One raw record to one enriched record or one dead letter. */
final class EnrichProcessor implements Processor<byte[], byte[], byte[], Outcome> {
  private static final Logger log = LoggerFactory.getLogger(EnrichProcessor.class);

  /** What the producer adds to a record: key, headers and batch overhead, generously. */
  private static final int OVERHEAD_BYTES = 64 * 1024;

  private final Topics topics;
  private final Enricher enricher;
  private final EnrichMeters meters;
  private @Nullable ProcessorContext<byte[], Outcome> context;

  EnrichProcessor(Topics topics, Enricher enricher, EnrichMeters meters) {
    this.topics = topics;
    this.enricher = enricher;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], Outcome> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    long start = System.nanoTime();
    switch (enrich(record)) {
      case Enriched(EnrichedArticle article) -> accept(record, article);
      case Rejected rejected -> reject(record, rejected);
    }
    meters.took(System.nanoTime() - start);
  }

  private Enrichment enrich(Record<byte[], byte[]> record) {
    if (record.value() == null) {
      return new Rejected("decode", Reason.UNREADABLE, "no value");
    }
    Decoded<RawArticle> decoded =
        Decoded.of(topics.raw().values().deserializer(), topics.raw().name(), record.value());
    return switch (decoded) {
      case Decoded.Event<RawArticle>(RawArticle raw) -> enrich(raw);
      case Decoded.Unreadable<RawArticle>(String detail) ->
          new Rejected("decode", Reason.UNREADABLE, detail);
      case Decoded.RegistryAway<RawArticle>(String detail) ->
          throw new RegistryAwayException(detail);
    };
  }

  private Enrichment enrich(RawArticle raw) {
    try (var _ = MDC.putCloseable("article", raw.getId())) {
      return enricher.enrich(raw);
    } catch (RuntimeException | StackOverflowError e) {
      log.error("enriching failed; the record becomes a dead letter", e);
      return new Rejected("enrich", Reason.INTERNAL_ERROR, e.toString());
    }
  }

  private void accept(Record<byte[], byte[]> record, EnrichedArticle article) {
    byte[] value = serialize(article);
    if (value.length > SchemaInit.MAX_RECORD_BYTES - OVERHEAD_BYTES) {
      String detail = "the enriched record has " + value.length + " bytes";
      reject(record, new Rejected("publish", Reason.TOO_LARGE, detail));
      return;
    }
    guard(false);
    Headers headers = new RecordHeaders(record.headers());
    headers.remove(DeadLetter.ATTEMPTS);
    byte[] key = article.getId().getBytes(StandardCharsets.US_ASCII);
    context().forward(new Record<>(key, new Accepted(value), timestamp(record), headers));
    try (var _ = MDC.putCloseable("article", article.getId())) {
      log.debug("enriched");
    }
  }

  private void reject(Record<byte[], byte[]> record, Rejected rejected) {
    guard(rejected.reason() == Reason.UNREADABLE || rejected.reason() == Reason.INTERNAL_ERROR);
    RecordMetadata origin = context().recordMetadata().orElseThrow();
    Headers headers = new RecordHeaders(record.headers());
    new DeadLetter(
            rejected.stage(),
            rejected.reason(),
            rejected.detail(),
            origin.topic(),
            origin.partition(),
            origin.offset(),
            record.timestamp(),
            DeadLetter.attemptsBefore(record.headers()) + 1)
        .addTo(headers);
    Outcome letter = new Refused(record.value());
    context().forward(new Record<>(record.key(), letter, timestamp(record), headers));
    meters.rejected(rejected.reason());
    log.warn(
        "dead letter from {}-{}@{}: {} {}: {}",
        origin.topic(),
        origin.partition(),
        origin.offset(),
        rejected.stage(),
        rejected.reason(),
        rejected.detail());
  }

  private byte[] serialize(EnrichedArticle article) {
    try {
      return topics.enriched().values().serializer().serialize(topics.enriched().name(), article);
    } catch (SerializationException e) {
      if (Decoded.isRegistryAway(e)) {
        throw new RegistryAwayException(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  private void guard(boolean failure) {
    if (meters.burst().tripsOn(failure)) {
      throw new BurstException(
          "over " + BurstGuard.LIMIT + " of the last " + BurstGuard.WINDOW + " records failed");
    }
  }

  /** Old producers may leave -1. */
  private static long timestamp(Record<byte[], byte[]> record) {
    return Math.max(0, record.timestamp());
  }

  private ProcessorContext<byte[], Outcome> context() {
    if (context == null) {
      throw new IllegalStateException("init has not been called");
    }
    return context;
  }

  /**
   * The registry must be asked before anything is known about a record; the thread starts again.
   */
  static final class RegistryAwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryAwayException(String message) {
      super(message);
    }
  }

  /** So many records fail that the fault must be ours. */
  static final class BurstException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BurstException(String message) {
      super(message);
    }
  }
}

package newsflow.enrich;

import newsflow.enrich.EnrichProcessor.RegistryAwayException;
import newsflow.events.EnrichedArticle;
import newsflow.schemas.Decoded;
import newsflow.schemas.Topic;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Lets an article pass unless a newer version of it did before. Compaction keeps the last record of
 * an id, so a version replayed late must not become the last: a rebuild would index it. The store
 * holds one time for each id, for ever, withdrawn articles included; its changelog is compacted.
 */
final class NewestVersion implements Processor<byte[], byte[], byte[], byte[]> {
  static final String STORE = "versions";

  private static final Logger log = LoggerFactory.getLogger(NewestVersion.class);

  private final Topic<String, EnrichedArticle> topic;
  private final EnrichMeters meters;
  private @Nullable ProcessorContext<byte[], byte[]> context;
  private @Nullable KeyValueStore<byte[], Long> versions;

  NewestVersion(Topic<String, EnrichedArticle> topic, EnrichMeters meters) {
    this.topic = topic;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    this.context = context;
    this.versions = context.getStateStore(STORE);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    if (context == null || versions == null) {
      throw new IllegalStateException("init has not been called");
    }
    EnrichedArticle article = decode(record.value());
    long version = article.getAcceptedAt().toEpochMilli();
    Long newest = versions.get(record.key());
    if (newest != null && version < newest) {
      meters.superseded();
      try (var _ = MDC.putCloseable("article", article.getId())) {
        log.debug("an older version than the newest, {} before {} ms", version, newest);
      }
      return;
    }
    if (newest == null || version > newest) {
      versions.put(record.key(), version);
    }
    context.forward(record);
    meters.accepted(article.getStatus());
  }

  private EnrichedArticle decode(byte[] value) {
    return switch (Decoded.of(topic.values().deserializer(), topic.name(), value)) {
      case Decoded.Event<EnrichedArticle>(EnrichedArticle article) -> article;
      case Decoded.RegistryAway<EnrichedArticle>(String detail) ->
          throw new RegistryAwayException(detail);
      case Decoded.Unreadable<EnrichedArticle>(String detail) ->
          throw new IllegalStateException("our own record is unreadable: " + detail);
    };
  }
}

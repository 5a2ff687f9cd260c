package newsflow.index;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.bulk.IndexOperation;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import newsflow.events.EnrichedArticle;
import newsflow.index.document.ArticleDocument;
import newsflow.schemas.Topics;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.LoggerFactory;

/**
 * What a user would build from Apache Camel instead: its batching Kafka consumer, our decoder and
 * our JSON (Camel has neither), its Elasticsearch component's bulk operation. It has no retry of
 * single items, no dead letters and no order by article, and commits what it has polled.
 */
final class CamelPeer extends RouteBuilder implements AutoCloseable {
  static {
    // Camel's filter of deserialisation makes the component's HTTP client warn at every request.
    ((Logger) LoggerFactory.getLogger("org.apache.http.impl.client.BasicAuthCache"))
        .setLevel(Level.OFF);
  }

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final Topics topics;
  private final String from;
  private final String to;
  private final AtomicLong written = new AtomicLong();

  /**
   * @param consumers each has one bulk in flight
   * @param batch articles in a bulk
   */
  CamelPeer(
      Topics topics, String brokers, URI elasticsearch, String group, int consumers, int batch) {
    this.topics = topics;
    from =
        ("kafka:%s?brokers=%s&groupId=%s&consumersCount=%d&batching=true&maxPollRecords=%d"
                + "&batchingIntervalMs=200&pollTimeoutMs=200"
                + "&autoOffsetReset=earliest&isolationLevel=read_committed"
                + "&keyDeserializer=%s&valueDeserializer=%s&maxPartitionFetchBytes=%d")
            .formatted(
                Topics.ENRICHED,
                brokers,
                group,
                consumers,
                batch,
                "org.apache.kafka.common.serialization.ByteArrayDeserializer",
                "org.apache.kafka.common.serialization.ByteArrayDeserializer",
                5 << 20);
    to =
        "elasticsearch:newsflow?operation=Bulk&indexName=%s&hostAddresses=%s:%d"
            .formatted(IndexSetup.WRITE_ALIAS, elasticsearch.getHost(), elasticsearch.getPort());
  }

  void start() throws Exception {
    context.addRoutes(this);
    context.start();
  }

  /** Articles that Elasticsearch has taken. */
  long written() {
    return written.get();
  }

  @Override
  public void configure() {
    from(from).process(this::toOperations).to(to).process(this::count);
  }

  private void toOperations(Exchange batch) {
    List<IndexOperation.Builder<BinaryData>> operations = new ArrayList<>();
    for (Object each : batch.getMessage().getBody(List.class)) {
      byte[] bytes = ((Exchange) each).getMessage().getBody(byte[].class);
      EnrichedArticle article =
          topics.enriched().values().deserializer().deserialize(Topics.ENRICHED, bytes);
      ArticleDocument document = ArticleDocument.of(article);
      operations.add(
          new IndexOperation.Builder<BinaryData>()
              .id(document.id())
              .version(document.version())
              .versionType(VersionType.ExternalGte)
              .document(
                  BinaryData.of(
                      document.jsonIndexedAt(Instant.now()), ContentType.APPLICATION_JSON)));
    }
    batch.getMessage().setBody(operations);
  }

  private void count(Exchange answered) {
    for (Object each : answered.getMessage().getBody(List.class)) {
      BulkResponseItem item = (BulkResponseItem) each;
      if (item.error() != null) {
        throw new IllegalStateException("not written: " + item.error().reason());
      }
      written.incrementAndGet();
    }
  }

  @Override
  public void close() throws Exception {
    context.close();
  }
}

package newsflow.ingest;

import io.helidon.webserver.WebServerConfig;
import io.micrometer.core.instrument.Gauge;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import newsflow.runtime.Health;
import newsflow.runtime.HttpPages;
import newsflow.runtime.Metrics;
import newsflow.runtime.Service;
import newsflow.runtime.Version;
import newsflow.schemas.SchemaIds;
import newsflow.schemas.Topics;

/** Takes articles over HTTP into news.articles.raw. */
public final class IngestService implements Service {
  private static final String NAME = "ingest-service";
  private static final int MAX_CONCURRENT_REQUESTS = 256;

  private final IngestConfig config;
  private final ArticlePublisher publisher;
  private final Metrics metrics = new Metrics(NAME);
  private final HttpPages pages;
  private final ArticlesApi api;

  /** On Kafka. */
  public IngestService(IngestConfig config) {
    this(
        config,
        new KafkaArticlePublisher(config.kafka(), config.registry()),
        InstantSource.system());
  }

  IngestService(IngestConfig config, ArticlePublisher publisher, InstantSource time) {
    this.config = config;
    this.publisher = publisher;
    SchemaIds schemas = new SchemaIds(config.registry());
    this.pages =
        new HttpPages(
            config.http(),
            publisher::health,
            metrics,
            () ->
                Map.of(
                    "service",
                    NAME,
                    "version",
                    Version.get(),
                    "topic",
                    Topics.RAW,
                    "schemas",
                    schemas.bySubject()));
    this.api = new ArticlesApi(config, publisher, new IngestMetrics(metrics.registry()), time);
    Gauge.builder("newsflow.ingest.in.flight", api, ArticlesApi::bytesInFlight)
        .description("request bodies in memory")
        .baseUnit("bytes")
        .register(metrics.registry());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void start() {
    pages.start(api::addTo, this::limit);
    publisher.start();
  }

  /** The port in use. */
  public int port() {
    return pages.port();
  }

  @Override
  public Health health() {
    return publisher.health();
  }

  @Override
  public void close() {
    pages.close();
    publisher.close();
    metrics.close();
  }

  /**
   * A body over the limit is read on for a while, so that its sender reads the answer instead of a
   * broken connection.
   */
  private void limit(WebServerConfig.Builder server) {
    server
        .maxPayloadSize(2L * config.maxBodyBytes() + BodyReader.DRAINED_BYTES)
        .maxConcurrentRequests(MAX_CONCURRENT_REQUESTS)
        .contentEncoding(new UndecodedBodies())
        .connectionOptions(options -> options.readTimeout(Duration.ofSeconds(30)));
  }
}

package newsflow.index;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import newsflow.events.EnrichedArticle;
import newsflow.runtime.FatalException;
import newsflow.runtime.Health;
import newsflow.runtime.HttpPages;
import newsflow.runtime.Metrics;
import newsflow.runtime.RootCause;
import newsflow.runtime.Service;
import newsflow.runtime.Version;
import newsflow.schemas.Decoded;
import newsflow.schemas.SchemaIds;
import newsflow.schemas.Topic;
import newsflow.schemas.Topics;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads enriched articles and keeps Elasticsearch at their latest version. */
public final class IndexService implements Service {
  private static final Logger log = LoggerFactory.getLogger(IndexService.class);
  private static final Duration STOP = Duration.ofSeconds(9);
  private static final Duration END = Duration.ofMillis(500);

  private final IndexConfig config;
  private final Condition condition = new Condition();
  private final Metrics metrics = new Metrics(IndexConfig.SERVICE);
  private final IndexMetrics indexMetrics = new IndexMetrics(metrics.registry());
  private final HttpPages pages;
  private final SchemaIds schemaIds;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Thread loop;

  /** Opens nothing yet. */
  public IndexService(IndexConfig config) {
    this.config = config;
    this.schemaIds = new SchemaIds(config.registry());
    this.pages = new HttpPages(config.bind(), this::health, metrics, this::info);
  }

  @Override
  public String name() {
    return IndexConfig.SERVICE;
  }

  /** The port of the pages, once started. */
  public int port() {
    return pages.port();
  }

  @Override
  public Health health() {
    return condition.health();
  }

  /** Articles written since the start. */
  long written() {
    return indexMetrics.written();
  }

  @Override
  public void start() {
    pages.start();
    loop = Thread.ofPlatform().name("index-loop").start(this::run);
  }

  @Override
  public void close() {
    stopping.countDown();
    join(loop);
    pages.close();
    metrics.close();
  }

  private void run() {
    try (Elasticsearch elasticsearch = new Elasticsearch(config.elasticsearch())) {
      WriteTarget target =
          new WriteTarget(elasticsearch, setup(elasticsearch), condition, stopping);
      if (target.await()) {
        Thread watch = Thread.ofVirtual().name("index-probe").start(target::watch);
        Thread expiry = Thread.ofVirtual().name("index-expiry").start(() -> expire(elasticsearch));
        try {
          index(elasticsearch);
        } finally {
          end(watch);
          end(expiry);
        }
      }
    } catch (FatalException e) {
      condition.failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      condition.failed(e.toString());
      log.error("the service failed", e);
    }
  }

  private void expire(Elasticsearch elasticsearch) {
    if (config.retention().isLimited()) {
      new Expiry(elasticsearch, config.retention(), InstantSource.system())
          .run(condition, stopping);
    }
  }

  private Optional<IndexSetup> setup(Elasticsearch elasticsearch) {
    return config.setup()
        ? Optional.of(new IndexSetup(elasticsearch, config.layout()))
        : Optional.empty();
  }

  private void index(Elasticsearch elasticsearch) {
    Topic<String, EnrichedArticle> topic = Topics.of(config.registry()).enriched();
    KafkaClients kafka = new KafkaClients(config.kafka());
    try (DeadLetters deadLetters = new DeadLetters(kafka.producer(), topic.deadLetters())) {
      Settling settling =
          new Settling(
              ElasticsearchArticleIndex.throughAlias(
                  elasticsearch, IndexSetup.WRITE_ALIAS, InstantSource.system(), indexMetrics),
              deadLetters,
              condition,
              indexMetrics,
              Backoff.STANDARD,
              stopping);
      IndexLoop indexLoop =
          new IndexLoop(
              config.limits(),
              kafka.consumer(config.group()),
              bytes -> Decoded.of(topic.values().deserializer(), topic.name(), bytes),
              settling,
              condition,
              stopping);
      IndexMetrics.lag(metrics.registry(), indexLoop.offsets()::lag);
      indexLoop.run(topic.name());
    } catch (KafkaException e) {
      throw new FatalException("a Kafka client cannot be built: " + RootCause.line(e), e);
    }
  }

  private Map<String, Object> info() {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("service", IndexConfig.SERVICE);
    info.put("version", Version.get());
    info.put("schemas", schemaIds.bySubject());
    info.put("topic", Topics.ENRICHED);
    info.put("group", config.group());
    info.put("write_alias", IndexSetup.WRITE_ALIAS);
    return info;
  }

  /** Before the connection that it uses is closed, which it would take for a failure. */
  private static void end(Thread thread) {
    thread.interrupt();
    try {
      boolean _ = thread.join(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(@Nullable Thread thread) {
    if (thread == null) {
      return;
    }
    try {
      if (!thread.join(STOP)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

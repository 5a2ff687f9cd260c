package newsflow.index;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import newsflow.events.EnrichedArticle;
import newsflow.index.Condition.Part;
import newsflow.index.Elasticsearch.Answer;
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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads enriched articles and keeps Elasticsearch at their latest version. */
public final class IndexService implements Service {
  private static final Logger log = LoggerFactory.getLogger(IndexService.class);
  private static final Duration PROBE = Duration.ofSeconds(5);
  private static final Duration STOP = Duration.ofSeconds(10);

  private final IndexConfig config;
  private final Condition condition = new Condition();
  private final Metrics metrics = new Metrics(IndexConfig.SERVICE);
  private final IndexMetrics indexMetrics = new IndexMetrics(metrics.registry());
  private final HttpPages pages;
  private final SchemaIds schemaIds;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Thread loop;
  private @Nullable Thread probe;

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
    join(probe);
    pages.close();
    metrics.close();
  }

  private void run() {
    try (Elasticsearch elasticsearch = new Elasticsearch(config.elasticsearch())) {
      if (prepare(elasticsearch)) {
        Thread watch = Thread.ofVirtual().name("index-probe").start(() -> watch(elasticsearch));
        probe = watch;
        index(elasticsearch);
        watch.interrupt();
      }
    } catch (FatalException e) {
      condition.failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("the service failed", e);
      condition.failed(e.toString());
    }
  }

  private void index(Elasticsearch elasticsearch) {
    Topic<String, EnrichedArticle> topic = Topics.of(config.registry()).enriched();
    KafkaClients kafka = new KafkaClients(config.kafka());
    try (KafkaProducer<byte[], byte[]> producer = kafka.producer()) {
      Settling settling =
          new Settling(
              ElasticsearchArticleIndex.throughAlias(
                  elasticsearch, IndexSetup.WRITE_ALIAS, InstantSource.system(), indexMetrics),
              new DeadLetters(producer, topic.deadLetters()),
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
      IndexMetrics.lag(metrics.registry(), indexLoop::lag);
      indexLoop.run(topic.name());
    } catch (KafkaException e) {
      throw new FatalException("a Kafka client cannot be built: " + RootCause.line(e), e);
    }
  }

  /** Template, index and aliases, for as long as it takes; false when the service stops. */
  private boolean prepare(Elasticsearch elasticsearch) {
    for (int attempt = 1; ; attempt++) {
      try {
        if (config.setup()) {
          new IndexSetup(elasticsearch, config.layout()).run();
        }
        condition.back(Part.ELASTICSEARCH);
        return true;
      } catch (IOException e) {
        condition.away(Part.ELASTICSEARCH, String.valueOf(e.getMessage()));
      }
      if (stops(Backoff.STANDARD.after(attempt, ThreadLocalRandom.current()))) {
        return false;
      }
    }
  }

  /** Notices that Elasticsearch is away, or back, while there is nothing to write. */
  private void watch(Elasticsearch elasticsearch) {
    while (!stops(PROBE)) {
      try {
        Answer answer = elasticsearch.send("GET", "/_alias/" + IndexSetup.WRITE_ALIAS);
        if (answer.status() == 404) {
          condition.failed("the alias " + IndexSetup.WRITE_ALIAS + " is missing");
        } else if (answer.status() >= 500) {
          condition.away(Part.ELASTICSEARCH, answer.summary());
        } else {
          condition.back(Part.ELASTICSEARCH);
        }
      } catch (IOException e) {
        condition.away(Part.ELASTICSEARCH, String.valueOf(e.getMessage()));
      }
    }
  }

  private boolean stops(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
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

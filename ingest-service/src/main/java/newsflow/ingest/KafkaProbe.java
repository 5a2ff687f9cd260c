package newsflow.ingest;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import newsflow.events.Declared;
import newsflow.events.RawArticle;
import newsflow.runtime.Health;
import newsflow.runtime.RootCause;
import newsflow.schemas.Broker;
import newsflow.schemas.BrokerWatch;
import newsflow.schemas.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether an article could be published now: the registry knows its schema, Kafka its topic. */
final class KafkaProbe implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KafkaProbe.class);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Topic<String, RawArticle> topic;
  private final BrokerWatch watch;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Health health = new Health.Starting();
  private volatile boolean schemaIsKnown;

  KafkaProbe(Map<String, String> kafka, Topic<String, RawArticle> topic) {
    this.topic = topic;
    this.watch = new BrokerWatch(kafka, topic.name());
    this.thread = Thread.ofPlatform().name("kafka-probe").daemon().unstarted(this::run);
  }

  void start() {
    watch.start();
    thread.start();
  }

  Health health() {
    return health;
  }

  /** Whether an article can be serialised without asking the registry. */
  boolean schemaIsKnown() {
    return schemaIsKnown;
  }

  /** What a producer found out: nothing that waiting could mend. */
  void failed(String why) {
    health = new Health.Failed(why);
  }

  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    watch.close();
  }

  private void run() {
    try {
      do {
        Health trouble = schemaIsKnown ? null : askRegistry();
        note(trouble == null ? meaning(watch.broker()) : trouble);
      } while (!(health instanceof Health.Failed)
          && !closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(Health now) {
    if (health instanceof Health.Failed || now.equals(health) || closing.getCount() == 0) {
      return;
    }
    if (now.detail().isEmpty()) {
      log.info("{}", now.label());
    } else {
      log.warn("{} for {}", now.label(), now.detail());
    }
    health = now;
  }

  /**
   * Serialises an empty article, so that the schema's id stays in the serializer's cache; null when
   * that worked.
   */
  private @Nullable Health askRegistry() {
    try {
      topic.values().serializer().serialize(topic.name(), emptyArticle());
      schemaIsKnown = true;
      return null;
    } catch (RuntimeException e) {
      return switch (restStatus(e)) {
        case 401, 403 ->
            new Health.Failed("the schema registry refuses this service: " + RootCause.line(e));
        case 404 -> new Health.Waiting("the schema of " + topic.name() + " (run the init step)");
        default -> new Health.Waiting("the schema registry: " + RootCause.line(e));
      };
    }
  }

  private static Health meaning(Broker broker) {
    return switch (broker) {
      case Broker.NotYetAsked _ -> new Health.Starting();
      case Broker.Answering _ -> new Health.Running();
      case Broker.Away(String on) -> new Health.Waiting(on);
      case Broker.Refusing(String why) -> new Health.Failed(why);
    };
  }

  private static int restStatus(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RestClientException rest) {
        return rest.getStatus();
      }
    }
    return 0;
  }

  private static RawArticle emptyArticle() {
    return RawArticle.newBuilder()
        .setContent(ByteBuffer.allocate(0))
        .setDeclared(Declared.newBuilder().build())
        .setFetchedAt(Instant.EPOCH)
        .setAcceptedAt(Instant.EPOCH)
        .build();
  }
}

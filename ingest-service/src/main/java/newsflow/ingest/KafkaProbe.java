package newsflow.ingest;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import newsflow.events.Declared;
import newsflow.events.RawArticle;
import newsflow.runtime.Health;
import newsflow.schemas.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks, over and over, whether the topic is there and the registry knows the schema. */
final class KafkaProbe implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KafkaProbe.class);
  private static final Duration WHEN_WAITING = Duration.ofMillis(500);
  private static final Duration WHEN_RUNNING = Duration.ofSeconds(3);
  private static final int TIMEOUT_MILLIS = 4_000;

  private final Map<String, Object> settings = new HashMap<>();
  private final Topic<String, RawArticle> topic;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Health health = new Health.Starting();
  private volatile boolean schemaIsKnown;
  private @Nullable Admin admin;

  KafkaProbe(Map<String, String> kafka, Topic<String, RawArticle> topic) {
    this.topic = topic;
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "newsflow-ingest-probe");
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
    kafka.forEach(
        (key, value) -> {
          if (AdminClientConfig.configNames().contains(key)) {
            settings.put(key, value);
          }
        });
    this.thread = Thread.ofPlatform().name("kafka-probe").daemon().unstarted(this::run);
  }

  void start() {
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
  }

  private void run() {
    try {
      boolean open = true;
      while (open) {
        Health now = askRegistry().or(this::askBroker).orElseGet(Health.Running::new);
        note(now);
        Duration pause = now instanceof Health.Running ? WHEN_RUNNING : WHEN_WAITING;
        open =
            !(now instanceof Health.Failed)
                && !closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (admin != null) {
        admin.close(Duration.ZERO);
      }
    }
  }

  private void note(Health now) {
    if (health instanceof Health.Failed || now.equals(health) || closing.getCount() == 0) {
      return;
    }
    if (!now.detail().isEmpty()) {
      log.warn("{} for {}", now.label(), now.detail());
    } else {
      log.info("{}", now.label());
    }
    health = now;
  }

  /** Serialises an empty article, so that the schema's id stays in the serializer's cache. */
  private Optional<Health> askRegistry() {
    if (schemaIsKnown) {
      return Optional.empty();
    }
    try {
      topic.values().serializer().serialize(topic.name(), emptyArticle());
      schemaIsKnown = true;
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(
          switch (restStatus(e)) {
            case 401, 403 ->
                new Health.Failed("the schema registry refuses this service: " + rootMessage(e));
            case 404 ->
                new Health.Waiting("the schema of " + topic.name() + " (run the init step)");
            default -> new Health.Waiting("the schema registry: " + rootMessage(e));
          });
    }
  }

  private Optional<Health> askBroker() {
    try {
      if (admin == null) {
        admin = Admin.create(settings);
      }
      admin.describeTopics(List.of(topic.name())).allTopicNames().get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(brokerHealth(e.getCause() == null ? e : e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(new Health.Waiting("the end of this service"));
    } catch (RuntimeException e) {
      Throwable root = e.getCause() == null ? e : e.getCause();
      return Optional.of(
          e instanceof ConfigException
              ? new Health.Failed("a KAFKA_ setting is wrong: " + e.getMessage())
              : brokerHealth(root));
    }
  }

  private Health brokerHealth(Throwable cause) {
    return switch (cause) {
      case AuthenticationException e ->
          new Health.Failed("Kafka refuses this service: " + e.getMessage());
      case AuthorizationException e ->
          new Health.Failed("Kafka refuses this service: " + e.getMessage());
      case UnknownTopicOrPartitionException _ ->
          new Health.Waiting("the topic " + topic.name() + " (run the init step)");
      default -> new Health.Waiting("Kafka: " + cause.getMessage());
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

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
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

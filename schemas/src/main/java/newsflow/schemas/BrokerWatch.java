package newsflow.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker every second whether it has a topic, so that health need not block. Kafka's own
 * clients hide a broker that is away behind their retries.
 */
public final class BrokerWatch implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int TIMEOUT_MS = 3_000;

  private final Map<String, Object> settings = new HashMap<>();
  private final String topic;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile Broker broker = new Broker.NotYetAsked();
  private @Nullable Thread thread;

  /**
   * A watch with the given client properties, bootstrap.servers among them; those that are not of
   * an admin client are left out.
   */
  public BrokerWatch(Map<String, String> kafka, String topic) {
    this.topic = topic;
    kafka.forEach(
        (key, value) -> {
          if (AdminClientConfig.configNames().contains(key)) {
            settings.put(key, value);
          }
        });
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
  }

  /** Starts asking. */
  public void start() {
    thread = Thread.ofVirtual().name("broker-watch").start(this::watch);
  }

  /** The last answer. */
  public Broker broker() {
    return broker;
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      if (thread != null) {
        thread.join(Duration.ofMillis(TIMEOUT_MS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    @Nullable Admin admin = null;
    try {
      do {
        // A name that cannot be resolved yet makes the constructor fail.
        try {
          admin = admin == null ? Admin.create(settings) : admin;
          broker = ask(admin);
        } catch (RuntimeException e) {
          broker = meaning(e.getCause() == null ? e : e.getCause());
        }
      } while (!stop.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (admin != null) {
        admin.close(Duration.ZERO);
      }
    }
  }

  private Broker ask(Admin admin) throws InterruptedException {
    try {
      admin
          .describeTopics(List.of(topic), new DescribeTopicsOptions().timeoutMs(TIMEOUT_MS))
          .allTopicNames()
          .get();
      return new Broker.Answering();
    } catch (ExecutionException e) {
      return meaning(e.getCause() == null ? e : e.getCause());
    }
  }

  private Broker meaning(Throwable cause) {
    return switch (cause) {
      case AuthenticationException e -> refusing(e);
      case AuthorizationException e -> refusing(e);
      case UnknownTopicOrPartitionException _ ->
          new Broker.Away("the topic " + topic + " (run the init step)");
      case ConfigException e when !isUnresolved(e) ->
          new Broker.Refusing("a KAFKA_ setting is wrong: " + e.getMessage());
      default -> new Broker.Away("Kafka: " + cause.getMessage());
    };
  }

  private static Broker refusing(Exception e) {
    return new Broker.Refusing("Kafka refuses this service: " + e.getMessage());
  }

  /** A host name that no name server knows is reported as a wrong setting; it may come yet. */
  private static boolean isUnresolved(ConfigException e) {
    return String.valueOf(e.getMessage()).contains("No resolvable bootstrap urls");
  }
}

package newsflow.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker every second whether it is there, so that health need not block. Kafka's own
 * clients hide a broker that is away behind their retries.
 */
public final class BrokerWatch implements AutoCloseable {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int TIMEOUT_MS = 3_000;

  private final Map<String, String> kafka;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile boolean reachable;
  private volatile String detail = "not yet asked";
  private @Nullable Thread thread;

  /** A watch with the given client properties, bootstrap.servers among them. */
  public BrokerWatch(Map<String, String> kafka) {
    this.kafka = Map.copyOf(kafka);
  }

  /** Starts asking. */
  public void start() {
    thread = Thread.ofVirtual().name("broker-watch").start(this::watch);
  }

  /** Whether the last question was answered. */
  public boolean reachable() {
    return reachable;
  }

  /** Why it was not. */
  public String detail() {
    return detail;
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
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    try (Admin admin = Admin.create(settings)) {
      do {
        ask(admin);
      } while (!stop.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      reachable = false;
      detail = String.valueOf(e.getMessage());
    }
  }

  private void ask(Admin admin) throws InterruptedException {
    try {
      admin
          .describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MS))
          .nodes()
          .get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
      reachable = true;
      detail = "";
    } catch (ExecutionException e) {
      reachable = false;
      detail = String.valueOf(e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      reachable = false;
      detail = "no answer within " + TIMEOUT_MS + " ms";
    }
  }
}

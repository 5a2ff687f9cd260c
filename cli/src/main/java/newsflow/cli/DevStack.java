package newsflow.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import newsflow.enrich.EnrichConfig;
import newsflow.enrich.EnrichService;
import newsflow.enrich.Enricher;
import newsflow.index.IndexConfig;
import newsflow.index.IndexService;
import newsflow.infra.LocalInfra;
import newsflow.infra.Options;
import newsflow.infra.Part;
import newsflow.ingest.IngestConfig;
import newsflow.ingest.IngestService;
import newsflow.runtime.Env;
import newsflow.runtime.Health;
import newsflow.runtime.Service;
import org.jspecify.annotations.Nullable;

/**
 * The whole pipeline in one process group: real servers as children, the three services in this
 * JVM, built from a map of variables as in production. Downstream starts first and stops last.
 */
final class DevStack implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Map<String, String> environment = new HashMap<>();

  private @Nullable LocalInfra infra;

  private DevStack() {}

  /**
   * Starts all and returns when every part answers.
   *
   * @param data folder that keeps state between runs; null throws it away
   * @param fixedPorts the documented ports, or free ones
   */
  static DevStack start(@Nullable Path data, boolean fixedPorts) {
    DevStack stack = new DevStack();
    try {
      stack.startAll(data, fixedPorts);
      return stack;
    } catch (RuntimeException | Error e) {
      stack.close();
      throw e;
    }
  }

  /** The servers, for tests that kill them. */
  LocalInfra infra() {
    if (infra == null) {
      throw new IllegalStateException("not started");
    }
    return infra;
  }

  /** Where everything is. */
  Endpoints endpoints() {
    return new Endpoints(Map.copyOf(environment));
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        System.err.println("closing: " + e);
      }
    }
  }

  private void startAll(@Nullable Path data, boolean fixedPorts) {
    Options options = Options.processes();
    if (data != null) {
      options = options.data(data);
    }
    if (fixedPorts) {
      for (Map.Entry<Part, Integer> port : Endpoints.UP_PORTS.entrySet()) {
        options = options.port(port.getKey(), port.getValue());
      }
    }
    // The models load while the servers start.
    FutureTask<Enricher> enricher = new FutureTask<>(Enricher::load);
    Thread.ofVirtual().name("load-models").start(enricher);
    LocalInfra started = LocalInfra.start(options);
    infra = started;
    open.push(started);
    environment.putAll(started.environment());
    environment.put("NEWSFLOW_ENRICH_STATE_DIR", started.folder("enrich").toString());
    if (!fixedPorts) {
      environment.put("NEWSFLOW_INGEST_PORT", "0");
      environment.put("NEWSFLOW_ENRICH_PORT", "0");
      environment.put("NEWSFLOW_INDEX_PORT", "0");
    }
    Init.run(environment);
    IndexService index = new IndexService(IndexConfig.from(Env.of(environment)));
    EnrichService enrich =
        new EnrichService(EnrichConfig.from(Env.of(environment)), () -> loaded(enricher));
    IngestService ingest = new IngestService(IngestConfig.from(Env.of(environment)));
    start(index);
    start(enrich);
    start(ingest);
    for (Service service : List.of(index, enrich, ingest)) {
      awaitReady(service);
    }
    environment.put("NEWSFLOW_INDEX_PORT", Integer.toString(index.port()));
    environment.put("NEWSFLOW_ENRICH_PORT", Integer.toString(enrich.port()));
    environment.put("NEWSFLOW_INGEST_PORT", Integer.toString(ingest.port()));
  }

  private static void awaitReady(Service service) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Health health = service.health();
    while (!(health instanceof Health.Running)) {
      if (health instanceof Health.Failed || System.nanoTime() > deadline) {
        throw new CommandException(
            service.name() + " is not ready: " + health.label() + " " + health.detail());
      }
      LockSupport.parkNanos(POLL.toNanos());
      health = service.health();
    }
  }

  private static Enricher loaded(FutureTask<Enricher> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new CommandException("the models cannot be loaded: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }

  private void start(Service service) {
    open.push(service);
    service.start();
  }
}

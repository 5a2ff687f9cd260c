package newsflow.index;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import newsflow.runtime.Health;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the parts of the service report about the world, as one {@link Health}. Thread-safe. */
final class Condition {
  private static final Logger log = LoggerFactory.getLogger(Condition.class);

  private final Map<Part, String> waiting = new ConcurrentSkipListMap<>();
  private volatile boolean started;
  private volatile @Nullable String failure;

  /** Something outside without which no work is done. */
  enum Part {
    KAFKA("Kafka"),
    REGISTRY("the schema registry"),
    ELASTICSEARCH("Elasticsearch"),
    BULKS("Elasticsearch to take bulks"),
    DEAD_LETTERS("the topic of dead letters");

    private final String label;

    Part(String label) {
      this.label = label;
    }
  }

  /** The service is at work. */
  void started() {
    started = true;
  }

  /** A part is away; said again it only renews the detail. */
  void away(Part part, String detail) {
    if (waiting.put(part, detail) == null) {
      log.warn("waiting on {}: {}", part.label, detail);
    }
  }

  /** A part answers. */
  void back(Part part) {
    if (waiting.remove(part) != null) {
      log.info("{} is back", part.label);
    }
  }

  /** The service cannot go on; the first reason stays. */
  synchronized void failed(String why) {
    if (failure == null) {
      failure = why;
      log.error("failed: {}", why);
    }
  }

  boolean hasFailed() {
    return failure != null;
  }

  Health health() {
    String why = failure;
    if (why != null) {
      return new Health.Failed(why);
    }
    for (Map.Entry<Part, String> entry : waiting.entrySet()) {
      return new Health.Waiting(entry.getKey().label + ": " + entry.getValue());
    }
    return started ? new Health.Running() : new Health.Starting();
  }
}

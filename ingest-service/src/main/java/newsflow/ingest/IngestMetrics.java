package newsflow.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import newsflow.events.Via;
import newsflow.ingest.push.Reason;

/** What the service counts: each item once, with one outcome. */
final class IngestMetrics {
  private static final String NONE = "none";

  private final MeterRegistry registry;

  IngestMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Reason reason : Reason.values()) {
      articles(outcome(reason), reason.code(), Via.PUSH);
    }
    articles("accepted", NONE, Via.PUSH);
    contentBytes();
  }

  /** An article that the broker has acknowledged. */
  void accepted(int contentBytes) {
    articles("accepted", NONE, Via.PUSH).increment();
    contentBytes().increment(contentBytes);
  }

  /** An item that was not taken. */
  void refused(Reason reason) {
    articles(outcome(reason), reason.code(), Via.PUSH).increment();
  }

  /** A request and its answer. */
  void request(String method, int status, Duration took) {
    Timer.builder("newsflow.ingest.requests")
        .description("requests to the articles API, by method and status")
        .tag("method", method)
        .tag("status", Integer.toString(status))
        .serviceLevelObjectives(
            Duration.ofMillis(10),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5))
        .register(registry)
        .record(took);
  }

  private static String outcome(Reason reason) {
    return reason == Reason.UNAVAILABLE ? "unavailable" : "rejected";
  }

  private Counter articles(String outcome, String reason, Via via) {
    return Counter.builder("newsflow.ingest.articles")
        .description("items offered, each with one outcome")
        .tag("outcome", outcome)
        .tag("reason", reason)
        .tag("via", via.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }

  private Counter contentBytes() {
    return Counter.builder("newsflow.ingest.content")
        .description("content of accepted articles")
        .baseUnit("bytes")
        .register(registry);
  }
}

package newsflow.enrich;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import newsflow.events.ArticleStatus;
import newsflow.runtime.BurstGuard;
import newsflow.schemas.DeadLetter.Reason;

/** Counts each article once, with one outcome; shared by all stream threads. */
final class EnrichMeters {
  private final MeterRegistry registry;
  private final Timer time;
  private final BurstGuard burst = new BurstGuard();

  EnrichMeters(MeterRegistry registry) {
    this.registry = registry;
    this.time =
        Timer.builder("newsflow.enrich")
            .description("Time to enrich one article")
            .publishPercentileHistogram()
            .register(registry);
  }

  BurstGuard burst() {
    return burst;
  }

  void took(long nanos) {
    time.record(nanos, TimeUnit.NANOSECONDS);
  }

  void accepted(ArticleStatus status) {
    count(status == ArticleStatus.USABLE ? "enriched" : "withdrawn", "none");
  }

  /** Read and enriched, but a newer version was there already. */
  void superseded() {
    count("superseded", "none");
  }

  void rejected(Reason reason) {
    count("dead_letter", reason.name().toLowerCase(Locale.ROOT));
  }

  private void count(String outcome, String reason) {
    Counter.builder("newsflow.enrich.articles")
        .description("Raw articles by what became of them")
        .tag("outcome", outcome)
        .tag("reason", reason)
        .register(registry)
        .increment();
  }
}

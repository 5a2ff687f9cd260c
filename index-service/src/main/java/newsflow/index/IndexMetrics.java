package newsflow.index;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** The service's own metrics. */
final class IndexMetrics {
  private final Counter written;
  private final Counter superseded;
  private final Counter rejected;
  private final Counter unreadable;
  private final Counter expired;
  private final Counter retries;
  private final Counter bytes;
  private final DistributionSummary articles;
  private final Timer bulk;

  IndexMetrics(MeterRegistry registry) {
    written = outcome(registry, "written");
    superseded = outcome(registry, "superseded");
    rejected = outcome(registry, "rejected");
    unreadable = outcome(registry, "unreadable");
    expired = outcome(registry, "expired");
    retries =
        Counter.builder("newsflow.index.retries")
            .description("Documents sent again because Elasticsearch was busy or away")
            .register(registry);
    bytes =
        Counter.builder("newsflow.index.bulk")
            .baseUnit("bytes")
            .description("Bytes of the bulks sent")
            .register(registry);
    articles =
        DistributionSummary.builder("newsflow.index.bulk.articles")
            .description("Articles in a bulk")
            .register(registry);
    bulk =
        Timer.builder("newsflow.index.bulk.duration")
            .description("Time that a bulk took, answered or not")
            .publishPercentileHistogram()
            .register(registry);
  }

  /** How an article ended; each record is counted once, when it is settled. */
  enum Outcome {
    WRITTEN,
    SUPERSEDED,
    REJECTED,
    UNREADABLE,
    EXPIRED
  }

  void settled(Outcome outcome) {
    switch (outcome) {
      case WRITTEN -> written.increment();
      case SUPERSEDED -> superseded.increment();
      case REJECTED -> rejected.increment();
      case UNREADABLE -> unreadable.increment();
      case EXPIRED -> expired.increment();
    }
  }

  long written() {
    return (long) written.count();
  }

  void retried(int documents) {
    retries.increment(documents);
  }

  void bulk(Timer.Sample sample, int documents, int size) {
    sample.stop(bulk);
    articles.record(documents);
    bytes.increment(size);
  }

  /** Records in the topic that have no outcome yet. */
  static void lag(MeterRegistry registry, Supplier<Number> records) {
    io.micrometer.core.instrument.Gauge.builder("newsflow.index.lag", records)
        .baseUnit("records")
        .description("Records of the topic without an outcome")
        .register(registry);
  }

  private static Counter outcome(MeterRegistry registry, String outcome) {
    return Counter.builder("newsflow.index.articles")
        .tag("outcome", outcome)
        .description("Articles by their one outcome")
        .register(registry);
  }
}

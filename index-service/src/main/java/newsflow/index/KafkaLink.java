package newsflow.index;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Whether a Kafka client reaches its broker, which its API never says. */
final class KafkaLink {
  private static final double MAX_SECONDS_WITHOUT_HEARTBEAT = 12;

  private KafkaLink() {}

  /** True without any connection, or with a member whose heartbeats are no longer answered. */
  static boolean isDown(Map<MetricName, ? extends Metric> metrics) {
    for (Map.Entry<MetricName, ? extends Metric> entry : metrics.entrySet()) {
      boolean down =
          switch (entry.getKey().name()) {
            case "connection-count" ->
                entry.getKey().group().equals("consumer-metrics")
                    && entry.getValue().metricValue() instanceof Double count
                    && count == 0;
            case "last-heartbeat-seconds-ago" ->
                entry.getValue().metricValue() instanceof Double seconds
                    && seconds > MAX_SECONDS_WITHOUT_HEARTBEAT;
            default -> false;
          };
      if (down) {
        return true;
      }
    }
    return false;
  }
}

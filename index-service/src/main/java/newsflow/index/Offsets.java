package newsflow.index;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far each assigned partition is settled, and the commits of that. Called by the thread that
 * polls; {@link #lag} and {@link #reached} by any.
 */
final class Offsets {
  private static final Logger log = LoggerFactory.getLogger(Offsets.class);
  private static final Duration LAST_COMMIT = Duration.ofSeconds(1);
  private static final long COMMIT_EVERY_NANOS = Duration.ofMillis(500).toNanos();

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Progress> progress = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private long nextCommit = System.nanoTime();
  private volatile long lag;
  private volatile Map<TopicPartition, Long> reached = Map.of();

  Offsets(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** Where the outcome of a record is to be noted. */
  Progress of(ConsumerRecord<byte[], byte[]> record) {
    return progress.computeIfAbsent(partition(record), _ -> new Progress());
  }

  /** Records of the assigned partitions without an outcome, as last measured. */
  long lag() {
    return lag;
  }

  /**
   * The offset of each assigned partition below which everything has its outcome, as last measured;
   * absent while it is not known.
   */
  Map<TopicPartition, Long> reached() {
    return reached;
  }

  void measure() {
    long unread = 0;
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      unread += consumer.currentLag(partition).orElse(0);
      settledOffset(partition).ifPresent(offset -> offsets.put(partition, offset));
    }
    lag = unread + progress.values().stream().mapToLong(Progress::openCount).sum();
    reached = Map.copyOf(offsets);
  }

  /** Twice a second, without waiting for the answer: a later commit makes up for a failed one. */
  void commit() {
    if (System.nanoTime() - nextCommit < 0) {
      return;
    }
    nextCommit = System.nanoTime() + COMMIT_EVERY_NANOS;
    Map<TopicPartition, OffsetAndMetadata> offsets = settled(consumer.assignment());
    if (offsets.isEmpty()) {
      return;
    }
    offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
    consumer.commitAsync(
        offsets,
        (tried, exception) -> {
          if (exception != null) {
            log.debug("commit failed, a later one will do: {}", exception.toString());
            tried.keySet().forEach(committed::remove);
          }
        });
  }

  /** Waits for the answer, a second at most. */
  void commitNow(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = settled(partitions);
    try {
      if (!offsets.isEmpty()) {
        consumer.commitSync(offsets, LAST_COMMIT);
      }
    } catch (KafkaException e) {
      log.warn("offsets were not committed, so some articles will be written again: {}", e + "");
    }
  }

  /** Commits what is settled of these partitions, after a wait for what is open. */
  void handOver(Collection<TopicPartition> partitions, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    for (TopicPartition partition : partitions) {
      Progress known = progress.get(partition);
      if (known != null) {
        known.awaitSettled(deadline - System.nanoTime());
      }
    }
    commitNow(partitions);
    forget(partitions);
  }

  /** These partitions are another's now. */
  void forget(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      committed.remove(partition);
      Progress known = progress.remove(partition);
      if (known != null) {
        known.revoke();
      }
    }
  }

  /** The first open record; with none open the position, which also passes transaction markers. */
  private OptionalLong settledOffset(TopicPartition partition) {
    Progress known = progress.get(partition);
    OptionalLong firstOpen = known == null ? OptionalLong.empty() : known.firstOpen();
    if (firstOpen.isPresent()) {
      return firstOpen;
    }
    try {
      return OptionalLong.of(consumer.position(partition, Duration.ZERO));
    } catch (TimeoutException | IllegalStateException e) {
      return OptionalLong.empty(); // not known yet, or not ours any more
    }
  }

  /** What may be committed and has not been. */
  private Map<TopicPartition, OffsetAndMetadata> settled(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : partitions) {
      OptionalLong offset = settledOffset(partition);
      if (offset.isPresent() && committed.getOrDefault(partition, -1L) != offset.getAsLong()) {
        offsets.put(partition, new OffsetAndMetadata(offset.getAsLong()));
      }
    }
    return offsets;
  }

  static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }
}

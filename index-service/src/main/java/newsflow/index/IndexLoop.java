package newsflow.index;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import newsflow.events.EnrichedArticle;
import newsflow.index.Condition.Part;
import newsflow.runtime.FatalException;
import newsflow.schemas.Decoded;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Poll, decode, write, send again what was busy, dead-letter what was refused, commit what is
 * settled. One thread polls and commits; each lane writes one bulk at a time on a thread of its
 * own. While too much is in hand, or the registry is away, the partitions are paused and polling
 * goes on, so that the group keeps its member.
 */
final class IndexLoop {
  private static final Logger log = LoggerFactory.getLogger(IndexLoop.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration ASK = Duration.ofSeconds(1);
  private static final Duration DRAIN = Duration.ofSeconds(7);
  private static final Duration HAND_OVER = Duration.ofSeconds(5);
  private static final Duration LAST_COMMIT = Duration.ofSeconds(2);
  private static final long COMMIT_EVERY_NANOS = Duration.ofMillis(500).toNanos();

  private final Limits limits;
  private final Consumer<byte[], byte[]> consumer;
  private final Condition condition;
  private final CountDownLatch stopping;
  private final Map<TopicPartition, Progress> progress = new ConcurrentHashMap<>();
  private final Undecoded undecoded;
  private final Writers writers;
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private long nextCommit;
  private volatile long lag;
  private volatile Map<TopicPartition, Long> reached = Map.of();

  /**
   * How much is done at once.
   *
   * @param bulkBytes of one bulk
   * @param linger wait for a fuller bulk
   * @param lanes bulks in flight
   * @param bytesInHand of all records read and not yet settled; above it the partitions are paused
   * @param documentBytes of one document; a larger one is a dead letter, since Elasticsearch would
   *     refuse it for ever with a status that says to try again
   */
  record Limits(long bulkBytes, Duration linger, int lanes, long bytesInHand, long documentBytes) {}

  IndexLoop(
      Limits limits,
      Consumer<byte[], byte[]> consumer,
      Function<byte[], Decoded<EnrichedArticle>> decoder,
      Settling settling,
      Condition condition,
      CountDownLatch stopping) {
    this.limits = limits;
    this.consumer = consumer;
    this.undecoded = new Undecoded(decoder, limits.documentBytes(), condition);
    this.writers = new Writers(limits, settling, condition, stopping);
    this.condition = condition;
    this.stopping = stopping;
  }

  /** Runs until asked to stop or failed; closes the consumer. */
  void run(String topic) {
    try (consumer) {
      awaitTopic(topic);
      consumer.subscribe(List.of(topic), new Assignments());
      writers.start();
      while (stopping.getCount() > 0 && !condition.hasFailed()) {
        turn();
      }
      drain();
    } catch (WakeupException e) {
      drain();
    } catch (FatalException e) {
      condition.failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("the loop failed", e);
      condition.failed(e.toString());
    } finally {
      writers.stop(Duration.ZERO);
    }
  }

  /** Records of the assigned partitions without an outcome. */
  long lag() {
    return lag;
  }

  /** A missing topic would else look like one without records. */
  private void awaitTopic(String topic) {
    try {
      for (boolean exists = false; !exists; ) {
        try {
          exists = !consumer.partitionsFor(topic, ASK).isEmpty();
          if (!exists) {
            condition.away(Part.KAFKA, "the topic " + topic + " does not exist");
          }
        } catch (RetriableException e) {
          condition.away(Part.KAFKA, String.valueOf(e.getMessage()));
        }
        if (stopping.await(exists ? 0 : ASK.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
      condition.back(Part.KAFKA);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The offset of each assigned partition below which everything has its outcome; absent while it
   * is not known.
   */
  Map<TopicPartition, Long> reached() {
    return reached;
  }

  private void turn() {
    throttle();
    poll();
    undecoded.decode(
        (record, content) ->
            writers.hand(new Task(record, content, progressOf(partition(record)))));
    measure();
    if (System.nanoTime() - nextCommit >= 0) {
      nextCommit = System.nanoTime() + COMMIT_EVERY_NANOS;
      commit();
    }
  }

  private void throttle() {
    if (!undecoded.isEmpty() || writers.bytesInHand() >= limits.bytesInHand) {
      consumer.pause(consumer.assignment());
    } else if (writers.bytesInHand() < limits.bytesInHand / 2 && !consumer.paused().isEmpty()) {
      consumer.resume(consumer.paused());
    }
  }

  private void poll() {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        progressOf(partition(record)).took(record.offset());
        undecoded.add(record);
      }
    } catch (RetriableException e) {
      log.warn("polling failed, will be tried again: {}", e.toString());
    }
    if (KafkaLink.isDown(consumer.metrics())) {
      condition.away(Part.KAFKA, "no connection to the broker");
    } else {
      condition.back(Part.KAFKA);
    }
  }

  private void measure() {
    long unread = 0;
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      unread += consumer.currentLag(partition).orElse(0);
      settledOffset(partition).ifPresent(offset -> offsets.put(partition, offset));
    }
    lag = unread + progress.values().stream().mapToLong(Progress::openCount).sum();
    reached = Map.copyOf(offsets);
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

  private void commit() {
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

  private void commitNow(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = settled(partitions);
    try {
      if (!offsets.isEmpty()) {
        consumer.commitSync(offsets, LAST_COMMIT);
      }
    } catch (KafkaException e) {
      log.warn("offsets were not committed, so some articles will be written again: {}", e + "");
    }
  }

  /** Lets the bulks in flight end, then commits. */
  private void drain() {
    writers.stop(DRAIN);
    commitNow(consumer.assignment());
  }

  private Progress progressOf(TopicPartition partition) {
    return progress.computeIfAbsent(partition, _ -> new Progress());
  }

  private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /** Hands partitions over with as little work to be done twice as possible. */
  private final class Assignments implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      condition.started();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      undecoded.removeIf(record -> forget(record, partitions));
      long deadline = System.nanoTime() + HAND_OVER.toNanos();
      for (TopicPartition partition : partitions) {
        Progress known = progress.get(partition);
        if (known != null) {
          known.awaitSettled(deadline - System.nanoTime());
        }
      }
      commitNow(partitions);
      onPartitionsLost(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      undecoded.removeIf(record -> forget(record, partitions));
      for (TopicPartition partition : partitions) {
        committed.remove(partition);
        Progress known = progress.remove(partition);
        if (known != null) {
          known.revoke();
        }
      }
    }

    private boolean forget(
        ConsumerRecord<byte[], byte[]> record, Collection<TopicPartition> partitions) {
      return partitions.contains(partition(record));
    }
  }
}

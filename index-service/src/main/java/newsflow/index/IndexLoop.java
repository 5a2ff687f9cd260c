package newsflow.index;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import newsflow.events.EnrichedArticle;
import newsflow.index.Condition.Part;
import newsflow.runtime.FatalException;
import newsflow.schemas.Decoded;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
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
  private static final Duration HAND_OVER = Duration.ofSeconds(5);

  // Together with a last commit these make less than the ten seconds that stopping may take.
  private static final Duration DRAIN = Duration.ofSeconds(4);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Limits limits;
  private final Consumer<byte[], byte[]> consumer;
  private final Condition condition;
  private final CountDownLatch stopping;
  private final Offsets offsets;
  private final Undecoded undecoded;
  private final Writers writers;

  /**
   * How much is done at once.
   *
   * @param bulkBytes of one bulk
   * @param linger wait for a fuller bulk
   * @param lanes bulks in flight
   * @param bytesInHand of all records read and not yet settled; above it the partitions are paused
   * @param documentBytes of one document; a larger one is a dead letter, since Elasticsearch would
   *     refuse it for ever with a status that says to try again
   * @param retention of articles; older ones are passed over
   */
  record Limits(
      long bulkBytes,
      Duration linger,
      int lanes,
      long bytesInHand,
      long documentBytes,
      Retention retention) {}

  IndexLoop(
      Limits limits,
      Consumer<byte[], byte[]> consumer,
      Function<byte[], Decoded<EnrichedArticle>> decoder,
      Settling settling,
      Condition condition,
      CountDownLatch stopping) {
    this.limits = limits;
    this.consumer = consumer;
    this.offsets = new Offsets(consumer);
    this.undecoded =
        new Undecoded(
            decoder,
            limits.documentBytes(),
            article -> limits.retention().hasPassed(article, InstantSource.system()),
            condition);
    this.writers = new Writers(limits, settling, condition, stopping);
    this.condition = condition;
    this.stopping = stopping;
  }

  /** Runs until asked to stop or failed; closes the consumer. */
  void run(String topic) {
    try {
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
    } catch (RuntimeException
        | Error e) { // an Error too, or a dead loop would pass for a running one
      condition.failed(e.toString());
      log.error("the loop failed", e);
    } finally {
      writers.stop(Duration.ZERO);
      boolean _ = Thread.interrupted(); // else the group would wait for this member's timeout
      consumer.close(CloseOptions.timeout(CLOSE));
    }
  }

  /** How far it is. */
  Offsets offsets() {
    return offsets;
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

  private void turn() {
    throttle();
    poll();
    undecoded.decode(
        (record, content) -> writers.hand(new Task(record, content, offsets.of(record))));
    offsets.measure();
    offsets.commit();
  }

  private void throttle() {
    if (!undecoded.isEmpty() || writers.bytesInHand() >= limits.bytesInHand) {
      consumer.pause(consumer.assignment());
    } else if (!consumer.paused().isEmpty()) {
      consumer.resume(consumer.paused());
    }
  }

  private void poll() {
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        offsets.of(record).took(record.offset());
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

  /** Lets the bulks in flight end, then commits. */
  private void drain() {
    writers.stop(DRAIN);
    offsets.commitNow(consumer.assignment());
  }

  /** Hands partitions over with as little work to be done twice as possible. */
  private final class Assignments implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      condition.started();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      undecoded.removeIf(record -> partitions.contains(Offsets.partition(record)));
      // Once draining is over, what is still open stays open however long one waits.
      offsets.handOver(partitions, stopping.getCount() > 0 ? HAND_OVER : Duration.ZERO);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      undecoded.removeIf(record -> partitions.contains(Offsets.partition(record)));
      offsets.forget(partitions);
    }
  }
}

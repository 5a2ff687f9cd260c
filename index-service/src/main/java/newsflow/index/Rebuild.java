package newsflow.index;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import newsflow.events.EnrichedArticle;
import newsflow.runtime.FatalException;
import newsflow.runtime.Health;
import newsflow.schemas.Decoded;
import newsflow.schemas.Topic;
import newsflow.schemas.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Fills a new index from the compacted topic, catches up with the live stream, switches both
 * aliases at once and stays until all that came before the switch is in the new index. The
 * index-service may go on working all the while, and no search fails. Markers of withdrawn articles
 * that the topic does not have any more are taken over from the index in use.
 *
 * <p>The settings of the fill (no replicas, no refresh) are taken back before the switch. The old
 * index is left for the operator to delete. If anything fails before the switch, the new index is
 * deleted and nothing has changed. What Elasticsearch is too busy for at the end of the fill is
 * tried again, for hours of work depend on it.
 */
public final class Rebuild {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration TELL = Duration.ofSeconds(5);
  private static final int ATTEMPTS = 20;

  private final IndexConfig config;
  private final Consumer<String> teller;
  private final Condition condition = new Condition();
  private final IndexMetrics metrics = new IndexMetrics(new SimpleMeterRegistry());
  private final AtomicLong refused = new AtomicLong();
  private boolean switching;

  /**
   * What was done.
   *
   * @param index the new index, now behind both aliases
   * @param previous indices that the aliases pointed to before
   * @param written articles written to it, a replayed one counted each time
   * @param refused records that could not be read or were not taken; they are in the log
   */
  public record Report(String index, List<String> previous, long written, long refused) {}

  /**
   * @param config the settings of the index-service
   * @param teller gets a line for the operator every now and then
   */
  public Rebuild(IndexConfig config, Consumer<String> teller) {
    this.config = config;
    this.teller = teller;
  }

  /**
   * Does it all, for as long as it takes; interrupting it before the switch undoes it.
   *
   * @throws IOException when Elasticsearch is away where it cannot be waited for
   * @throws FatalException when Kafka or Elasticsearch refuse, or too many records are refused
   */
  public Report run() throws IOException, InterruptedException {
    try (Elasticsearch elasticsearch = new Elasticsearch(config.elasticsearch());
        Admin admin = new KafkaClients(config.kafka()).admin()) {
      IndexSetup setup = new IndexSetup(elasticsearch, config.layout());
      setup.putTemplate(); // no more: an index in use that is laid out wrong is to be replaced
      NextIndex next = NextIndex.after(setup.indices(), elasticsearch, config.layout());
      String group = config.group() + "-rebuild-" + UUID.randomUUID(); // one without offsets
      next.create();
      CountDownLatch stopping = new CountDownLatch(1);
      IndexLoop loop = loop(elasticsearch, next.name(), group, stopping);
      Thread thread = Thread.ofPlatform().name("rebuild").start(() -> loop.run(Topics.ENRICHED));
      try {
        fill(next, loop, admin, elasticsearch);
        List<String> previous = switchTo(next);
        // What the index-service wrote to the old index is in the topic before these ends.
        follow(loop, ends(admin));
        patiently(next::refresh);
        return new Report(next.name(), previous, metrics.written(), refused.get());
      } finally {
        stopping.countDown();
        boolean interrupted = Thread.interrupted();
        thread.join();
        if (!switching) {
          drop(next);
        }
        admin.deleteConsumerGroups(List.of(group));
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private void fill(NextIndex next, IndexLoop loop, Admin admin, Elasticsearch elasticsearch)
      throws IOException, InterruptedException {
    teller.accept("filling " + next.name());
    follow(loop, ends(admin));
    teller.accept("catching up with the live stream");
    patiently(next::finishFill);
    Markers markers = new Markers(elasticsearch);
    patiently(() -> markers.copy(IndexSetup.WRITE_ALIAS, next.name()));
    follow(loop, ends(admin));
  }

  /** From here on the new index may be in use, even where no answer says so. */
  private List<String> switchTo(NextIndex next) throws IOException, InterruptedException {
    TreeSet<String> previous = new TreeSet<>();
    switching = true;
    try {
      patiently(() -> next.switchAliases(previous));
    } catch (IOException | FatalException e) {
      teller.accept(
          next.name() + " is whole and stays; delete it if no alias points to it (GET _alias)");
      throw e;
    }
    teller.accept("switched both aliases to " + next.name());
    return List.copyOf(previous);
  }

  private void drop(NextIndex next) {
    try {
      next.drop();
    } catch (IOException e) {
      teller.accept(next.name() + " is of no use, but could not be deleted: " + e.getMessage());
    }
  }

  private IndexLoop loop(
      Elasticsearch elasticsearch, String index, String group, CountDownLatch stopping) {
    Topic<String, EnrichedArticle> topic = Topics.of(config.registry()).enriched();
    Settling settling =
        new Settling(
            ElasticsearchArticleIndex.into(elasticsearch, index, InstantSource.system(), metrics),
            (record, reason, detail) -> refused.incrementAndGet(), // dead letters since long
            condition,
            metrics,
            Backoff.STANDARD,
            stopping);
    return new IndexLoop(
        config.limits(),
        new KafkaClients(config.kafka()).consumer(group),
        bytes -> Decoded.of(topic.values().deserializer(), topic.name(), bytes),
        settling,
        condition,
        stopping);
  }

  /** Work that can be done again after it failed half-way. */
  private interface Step {
    void take() throws IOException;
  }

  /** Takes the step again while Elasticsearch is busy or away, for a minute or more. */
  private void patiently(Step step) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        step.take();
        return;
      } catch (IOException e) {
        if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        teller.accept("will be tried again: " + e.getMessage());
        Thread.sleep(Backoff.STANDARD.after(attempt, ThreadLocalRandom.current()));
      }
    }
  }

  /** Waits until all before these offsets is in the new index. */
  private void follow(IndexLoop loop, Map<TopicPartition, Long> ends) throws InterruptedException {
    long nextTell = System.nanoTime() + TELL.toNanos();
    while (true) {
      Map<TopicPartition, Long> reached = loop.offsets().reached();
      long left = 0;
      for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
        left += Math.max(0, end.getValue() - reached.getOrDefault(end.getKey(), 0L));
      }
      if (condition.health() instanceof Health.Failed(String why)) {
        throw new FatalException(why);
      }
      if (left == 0) {
        return;
      }
      if (System.nanoTime() - nextTell >= 0) {
        nextTell = System.nanoTime() + TELL.toNanos();
        String health = condition.health().detail();
        teller.accept(
            metrics.written()
                + " written, "
                + left
                + " to go"
                + (health.isEmpty() ? "" : ", " + health));
      }
      TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
    }
  }

  private static Map<TopicPartition, Long> ends(Admin admin) throws InterruptedException {
    try {
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      admin
          .describeTopics(List.of(Topics.ENRICHED))
          .allTopicNames()
          .get()
          .values()
          .forEach(
              topic ->
                  topic
                      .partitions()
                      .forEach(
                          partition ->
                              wanted.put(
                                  new TopicPartition(topic.name(), partition.partition()),
                                  OffsetSpec.latest())));
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin
          .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all()
          .get()
          .forEach((partition, info) -> ends.put(partition, info.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw new FatalException("cannot read the offsets of " + Topics.ENRICHED + ": " + e, e);
    }
  }
}

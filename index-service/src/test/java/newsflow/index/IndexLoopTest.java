package newsflow.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import newsflow.events.EnrichedArticle;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.Articles;
import newsflow.index.document.WriteOutcome;
import newsflow.runtime.FatalException;
import newsflow.runtime.Health;
import newsflow.schemas.DeadLetter;
import newsflow.schemas.Decoded;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop on a consumer in memory; a record's value is the id of an article. */
@Timeout(30)
class IndexLoopTest {
  private static final TopicPartition PARTITION =
      new TopicPartition(newsflow.schemas.Topics.ENRICHED, 0);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final InMemoryArticleIndex stored = new InMemoryArticleIndex(ArticleIndexContract.CLOCK);
  private final Condition condition = new Condition();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicBoolean registryAway = new AtomicBoolean();
  private Thread thread;

  @BeforeEach
  void prepare() {
    consumer.updatePartitions(
        PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 1_000L));
    consumer.schedulePollTask(() -> consumer.rebalance(List.of(PARTITION)));
  }

  @AfterEach
  void stop() throws InterruptedException {
    stopping.countDown();
    thread.join();
  }

  @Test
  void writesAndCommits() {
    start(stored, 1_000_000);
    add("a", "b", "c");

    await().until(() -> committed() == 3);
    assertThat(stored.size()).isEqualTo(3);
    assertThat(condition.health()).isInstanceOf(Health.Running.class);
  }

  @Test
  void commitsNothingBehindARecordThatIsStillOpen() {
    AtomicBoolean busy = new AtomicBoolean(true);
    start(
        documents ->
            documents.stream()
                .<WriteOutcome>map(
                    document ->
                        busy.get() && document.id().equals("b")
                            ? new WriteOutcome.Busy("429")
                            : WriteOutcome.WRITTEN)
                .toList(),
        1_000_000);
    add("a", "b", "c", "d");

    await().until(() -> committed() == 1);
    await().until(() -> condition.health() instanceof Health.Waiting);
    assertThat(committed()).isEqualTo(1);

    busy.set(false);
    await().until(() -> committed() == 4);
  }

  @Test
  void endsWithTheLastOfEachArticlesVersionsThoughBulksAreRetried() {
    Random random = new Random(7);
    start(
        documents -> {
          List<WriteOutcome> outcomes = new ArrayList<>();
          for (ArticleDocument document : documents) {
            boolean busy;
            synchronized (random) {
              busy = random.nextInt(3) == 0;
            }
            outcomes.addAll(busy ? busy(1) : stored.write(List.of(document)));
          }
          return outcomes;
        },
        1_000_000);
    String[] versions = new String[300];
    for (int i = 0; i < versions.length; i++) {
      versions[i] = "article" + i % 10 + "#" + i;
    }

    add(versions);

    await().until(() -> committed() == 300);
    for (int i = 0; i < 10; i++) {
      assertThat(stored.stored("article" + i).path("title").asText()).isEqualTo("" + (290 + i));
    }
  }

  @Test
  void failsWhenItsThreadDiesOfAnError() {
    start(stored, 1_000_000);
    consumer.schedulePollTask(
        () -> {
          throw new NoClassDefFoundError("told so");
        });

    await().until(() -> condition.health() instanceof Health.Failed);
    assertThat(condition.health().detail()).contains("told so");
  }

  @Test
  void pausesWhileTooMuchIsInHandAndGoesOnPolling() {
    AtomicBoolean busy = new AtomicBoolean(true);
    start(documents -> busy.get() ? busy(documents.size()) : stored.write(documents), 1_000);
    add("a", "b", "c", "d");
    await().until(() -> consumer.paused().equals(Set.of(PARTITION)));
    AtomicInteger polls = new AtomicInteger();
    consumer.schedulePollTask(polls::incrementAndGet);
    await().until(() -> polls.get() == 1);

    busy.set(false);

    await().until(() -> consumer.paused().isEmpty());
    add(4, "e");
    await().until(() -> committed() == 5);
    assertThat(stored.size()).isEqualTo(5);
  }

  @Test
  void waitsForTheRegistryWithPausedPartitionsAndDeadLettersNothing() {
    registryAway.set(true);
    start(stored, 1_000_000);
    add("a", "b");
    await().until(() -> condition.health() instanceof Health.Waiting);
    await().until(() -> !consumer.paused().isEmpty());

    registryAway.set(false);

    await().until(() -> committed() == 2);
    assertThat(stored.size()).isEqualTo(2);
    assertThat(producer.history()).isEmpty();
    assertThat(condition.health()).isInstanceOf(Health.Running.class);
  }

  @Test
  void deadLettersTheUnreadableAndGoesOn() {
    start(stored, 1_000_000);
    add("a", "unreadable", "b", "");

    await().until(() -> committed() == 4);
    assertThat(stored.size()).isEqualTo(2);
    assertThat(producer.history()).hasSize(2);
  }

  @Test
  void deadLettersADocumentThatIsLargerThanAllowed() {
    start(stored, 1_000_000);
    add("a", "x".repeat(6_000), "b");

    await().until(() -> committed() == 3);
    assertThat(stored.size()).isEqualTo(2);
    assertThat(DeadLetter.text(producer.history().getFirst().headers(), "reason"))
        .contains("TOO_LARGE");
  }

  @Test
  void passesOverWhatIsOlderThanItsRetentionAndCountsItOnce() {
    start(stored, 1_000_000);
    add("a", "old", "b");

    await().until(() -> committed() == 3);
    assertThat(stored.size()).isEqualTo(2);
    assertThat(producer.history()).isEmpty();
    assertThat(registry.get("newsflow.index.articles").tag("outcome", "expired").counter().count())
        .isEqualTo(1);
  }

  @Test
  void failsWithoutCommittingWhenNothingCanBeWritten() {
    start(
        documents -> {
          throw new FatalException("the alias is missing");
        },
        1_000_000);
    add("a");

    await().until(() -> condition.health() instanceof Health.Failed);
    assertThat(condition.health().detail()).isEqualTo("the alias is missing");
    assertThat(consumer.closed() ? 0 : committed()).isZero();
  }

  @Test
  void waitsForATopicThatIsNotThereYet() {
    consumer.updatePartitions(PARTITION.topic(), List.of());
    start(stored, 1_000_000);
    await().until(() -> condition.health().detail().contains("does not exist"));

    consumer.updatePartitions(
        PARTITION.topic(), List.of(new PartitionInfo(PARTITION.topic(), 0, null, null, null)));

    add("a");
    await().until(() -> committed() == 1);
  }

  private static List<WriteOutcome> busy(int count) {
    return java.util.Collections.nCopies(count, new WriteOutcome.Busy("429"));
  }

  private void start(ArticleIndex index, long bytesInHand) {
    Settling settling =
        new Settling(
            index,
            new DeadLetters(producer, "t.dlq"),
            condition,
            new IndexMetrics(registry),
            new Backoff(Duration.ofMillis(5), Duration.ofMillis(5)),
            stopping);
    IndexLoop loop =
        new IndexLoop(
            new IndexLoop.Limits(
                100_000,
                Duration.ZERO,
                2,
                bytesInHand,
                5_000,
                new Retention(Duration.ofDays(10_000))),
            consumer,
            this::decode,
            settling,
            condition,
            stopping);
    thread = Thread.ofPlatform().start(() -> loop.run(PARTITION.topic()));
  }

  private Decoded<EnrichedArticle> decode(byte[] value) {
    if (registryAway.get()) {
      return new Decoded.RegistryAway<>("refused");
    }
    String id = new String(value, UTF_8);
    return switch (id) {
      case "unreadable" -> new Decoded.Unreadable<>("not Avro");
      case "old" -> new Decoded.Event<>(Articles.minimal(id).setAcceptedAt(Instant.EPOCH).build());
      default -> {
        String[] parts = id.split("#", 2);
        yield new Decoded.Event<>(
            Articles.minimal(parts[0]).setTitle(parts.length > 1 ? parts[1] : "").build());
      }
    };
  }

  private void add(String... ids) {
    add(0, ids);
  }

  private void add(int from, String... ids) {
    consumer.schedulePollTask(
        () -> {
          for (int i = 0; i < ids.length; i++) {
            consumer.addRecord(Records.record(from + i, ids[i], ids[i].getBytes(UTF_8)));
          }
        });
  }

  private long committed() {
    var offset = consumer.committed(Set.of(PARTITION)).get(PARTITION);
    return offset == null ? 0 : offset.offset();
  }
}

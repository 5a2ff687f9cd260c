package newsflow.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.Articles;
import newsflow.index.document.WriteOutcome;
import newsflow.runtime.FatalException;
import newsflow.runtime.Health;
import newsflow.schemas.DeadLetter;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SettlingTest {
  private static final WriteOutcome BUSY = new WriteOutcome.Busy("429");
  private static final WriteOutcome BAD = new WriteOutcome.Rejected("some_exception", "no");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Condition condition = new Condition();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final ArrayDeque<List<WriteOutcome>> answers = new ArrayDeque<>();
  private final List<List<String>> writes = new ArrayList<>();
  private final List<Task> done = new ArrayList<>();
  private final Progress progress = new Progress();
  private MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  @Test
  void sendsAgainOnlyWhatWasBusy() throws InterruptedException {
    answers.add(List.of(WriteOutcome.WRITTEN, BUSY, WriteOutcome.SUPERSEDED, BUSY));
    answers.add(List.of(BUSY, WriteOutcome.WRITTEN));
    answers.add(List.of(WriteOutcome.WRITTEN));

    settle("a", "b", "c", "d");

    assertThat(writes)
        .containsExactly(List.of("a", "b", "c", "d"), List.of("b", "d"), List.of("b"));
    assertThat(done).hasSize(4);
    assertThat(count("written")).isEqualTo(3);
    assertThat(count("superseded")).isEqualTo(1);
    assertThat(producer.history()).isEmpty();
  }

  @Test
  void saysThatItWaitsWhileItIsBusyAndThatItIsBackAfterwards() throws InterruptedException {
    condition.started();
    List<Health> seen = new ArrayList<>();
    ArticleIndex index =
        documents -> {
          seen.add(condition.health());
          return List.of(seen.size() < 3 ? BUSY : WriteOutcome.WRITTEN);
        };

    settling(index).settle(tasks("a"), done::add);

    assertThat(seen.get(0)).isInstanceOf(Health.Running.class);
    assertThat(seen.get(2)).isInstanceOf(Health.Waiting.class);
    assertThat(condition.health()).isInstanceOf(Health.Running.class);
  }

  @Test
  void deadLettersWhatIsRejectedWithItsBytesAndReason() throws InterruptedException {
    answers.add(List.of(WriteOutcome.WRITTEN, BAD));

    settle("a", "b");

    assertThat(producer.history()).hasSize(1);
    ProducerRecord<byte[], byte[]> letter = producer.history().getFirst();
    assertThat(letter.topic()).isEqualTo("t.dlq");
    assertThat(letter.key()).isEqualTo("b".getBytes(UTF_8));
    assertThat(letter.value()).isEqualTo("b".getBytes(UTF_8));
    assertThat(DeadLetter.text(letter.headers(), "reason")).contains("REFUSED_BY_INDEX");
    assertThat(DeadLetter.text(letter.headers(), "detail")).contains("some_exception: no");
    assertThat(DeadLetter.text(letter.headers(), "offset")).contains("1");
    assertThat(count("rejected")).isEqualTo(1);
    assertThat(progress.openCount()).isEqualTo(2); // settled by whoever takes `done`
  }

  @Test
  void countsTheAttemptsOfAReplayedRecordAndKeepsItsHeaders() throws InterruptedException {
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", "00-x".getBytes(UTF_8));
    headers.add(DeadLetter.ATTEMPTS, "2".getBytes(UTF_8));
    Task task =
        new Task(
            Records.record(7, "k", new byte[] {9}, headers),
            new Task.Refused(DeadLetter.Reason.UNREADABLE, "poison"),
            progress);

    settling(documents -> List.of()).settle(List.of(task), done::add);

    ProducerRecord<byte[], byte[]> letter = producer.history().getFirst();
    assertThat(DeadLetter.text(letter.headers(), "attempts")).contains("3");
    assertThat(letter.headers().lastHeader("traceparent").value())
        .isEqualTo("00-x".getBytes(UTF_8));
    assertThat(count("unreadable")).isEqualTo(1);
  }

  @Test
  void triesADeadLetterAgainUntilTheBrokerTakesIt() throws InterruptedException {
    producer = failing(2, () -> new TimeoutException("away"));
    answers.add(List.of(BAD));

    settle("a");

    assertThat(producer.history()).hasSize(1);
    assertThat(done).hasSize(1);
  }

  @Test
  void failsForGoodOnADeadLetterThatTheBrokerWillNeverTake() {
    producer.sendException = new RecordTooLargeException("too large");
    answers.add(List.of(BAD));

    assertThatThrownBy(() -> settle("a"))
        .isInstanceOf(FatalException.class)
        .hasMessageContaining("t.dlq");
    assertThat(done).isEmpty();
  }

  @Test
  void takesTheEndOfTheServiceForNoFailureOfTheTopicOfDeadLetters() {
    producer = failing(1, () -> new InterruptException("interrupted while waiting for metadata"));
    answers.add(List.of(BAD));

    assertThatThrownBy(() -> settle("a")).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(done).isEmpty();
  }

  @Test
  void stopsBeforeABugDrainsTheTopic() {
    ArticleIndex index = documents -> documents.stream().map(_ -> BAD).toList();
    Settling settling = settling(index);

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 1_000; i++) {
                settling.settle(tasks("a" + i), done::add);
              }
            })
        .isInstanceOf(FatalException.class)
        .hasMessageContaining("some_exception");
    assertThat(producer.history()).hasSize(100);
    assertThat(done).hasSize(100);
  }

  @Test
  void leavesWhatIsBusyOpenWhenTheServiceStops() throws InterruptedException {
    stopping.countDown();
    answers.add(List.of(WriteOutcome.WRITTEN, BUSY));

    settle("a", "b");

    assertThat(done).hasSize(1);
  }

  @Test
  void sendsNothingOfAPartitionThatIsAnothersNow() throws InterruptedException {
    List<Task> tasks = tasks("a");
    progress.revoke();

    settling(documents -> List.of(WriteOutcome.WRITTEN)).settle(tasks, done::add);

    assertThat(count("written")).isZero();
    assertThat(done).hasSize(1);
  }

  /** Takes no record that often, for the reason that is made at that moment, then every one. */
  private static MockProducer<byte[], byte[]> failing(
      int times, Supplier<RuntimeException> reason) {
    return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
      private int failures;

      @Override
      public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        if (failures++ < times) {
          throw reason.get();
        }
        return super.send(record);
      }
    };
  }

  private void settle(String... ids) throws InterruptedException {
    settling(
            documents -> {
              writes.add(documents.stream().map(ArticleDocument::id).toList());
              return answers.remove();
            })
        .settle(tasks(ids), done::add);
  }

  private Settling settling(ArticleIndex index) {
    return new Settling(
        index,
        new DeadLetters(producer, "t.dlq"),
        condition,
        new IndexMetrics(meters),
        new Backoff(Duration.ofMillis(2), Duration.ofMillis(2)),
        stopping);
  }

  private List<Task> tasks(String... ids) {
    List<Task> tasks = new ArrayList<>();
    for (String id : ids) {
      tasks.add(Records.task(tasks.size(), Articles.minimal(id).build(), progress));
    }
    return tasks;
  }

  private double count(String outcome) {
    return meters.counter("newsflow.index.articles", "outcome", outcome).count();
  }
}

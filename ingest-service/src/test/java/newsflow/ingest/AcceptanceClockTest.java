package newsflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AcceptanceClockTest {
  private final AtomicLong millis = new AtomicLong(1_000);
  private final AcceptanceClock clock =
      new AcceptanceClock(() -> Instant.ofEpochMilli(millis.get()));

  @Test
  void theSameIdNeverSharesAMillisecond() {
    assertThat(clock.next("a")).isEqualTo(Instant.ofEpochMilli(1_000));
    assertThat(clock.next("a")).isEqualTo(Instant.ofEpochMilli(1_001));
  }

  @Test
  void aClockThatGoesBackDoesNot() {
    clock.next("a");
    millis.set(10);
    assertThat(clock.next("a")).isEqualTo(Instant.ofEpochMilli(1_001));
    millis.set(5_000);
    assertThat(clock.next("a")).isEqualTo(Instant.ofEpochMilli(5_000));
  }

  @Test
  void manyIdsWithinAMillisecondDoNotRunAhead() {
    Instant latest = Instant.EPOCH;
    for (int i = 0; i < 10_000; i++) {
      Instant next = clock.next("id-" + i);
      latest = next.isAfter(latest) ? next : latest;
    }
    assertThat(latest).isBefore(Instant.ofEpochMilli(1_030));
  }
}

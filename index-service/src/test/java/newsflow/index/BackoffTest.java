package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  @ParameterizedTest
  @CsvSource({"1, 50, 100", "2, 100, 200", "6, 1600, 3200", "7, 2500, 5000", "1000000, 2500, 5000"})
  void doublesUpToItsLongestWithARandomHalf(int attempt, long least, long most) {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      assertThat(backoff.after(attempt, random).toMillis()).isBetween(least, most);
    }
  }

  @Test
  void differsBetweenInstances() {
    assertThat(backoff.after(5, new Random(1))).isNotEqualTo(backoff.after(5, new Random(2)));
  }
}

package newsflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BurstGuardTest {
  private final BurstGuard burst = new BurstGuard();

  @Test
  void letsATenthOfTheLastThousandPass() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(burst.tripsOn(i % 10 == 0)).isFalse();
    }
  }

  @Test
  void tripsOnMoreThanATenth() {
    int tripped = 0;
    for (int i = 0; i < 1_000; i++) {
      tripped += burst.tripsOn(i % 9 == 0) ? 1 : 0;
    }
    assertThat(tripped).isPositive();
  }

  @Test
  void needsMoreThanAHundredRefusalsEvenAtTheStart() {
    for (int i = 0; i < 100; i++) {
      assertThat(burst.tripsOn(true)).isFalse();
    }
    assertThat(burst.tripsOn(true)).isTrue();
  }

  @Test
  void forgetsOldRefusals() {
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 100; i++) {
        assertThat(burst.tripsOn(true)).isFalse();
      }
      for (int i = 0; i < 1_000; i++) {
        burst.tripsOn(false);
      }
    }
  }
}

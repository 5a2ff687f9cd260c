package newsflow.index;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from {@code first} to {@code longest}, of
 * which a random part between half and all is taken.
 */
record Backoff(Duration first, Duration longest) {
  static final Backoff STANDARD = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

  /**
   * @param attempt number of failures so far, at least 1
   */
  Duration after(int attempt, RandomGenerator random) {
    int doublings = Math.min(attempt - 1, 20);
    long whole = Math.min(longest.toMillis(), first.toMillis() << doublings);
    return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
  }
}

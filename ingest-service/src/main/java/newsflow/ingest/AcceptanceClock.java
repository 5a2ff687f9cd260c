package newsflow.ingest;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The version of each acceptance, in milliseconds since 1970. Two acceptances of one id never share
 * a millisecond and never go back, even where the system's clock does. Ids share {@value #STRIPES}
 * counters, so that many articles within one millisecond do not push the versions into the future.
 */
final class AcceptanceClock {
  private static final int STRIPES = 1 << 14;

  private final InstantSource time;
  private final AtomicLongArray last = new AtomicLongArray(STRIPES);

  AcceptanceClock(InstantSource time) {
    this.time = time;
  }

  /** Now, or a millisecond after the last acceptance of the id. */
  Instant next(String id) {
    long now = time.millis();
    return Instant.ofEpochMilli(
        last.updateAndGet(
            Math.floorMod(id.hashCode(), STRIPES), before -> Math.max(now, before + 1)));
  }
}

package newsflow.enrich.extract;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * A time as a source states it.
 *
 * @param instant the instant, or the start of the day, month or year in {@code zone}
 * @param zone the zone that the source states, otherwise the one its country or language suggests
 * @param precision what of the instant the source really states
 * @param origin where it was read
 */
public record Moment(Instant instant, ZoneId zone, Precision precision, Origin origin) {
  public Moment {
    Objects.requireNonNull(instant);
    Objects.requireNonNull(zone);
    Objects.requireNonNull(precision);
    Objects.requireNonNull(origin);
  }

  /** The local time of the source with its offset; parts finer than the precision are zero. */
  public OffsetDateTime local() {
    return instant.atZone(zone).toOffsetDateTime();
  }

  Moment from(Origin other) {
    return new Moment(instant, zone, precision, other);
  }
}

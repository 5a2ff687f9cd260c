package newsflow.enrich.extract;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides between the witnesses of a time: the most trusted one, made exact by others that agree,
 * in the zone of the source.
 *
 * @param witnesses in the order of their trust
 * @param guesses times whose year or day was inferred
 * @param address the day in the page's address, null if it has none
 */
record TimeVerdict(
    DateReader reader, List<Moment> witnesses, List<Moment> guesses, @Nullable Moment address) {
  /** The time, null if there is no witness and no guess. */
  @Nullable Moment decide() {
    if (witnesses.isEmpty()) {
      return guesses.isEmpty() ? null : inSourceZone(guesses.getFirst());
    }
    Moment best = first();
    Moment exact = best;
    List<Moment> all = new ArrayList<>(witnesses);
    guesses.forEach(guess -> all.add(inYearOf(guess, best)));
    for (Moment other : all) {
      if (isMislabelled(exact, other)) {
        exact = other;
      }
      if ((vague(exact) && !vague(other) && sameDay(best, other))
          || (!stated(exact) && !vague(exact) && stated(other) && isShift(exact, other))) {
        exact = other;
      }
    }
    return inSourceZone(exact);
  }

  /** The first witness; a day in the address tells which of the page's lines is meant. */
  private Moment first() {
    Moment first = witnesses.getFirst();
    if (address == null || first.origin() != Origin.BYLINE || isNear(first, address)) {
      return first;
    }
    for (Moment other : witnesses) {
      if (isNear(other, address)) {
        return other;
      }
    }
    return first;
  }

  private static boolean isNear(Moment a, Moment b) {
    return Math.abs(ChronoUnit.DAYS.between(a.local().toLocalDate(), b.local().toLocalDate())) <= 1;
  }

  /** A guess with another year, the same day and clock time. */
  private static Moment inYearOf(Moment guess, Moment other) {
    return new Moment(
        guess.local().withYear(other.local().getYear()).toInstant(),
        guess.zone(),
        guess.precision(),
        guess.origin());
  }

  private Moment inSourceZone(Moment moment) {
    if (vague(moment) || !moment.zone().equals(ZoneOffset.UTC)) {
      return moment;
    }
    for (Moment shown : witnesses) {
      if (stated(shown)
          && !shown.zone().equals(ZoneOffset.UTC)
          && isNear(shown.instant(), moment.instant())) {
        return in(shown.zone(), moment);
      }
      if ((shown.origin() == Origin.BYLINE || !reader.isSure())
          && !stated(shown)
          && !vague(shown)) {
        LocalDateTime local = shown.local().toLocalDateTime().truncatedTo(ChronoUnit.MINUTES);
        long minutes =
            Duration.between(
                    moment.local().toLocalDateTime().truncatedTo(ChronoUnit.MINUTES), local)
                .toMinutes();
        if ((minutes != 0 || shown.origin() == Origin.BYLINE)
            && Math.abs(minutes) <= 11 * 60
            && (minutes % 60 == 0 || minutes == 330 || minutes == 345 || minutes == 210)) {
          return in(ZoneOffset.ofTotalSeconds((int) minutes * 60), moment);
        }
      }
    }
    return in(zoneOfShownDay(moment), moment);
  }

  /** The zone in which an instant falls on the day that the page prints. */
  private ZoneId zoneOfShownDay(Moment moment) {
    List<ZoneId> zones =
        reader.isSure()
            ? List.of(reader.zone(), ZoneOffset.UTC)
            : List.of(ZoneOffset.UTC, reader.zone());
    for (Moment shown : witnesses) {
      if (shown.origin() == Origin.BYLINE && shown.precision() == Precision.DAY) {
        for (ZoneId zone : zones) {
          if (sameDay(in(zone, moment), shown)) {
            return zone;
          }
        }
      }
    }
    return zones.getFirst();
  }

  private static Moment in(ZoneId zone, Moment moment) {
    return new Moment(moment.instant(), zone, moment.precision(), moment.origin());
  }

  private static boolean isNear(Instant a, Instant b) {
    return Duration.between(a, b).abs().compareTo(Duration.ofMinutes(1)) < 0;
  }

  /** Whether the source states the zone. */
  static boolean stated(Moment moment) {
    return moment.zone() instanceof ZoneOffset;
  }

  /** Whether a time told in UTC is printed with the same clock time and the zone of the source. */
  private static boolean isMislabelled(Moment utc, Moment other) {
    return !vague(utc)
        && utc.zone().equals(ZoneOffset.UTC)
        && stated(other)
        && !other.local().getOffset().equals(ZoneOffset.UTC)
        && other.origin() == Origin.BYLINE
        && utc.local()
            .toLocalDateTime()
            .truncatedTo(ChronoUnit.MINUTES)
            .equals(other.local().toLocalDateTime().truncatedTo(ChronoUnit.MINUTES));
  }

  /** Whether two times are one, told in different zones. */
  private static boolean isShift(Moment a, Moment b) {
    long minutes =
        Duration.between(
                a.instant().truncatedTo(ChronoUnit.MINUTES),
                b.instant().truncatedTo(ChronoUnit.MINUTES))
            .toMinutes();
    return Math.abs(minutes) <= 14 * 60 && minutes % 15 == 0;
  }

  private static boolean sameDay(Moment a, Moment b) {
    return a.local().toLocalDate().equals(b.local().toLocalDate());
  }

  static boolean vague(Moment moment) {
    return moment.precision().compareTo(Precision.DAY) >= 0
        || moment.local().toLocalTime().toSecondOfDay() == 0;
  }
}

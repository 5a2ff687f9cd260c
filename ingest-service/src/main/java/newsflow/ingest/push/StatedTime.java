package newsflow.ingest.push;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** A time as somebody wrote it. */
sealed interface StatedTime {
  /** ISO 8601 with or without clock time and offset, {@code T} or a space between. */
  DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T']['t'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[' '][XXX][XX][X]")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  /** A moment. */
  record Exact(Instant instant) implements StatedTime {}

  /** A day, or a clock time of an unknown zone: no moment, and none is invented. */
  record Partial(String text) implements StatedTime {}

  /** No time at all. */
  record NoTime() implements StatedTime {}

  /** Reads ISO 8601 or the form of e-mail and RSS (RFC 1123). */
  static StatedTime parse(String text) {
    String stripped = text.strip();
    try {
      if (!stripped.isEmpty() && Character.isLetter(stripped.charAt(0))) {
        return exact(OffsetDateTime.parse(stripped, DateTimeFormatter.RFC_1123_DATE_TIME));
      }
      TemporalAccessor best =
          ISO.parseBest(stripped, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return best instanceof OffsetDateTime time ? exact(time) : new Partial(stripped);
    } catch (DateTimeException e) {
      return new NoTime();
    }
  }

  private static StatedTime exact(OffsetDateTime time) {
    return time.getYear() >= 1 && time.getYear() <= 9999
        ? new Exact(time.toInstant())
        : new NoTime();
  }
}

package newsflow.enrich.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the times that machines and newsrooms write, in whatever language. */
final class DateReader {
  private static final int MAX = 300;

  // Patterns that begin with a digit look for it before they look back, which costs more.
  private static final Pattern ISO =
      Pattern.compile(
          "(?=\\d)(?<!\\d)(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:(?:T|t| |, ?|\\+| - | \\|"
              + " )+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,:]\\d{1,9})?)?"
              + "\\s*(Z|z|(?:UTC|GMT)?\\s?[+-]\\d{1,2}:?\\d{2}|(?:UTC|GMT)?[+-]\\d{1,2}(?!\\d))?)?(?!\\d)");
  private static final Pattern YEAR_OR_MONTH = Pattern.compile("(\\d{4})(?:-(\\d{2}))?");
  private static final Pattern JAVA =
      Pattern.compile(
          "([A-Z][a-z]{2}) (\\d{1,2}) (\\d{2}:\\d{2}(?::\\d{2})?)"
              + " ([A-Z]{2,4}(?:[+-]\\d{2}:?\\d{2})?) (\\d{4})");
  private static final Pattern COMPACT =
      Pattern.compile(
          "^(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?(Z|[+-]\\d{2}:?\\d{2})?)?$");
  private static final Pattern EPOCH = Pattern.compile("^(1[0-9]{9})(\\d{3})?(?:\\.\\d+)?$");
  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?=\\d)(?<!\\d)((?:13|14|19|20|25)\\d{2})\\s?(?:([-/.])|[年년]|ปี)\\s{0,2}(\\d{1,2})\\s?(?:\\2|[月월])\\s{0,2}(\\d{1,2})(?!\\d)\\s?[日일]?");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?=\\d)(?<![\\d.,])(\\d{1,2})\\s?([-/.])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4}|\\d{2}(?!:\\d))(?!\\d)");
  private static final Pattern DAY_MONTH =
      Pattern.compile(
          "(?=\\d)(?<![\\d./-])(\\d{1,2})(?:[-/](\\d{1,2})(?![\\d/-]|[.,]\\d)|\\.(\\d{1,2})\\.(?=,?"
              + " |$))(?:\\s?[(（][月火水木金土日][)）])?");
  private static final Pattern MONTH_NUMBER =
      Pattern.compile(
          "(?=\\d)(?<!\\d)(\\d{1,2})\\s*,?\\s*(?:tháng|thg|Tháng|Thg)\\.?\\s*(\\d{1,2}|[a-zà-ỹ]{2,4}(?:"
              + " [a-zà-ỹ]{3,4})?)(?:\\s*[,/-]?\\s*(?:năm\\s*)?(\\d{4}))?");
  private final ZoneId zone;
  private final boolean sure;
  private final boolean monthFirst;
  private final Instant fetched;

  /**
   * @param zone used where a text names none
   * @param sure whether the zone is certain enough to tell in it what is stated in UTC
   * @param monthFirst whether 9/10 is the tenth of September
   * @param fetched what relative times count from and what a missing year is inferred from
   */
  DateReader(ZoneId zone, boolean sure, boolean monthFirst, Instant fetched) {
    this.zone = zone;
    this.sure = sure;
    this.monthFirst = monthFirst;
    this.fetched = fetched;
  }

  ZoneId zone() {
    return zone;
  }

  boolean isSure() {
    return sure;
  }

  /**
   * What a feed or pusher declared.
   *
   * @param moment the moment, if one was stated
   * @param text otherwise a year, month, day or local time in ISO 8601
   * @return null if neither is there or the text is none of these
   */
  @Nullable Moment declared(@Nullable Instant moment, @Nullable String text) {
    if (moment != null || text == null) {
      return moment == null ? null : new Moment(moment, zone, Precision.SECOND, Origin.FEED);
    }
    Matcher part = YEAR_OR_MONTH.matcher(text.strip());
    if (!part.matches()) {
      return read(text, Origin.FEED);
    }
    int year = number(part.group(1));
    int month = part.group(2) == null ? 1 : number(part.group(2));
    return month < 1 || month > 12
        ? null
        : new Moment(
            LocalDate.of(year, month, 1).atStartOfDay(zone).toInstant(),
            zone,
            part.group(2) == null ? Precision.YEAR : Precision.MONTH,
            Origin.FEED);
  }

  /** The time that a machine-readable value or a line of text states; null if it states none. */
  @Nullable Moment read(String value, Origin origin) {
    if (!Words.hasDigit(value)) {
      return null;
    }
    String text = Calendars.plain(value.length() > MAX ? value.substring(0, MAX) : value);
    try {
      return readAny(text, origin);
    } catch (DateTimeException impossible) {
      return null;
    }
  }

  private @Nullable Moment readAny(String text, Origin origin) {
    Matcher epoch = EPOCH.matcher(text);
    if (epoch.matches()) {
      return new Moment(
          Instant.ofEpochSecond(Long.parseLong(epoch.group(1))), zone, Precision.SECOND, origin);
    }
    Matcher compact = COMPACT.matcher(text);
    if (compact.matches() && plausible(number(compact.group(1)))) {
      return machine(compact, origin);
    }
    Matcher iso = ISO.matcher(text);
    if (iso.find() && plausible(number(iso.group(1)))) {
      Moment moment = machine(iso, origin);
      if (moment != null) {
        return iso.group(4) == null
            ? withClock(text, iso.start(), iso.end(), date(iso), origin)
            : moment;
      }
    }
    Matcher java = JAVA.matcher(text);
    return written(java.find() ? java.replaceFirst("$1 $2, $5 $3 $4") : text, origin);
  }

  private static LocalDate date(Matcher m) {
    return LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3)));
  }

  private @Nullable Moment machine(Matcher m, Origin origin) {
    int month = number(m.group(2));
    int day = number(m.group(3));
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    LocalDate date = date(m);
    if (m.group(4) == null) {
      return day(date, origin);
    }
    int hour = number(m.group(4));
    int second = m.group(6) == null ? 0 : number(m.group(6));
    if (hour > 24 || number(m.group(5)) > 59 || second > 60) {
      return day(date, origin);
    }
    LocalDateTime local =
        date.atTime(hour % 24, number(m.group(5)), Math.min(second, 59)).plusDays(hour / 24);
    ZoneId stated = m.group(7) == null ? null : Clock.offset(m.group(7));
    ZoneId at = stated == null ? zone : stated;
    return new Moment(
        local.atZone(at).toInstant(),
        at,
        m.group(6) == null ? Precision.MINUTE : Precision.SECOND,
        origin);
  }

  private @Nullable Moment written(String text, Origin origin) {
    Matcher m = YEAR_FIRST.matcher(text);
    if (m.find() && valid(number(m.group(3)), number(m.group(4)))) {
      LocalDate date = Calendars.date(number(m.group(1)), number(m.group(3)), number(m.group(4)));
      return date == null ? null : withClock(text, m.start(), m.end(), date, origin);
    }
    m = DAY_FIRST.matcher(text);
    while (m.find()) {
      LocalDate date = numeric(number(m.group(1)), number(m.group(3)), m.group(4), m.group(2));
      if (date != null) {
        return withClock(text, m.start(), m.end(), date, origin);
      }
    }
    m = MONTH_NUMBER.matcher(text);
    if (m.find()) {
      int month = vietnameseMonth(m.group(2));
      int day = number(m.group(1));
      if (valid(month, day)) {
        LocalDate date =
            m.group(3) == null
                ? inferred(month, day)
                : LocalDate.of(number(m.group(3)), month, day);
        return withClock(text, m.start(), m.end(), date, origin);
      }
    }
    NamedDate named = NamedDate.find(text);
    if (named != null) {
      LocalDate date = named.year() == 0 ? inferred(named) : named.date();
      return date == null ? null : withClock(text, named.start(), named.end(), date, origin);
    }
    return Clock.isIn(text) ? withoutYear(text, origin) : null;
  }

  /** {@code 18/4, 09:30} or {@code Hôm qua, 21:45}, against the time of the fetch. */
  private @Nullable Moment withoutYear(String text, Origin origin) {
    Matcher m = DAY_MONTH.matcher(text);
    if (m.find()) {
      Moment day = readDayMonth(m.group(), origin, fetched.atZone(zone).toLocalDate());
      return day == null
          ? null
          : withClock(text, m.start(), m.end(), day.local().toLocalDate(), origin);
    }
    int back = RelativeTime.daysBack(text);
    return back < 0
        ? null
        : withClock(text, 0, 0, fetched.atZone(zone).toLocalDate().minusDays(back), origin);
  }

  /** A day and month without a year, such as {@code 25-9} or {@code 25/9}. */
  @Nullable Moment readDayMonth(String value, Origin origin, LocalDate near) {
    Matcher m = DAY_MONTH.matcher(Calendars.plain(value));
    while (m.find()) {
      int first = number(m.group(1));
      int second = number(m.group(2) == null ? m.group(3) : m.group(2));
      boolean swap = first <= 12 && (second > 12 || (monthFirst && m.group(2) != null));
      int day = swap ? second : first;
      int month = swap ? first : second;
      if (valid(month, day)) {
        return day(closest(month, day, near), origin);
      }
    }
    return null;
  }

  private @Nullable LocalDate numeric(int first, int second, String yearText, String separator) {
    int year = number(yearText);
    if (yearText.length() == 2) {
      if (separator.equals("-") && first > 31) {
        return null;
      }
      year += year > 70 ? 1900 : 2000;
    }
    if (year >= 1380 && year <= 1420) {
      return Calendars.date(year, second, first);
    }
    year = Calendars.commonYear(year);
    boolean swap = (monthFirst && !separator.equals(".") && first <= 12) || second > 12;
    int day = swap ? second : first;
    int month = swap ? first : second;
    return plausible(year) && valid(month, day) ? LocalDate.of(year, month, day) : null;
  }

  private Moment withClock(String text, int start, int end, LocalDate date, Origin origin) {
    Clock clock = Clock.beside(text, start, end);
    if (clock == null) {
      return day(date, origin);
    }
    ZoneId stated = clock.zone();
    ZoneId at = stated == null ? zone : stated.getRules().getOffset(date.atTime(clock.time()));
    return new Moment(
        date.atTime(clock.time()).atZone(at).toInstant(), at, clock.precision(), origin);
  }

  Moment day(LocalDate date, Origin origin) {
    return new Moment(date.atStartOfDay(zone).toInstant(), zone, Precision.DAY, origin);
  }

  private @Nullable LocalDate inferred(NamedDate named) {
    return named.month() > 12 ? null : inferred(named.month(), named.day());
  }

  private LocalDate inferred(int month, int day) {
    return closest(month, day, fetched.atZone(zone).toLocalDate());
  }

  /** The last such day that is not after the given one. */
  private static LocalDate closest(int month, int day, LocalDate near) {
    for (int year = near.getYear(); year > near.getYear() - 5; year--) {
      if (day <= java.time.YearMonth.of(year, month).lengthOfMonth()) {
        LocalDate date = LocalDate.of(year, month, day);
        if (!date.isAfter(near.plusDays(1))) {
          return date;
        }
      }
    }
    throw new DateTimeException("no such day");
  }

  private static int vietnameseMonth(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return number(text);
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "một", "giêng" -> 1;
      case "hai" -> 2;
      case "ba" -> 3;
      case "tư" -> 4;
      case "năm" -> 5;
      case "sáu" -> 6;
      case "bảy" -> 7;
      case "tám" -> 8;
      case "chín" -> 9;
      case "mười" -> 10;
      case "mười một" -> 11;
      case "mười hai" -> 12;
      default -> 0;
    };
  }

  private static boolean valid(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private static boolean plausible(int year) {
    return year >= 1970 && year <= 2100;
  }

  private static int number(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}

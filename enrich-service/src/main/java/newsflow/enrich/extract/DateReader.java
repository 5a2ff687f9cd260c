package newsflow.enrich.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the times that machines and newsrooms write, in whatever language. */
final class DateReader {
  private static final int MAX = 300;
  private static final Pattern ISO =
      Pattern.compile(
          "(?<!\\d)(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:(?:T|t| |, ?|\\+| - | \\|"
              + " )+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,:]\\d{1,9})?)?"
              + "\\s*(Z|z|(?:UTC|GMT)?\\s?[+-]\\d{1,2}:?\\d{2}|(?:UTC|GMT)?[+-]\\d{1,2}(?!\\d))?)?(?!\\d)");
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
          "(?<!\\d)((?:19|20|25)\\d{2})\\s?(?:[-/.年년]|ปี)\\s{0,2}(\\d{1,2})\\s?[-/.月월]\\s{0,2}(\\d{1,2})(?!\\d)\\s?[日일]?");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<![\\d.,])(\\d{1,2})\\s?([-/.])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4}|\\d{2})(?![\\d])");
  private static final Pattern DAY_MONTH =
      Pattern.compile("(?<![\\d./-])(\\d{1,2})[-/](\\d{1,2})(?![\\d/-]|[.,]\\d)");
  private static final Pattern MONTH_NUMBER =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})\\s*,?\\s*(?:tháng|thg|Tháng|Thg)\\.?\\s*(\\d{1,2}|[a-zà-ỹ]{2,4}(?:"
              + " [a-zà-ỹ]{3,4})?)(?:\\s*[,/-]?\\s*(?:năm\\s*)?(\\d{4}))?");
  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<![\\d:./-])(\\d{1,2})\\s?(?::|h|H|g|giờ|時|时|시|點|点|:)\\s?(\\d{2})(?!\\d)(?:[:.](\\d{2})(?!\\d))?(?:'|’|"
              + " ?phút)?\\s?([aApP]\\.?\\s?[mM]\\b\\.?|SA\\b|CH\\b|น\\.)?"
              + "|(?<![\\d:./-])(\\d{1,2})(?:\\.(\\d{2}))?\\s?([aApP]\\.?[mM]\\b\\.?|Uhr\\b)"
              + "|(?:kl\\.?|klo|Uhr|à|alle|ore|ob|u)\\s(\\d{1,2})\\.(\\d{2})(?!\\d)"
              + "|(?<![\\d:./-])([01]?\\d|2[0-3])\\.([0-5]\\d)(?=\\s?(?:Uhr|น|WIB|uur|$))");
  private static final Pattern ZONE =
      Pattern.compile(
          "^\\W{0,3}(?:\\(?((?:UTC|GMT)?\\s?[+\\u2212-]\\s?\\d{1,2}(?::?\\d{2})?)|\\(?([A-Z]{1,4}T|MSK|MEZ|MESZ|UTC|WIB|Z|МСК)\\b)");

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

  /** The time that a machine-readable value or a line of text states; null if it states none. */
  @Nullable Moment read(String value, Origin origin) {
    String text = digits(value.length() > MAX ? value.substring(0, MAX) : value).strip();
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
    ZoneId stated = m.group(7) == null ? null : offset(m.group(7));
    ZoneId at = stated == null ? zone : stated;
    return new Moment(
        local.atZone(at).toInstant(),
        at,
        m.group(6) == null ? Precision.MINUTE : Precision.SECOND,
        origin);
  }

  private @Nullable Moment written(String text, Origin origin) {
    Matcher m = YEAR_FIRST.matcher(text);
    if (m.find() && valid(number(m.group(2)), number(m.group(3)))) {
      return withClock(
          text,
          m.start(),
          m.end(),
          LocalDate.of(christian(number(m.group(1))), number(m.group(2)), number(m.group(3))),
          origin);
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
      LocalDate date =
          named.year() == 0
              ? inferred(named.month(), named.day())
              : LocalDate.of(christian(named.year()), named.month(), named.day());
      return withClock(text, named.start(), named.end(), date, origin);
    }
    return CLOCK.matcher(text).find() ? withoutYear(text, origin) : null;
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
    Matcher m = DAY_MONTH.matcher(digits(value));
    while (m.find()) {
      int first = number(m.group(1));
      int second = number(m.group(2));
      int day = monthFirst && first <= 12 ? second : first;
      int month = monthFirst && first <= 12 ? first : second;
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
    year = christian(year);
    boolean swap = (monthFirst && !separator.equals(".") && first <= 12) || second > 12;
    int day = swap ? second : first;
    int month = swap ? first : second;
    return plausible(year) && valid(month, day) ? LocalDate.of(year, month, day) : null;
  }

  private Moment withClock(String text, int start, int end, LocalDate date, Origin origin) {
    String after = text.substring(end, Math.min(text.length(), end + 40));
    Matcher clock = CLOCK.matcher(after);
    boolean found = clock.find();
    String rest = "";
    if (found) {
      rest = after.substring(clock.end());
    } else {
      String before = text.substring(Math.max(0, start - 40), start);
      clock = CLOCK.matcher(before);
      while (clock.find()) {
        found = true;
        rest = before.substring(clock.end());
      }
      if (found) {
        clock.reset();
        while (clock.find() && clock.end() < before.length() - rest.length()) {}
      }
    }
    LocalTime time = found ? time(clock) : null;
    if (time == null) {
      return day(date, origin);
    }
    Matcher zoned = ZONE.matcher(rest);
    ZoneId stated = null;
    if (zoned.find()) {
      stated =
          zoned.group(1) != null ? offset(zoned.group(1)) : Zones.ofAbbreviation(zoned.group(2));
    }
    ZoneId at = stated == null ? zone : stated.getRules().getOffset(date.atTime(time));
    Precision precision = clock.group(3) != null ? Precision.SECOND : Precision.MINUTE;
    return new Moment(date.atTime(time).atZone(at).toInstant(), at, precision, origin);
  }

  private static @Nullable LocalTime time(Matcher m) {
    String hours =
        m.group(1) != null
            ? m.group(1)
            : m.group(5) != null ? m.group(5) : m.group(8) != null ? m.group(8) : m.group(10);
    String minutes =
        m.group(1) != null
            ? m.group(2)
            : m.group(5) != null ? m.group(6) : m.group(8) != null ? m.group(9) : m.group(11);
    String half = m.group(1) != null ? m.group(4) : m.group(7);
    int hour = number(hours);
    int minute = minutes == null ? 0 : number(minutes);
    int second = m.group(3) == null ? 0 : number(m.group(3));
    if (half != null && hour <= 12) {
      char c = Character.toLowerCase(half.charAt(0));
      if (c == 'p' || half.equals("CH")) {
        hour = hour % 12 + 12;
      } else if (c == 'a' || half.equals("SA")) {
        hour = hour % 12;
      }
    }
    return hour < 24 && minute < 60 && second < 60 ? LocalTime.of(hour, minute, second) : null;
  }

  private static @Nullable ZoneId offset(String text) {
    String s = text.replaceAll("[^0-9+\\u2212-]", "").replace('\u2212', '-');
    if (s.length() < 2) {
      return text.equalsIgnoreCase("z") ? ZoneOffset.UTC : null;
    }
    int sign = s.charAt(0) == '-' ? -1 : 1;
    String number = s.substring(1);
    int hours = number(number.length() > 2 ? number.substring(0, number.length() - 2) : number);
    int minutes = number.length() > 2 ? number(number.substring(number.length() - 2)) : 0;
    return hours <= 14 && minutes < 60
        ? ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes)
        : null;
  }

  Moment day(LocalDate date, Origin origin) {
    return new Moment(date.atStartOfDay(zone).toInstant(), zone, Precision.DAY, origin);
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

  /** Years of the Buddhist era, as Thai papers print them, to common ones. */
  private static int christian(int year) {
    return year >= 2480 && year <= 2640 ? year - 543 : year;
  }

  private static int number(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /** Digits of any script as ASCII ones. */
  private static String digits(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7F && Character.isDigit(c)) {
        if (out == null) {
          out = new StringBuilder(text);
        }
        out.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
      } else if (c == '\u2013' || c == '\u2011') {
        if (out == null) {
          out = new StringBuilder(text);
        }
        out.setCharAt(i, '-');
      }
    }
    return out == null ? text : out.toString();
  }
}

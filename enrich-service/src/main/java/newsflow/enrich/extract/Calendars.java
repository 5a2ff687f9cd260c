package newsflow.enrich.extract;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings dates of other calendars, in the digits of any script, to common ones. */
final class Calendars {
  private static final Pattern ERA = Pattern.compile("(令和|平成|昭和|民國|民国)\\s?(元|\\d{1,3})\\s?年");

  private static final ULocale PERSIAN = new ULocale("fa_IR@calendar=persian");

  private static final ULocale ETHIOPIAN = new ULocale("am_ET@calendar=ethiopic");

  private Calendars() {}

  /**
   * A text with ASCII digits and hyphens, without marks of direction, and with the years of
   * Japanese eras and of the Republic of China as common ones.
   */
  static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean era = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out.append(c);
      } else if (Character.isDigit(c)) {
        out.append((char) ('0' + Character.digit(c, 10)));
      } else if (c == '\u2013' || c == '\u2011') {
        out.append('-');
      } else if (!isDirection(c)) {
        out.append(c);
        era |= c == '和' || c == '成' || c == '民';
      }
    }
    String plain = out.toString().strip();
    return era
        ? ERA.matcher(plain).replaceAll(m -> yearOfEra(m.group(1), m.group(2)) + "年")
        : plain;
  }

  private static boolean isDirection(char c) {
    return c == '\u200E'
        || c == '\u200F'
        || c == '\u061C'
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }

  private static int yearOfEra(String era, String year) {
    int before =
        switch (era) {
          case "令和" -> 2018;
          case "平成" -> 1988;
          case "昭和" -> 1925;
          default -> 1911;
        };
    return before + (year.equals("元") ? 1 : Integer.parseInt(year));
  }

  /** Years of the Buddhist era, as Thai papers print them, as common ones. */
  static int commonYear(int year) {
    return year >= 2480 && year <= 2640 ? year - 543 : year;
  }

  /**
   * The day of a date in the calendar that its year belongs to: 1380 to 1420 the Persian one (2001
   * to 2042), 2480 to 2640 the Buddhist era, otherwise the common one.
   *
   * @param month 1 to 12
   * @return null for years of other calendars, such as the Islamic one
   * @throws java.time.DateTimeException if there is no such day
   */
  static @Nullable LocalDate date(int year, int month, int day) {
    if (year >= 1380 && year <= 1420) {
      return day > (month <= 6 ? 31 : 30) ? null : ofPersian(year, month, day);
    }
    return year < 1900 ? null : LocalDate.of(commonYear(year), month, day);
  }

  /**
   * The day of a date in the Ethiopian calendar.
   *
   * @param month 1 to 13
   * @return null if its year is none of our time
   */
  static @Nullable LocalDate ofEthiopia(int year, int month, int day) {
    return year < 1960 || year > 2060 || day > 30 ? null : of(ETHIOPIAN, year, month, day);
  }

  private static LocalDate ofPersian(int year, int month, int day) {
    return of(PERSIAN, year, month, day);
  }

  private static LocalDate of(ULocale locale, int year, int month, int day) {
    Calendar calendar = Calendar.getInstance(TimeZone.GMT_ZONE, locale);
    calendar.clear();
    calendar.set(year, month - 1, day);
    return LocalDate.ofInstant(Instant.ofEpochMilli(calendar.getTimeInMillis()), ZoneOffset.UTC);
  }
}

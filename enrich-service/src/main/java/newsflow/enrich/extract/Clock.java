package newsflow.enrich.extract;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A clock time printed beside a date.
 *
 * @param precision minute or second
 * @param zone the zone printed behind it, null if there is none
 */
record Clock(LocalTime time, Precision precision, @Nullable ZoneId zone) {
  /** How far from the date a clock time may stand, in characters. */
  private static final int REACH = 40;

  /** A clock time this near belongs to the date, in characters. */
  private static final int CLOSE = 5;

  private static final Pattern CLOCK =
      Pattern.compile(
          "(?=\\d)(?<![\\d:./-])(?:"
              + "(\\d{1,2})\\s?(?::|h|H|g|giờ|時|时|시|點|点|:)\\s?(\\d{2})(?!\\d)(?:[:.](\\d{2})(?!\\d))?(?:'|’|"
              + " ?phút)?\\s?([aApP]\\.?\\s?[mM]\\b\\.?|SA\\b|CH\\b|น\\.|[πμ]\\.?μ(?!\\p{L})\\.?)?"
              + "|(\\d{1,2})(?:\\.(\\d{2}))?\\s?([aApP]\\.?[mM]\\b\\.?|Uhr\\b)"
              + "|([01]?\\d|2[0-3])\\.([0-5]\\d)(?=\\s?(?:Uhr|น|WIB|WITA|WIT|petang|pagi|siang|sore|malam|tengah|uur|h\\b|GMT|BST|IST|CES?T|[EW]ES?T|EES?T|$)))"
              + "|(?:kl\\.?|klo|Uhr|à|alle|ore|ob|u)\\s(\\d{1,2})\\.(\\d{2})(?!\\d)");

  /** A clock time with a full stop right behind the date. */
  private static final Pattern DOTTED =
      Pattern.compile(",? ([01]?\\d|2[0-3])\\.([0-5]\\d)(?![\\d.])");

  private static final Pattern ZONE =
      Pattern.compile(
          "^\\W{0,3}(?:\\(?((?:UTC|GMT)?\\s?[+\\u2212-]\\s?\\d{1,2}(?::?\\d{2})?)|\\(?([A-Z]{1,4}T|MSK|MEZ|MESZ|UTC|WIB|WITA|Z|МСК)\\b)");

  private static final Pattern NO_OFFSET = Pattern.compile("[^0-9+\\u2212-]");

  /** Whether a text has a clock time. */
  static boolean isIn(String text) {
    return CLOCK.matcher(text).find();
  }

  /**
   * The first clock time behind a date, or the last one before it if there is none behind it or
   * that one is set off further; null if there is none.
   */
  static @Nullable Clock beside(String text, int start, int end) {
    String after = text.substring(end, Math.min(text.length(), end + REACH));
    Matcher behind = CLOCK.matcher(after);
    boolean found = behind.find();
    if (found && behind.start() <= CLOSE) {
      return read(behind, after);
    }
    Matcher dotted = DOTTED.matcher(after);
    if (!found && dotted.lookingAt()) {
      int hour = Integer.parseInt(dotted.group(1));
      LocalTime time = LocalTime.of(hour, Integer.parseInt(dotted.group(2)));
      return new Clock(time, Precision.MINUTE, null);
    }
    String before = text.substring(Math.max(0, start - REACH), start);
    Matcher clock = CLOCK.matcher(before);
    Clock last = null;
    while (clock.find()) {
      boolean close = before.length() - clock.end() <= CLOSE;
      last = !found || close ? read(clock, before) : last;
    }
    return found && last == null ? read(behind, after) : last;
  }

  private static @Nullable Clock read(Matcher clock, String text) {
    String rest = text.substring(clock.end());
    LocalTime time = time(clock);
    if (time == null) {
      return null;
    }
    if (clock.group(4) == null && clock.group(7) == null && time.getHour() <= 12) {
      DayPart part = DayPart.beside(text.substring(0, clock.start()), rest);
      time = part == null ? time : time.withHour(part.hour(time.getHour()));
    }
    Matcher zoned = ZONE.matcher(rest);
    ZoneId zone = null;
    if (zoned.find()) {
      zone =
          zoned.group(1) == null
              ? Zones.ofAbbreviation(zoned.group(2))
              : isRange(zoned.group(1), time) ? null : offset(zoned.group(1));
    }
    return new Clock(time, clock.group(3) != null ? Precision.SECOND : Precision.MINUTE, zone);
  }

  /** Whether what looks like an offset is the end of a span: {@code 10:00-11:30}. */
  private static boolean isRange(String offset, LocalTime time) {
    int colon = offset.indexOf(':');
    return offset.charAt(0) == '-'
        && colon > 1
        && Integer.parseInt(offset.substring(1, colon).strip()) >= time.getHour();
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
    int hour = Integer.parseInt(hours);
    int minute = minutes == null ? 0 : Integer.parseInt(minutes);
    int second = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
    if (half != null && hour <= 12) {
      char c = Character.toLowerCase(half.charAt(0));
      if (c == 'p' || c == 'μ' || half.equals("CH")) {
        hour = hour % 12 + 12;
      } else if (c == 'a' || c == 'π' || half.equals("SA")) {
        hour = hour % 12;
      }
    }
    return hour < 24 && minute < 60 && second < 60 ? LocalTime.of(hour, minute, second) : null;
  }

  /** The offset that a text such as {@code GMT+7}, {@code -0500} or {@code Z} means, or null. */
  static @Nullable ZoneId offset(String text) {
    String s = NO_OFFSET.matcher(text).replaceAll("").replace('\u2212', '-');
    if (s.length() < 2) {
      return text.equalsIgnoreCase("z") ? ZoneOffset.UTC : null;
    }
    int sign = s.charAt(0) == '-' ? -1 : 1;
    String number = s.substring(1);
    int cut = number.length() > 2 ? number.length() - 2 : number.length();
    int hours = Integer.parseInt(number.substring(0, cut));
    int minutes = cut == number.length() ? 0 : Integer.parseInt(number.substring(cut));
    return hours <= 14 && minutes < 60
        ? ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes)
        : null;
  }
}

package newsflow.enrich.extract;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times told from now: {@code 15 giờ trước}, {@code 3 hours ago}, {@code vor 2 Tagen}. */
final class RelativeTime {
  private static final Map<String, Duration> UNITS =
      Map.ofEntries(
          Map.entry("giây", Duration.ofSeconds(1)),
          Map.entry("phút", Duration.ofMinutes(1)),
          Map.entry("giờ", Duration.ofHours(1)),
          Map.entry("tiếng", Duration.ofHours(1)),
          Map.entry("ngày", Duration.ofDays(1)),
          Map.entry("tuần", Duration.ofDays(7)),
          Map.entry("second", Duration.ofSeconds(1)),
          Map.entry("min", Duration.ofMinutes(1)),
          Map.entry("hour", Duration.ofHours(1)),
          Map.entry("hr", Duration.ofHours(1)),
          Map.entry("day", Duration.ofDays(1)),
          Map.entry("week", Duration.ofDays(7)),
          Map.entry("stunde", Duration.ofHours(1)),
          Map.entry("tag", Duration.ofDays(1)),
          Map.entry("heure", Duration.ofHours(1)),
          Map.entry("jour", Duration.ofDays(1)),
          Map.entry("hora", Duration.ofHours(1)),
          Map.entry("día", Duration.ofDays(1)),
          Map.entry("dia", Duration.ofDays(1)),
          Map.entry("ora", Duration.ofHours(1)),
          Map.entry("ore", Duration.ofHours(1)),
          Map.entry("giorn", Duration.ofDays(1)),
          Map.entry("jam", Duration.ofHours(1)),
          Map.entry("menit", Duration.ofMinutes(1)),
          Map.entry("hari", Duration.ofDays(1)),
          Map.entry("saat", Duration.ofHours(1)),
          Map.entry("час", Duration.ofHours(1)),
          Map.entry("uur", Duration.ofHours(1)),
          Map.entry("uren", Duration.ofHours(1)),
          Map.entry("tim", Duration.ofHours(1)),
          Map.entry("tunti", Duration.ofHours(1)),
          Map.entry("godz", Duration.ofHours(1)),
          Map.entry("hodin", Duration.ofHours(1)),
          Map.entry("órá", Duration.ofHours(1)),
          Map.entry("ώρ", Duration.ofHours(1)),
          Map.entry("годин", Duration.ofHours(1)),
          Map.entry("сат", Duration.ofHours(1)),
          Map.entry("sat", Duration.ofHours(1)),
          Map.entry("valand", Duration.ofHours(1)),
          Map.entry("tund", Duration.ofHours(1)),
          Map.entry("stund", Duration.ofHours(1)),
          Map.entry("perc", Duration.ofMinutes(1)),
          Map.entry("λεπτ", Duration.ofMinutes(1)),
          Map.entry("мин", Duration.ofMinutes(1)),
          Map.entry("хвилин", Duration.ofMinutes(1)),
          Map.entry("dag", Duration.ofDays(1)),
          Map.entry("dygn", Duration.ofDays(1)),
          Map.entry("päiv", Duration.ofDays(1)),
          Map.entry("dn", Duration.ofDays(1)),
          Map.entry("dň", Duration.ofDays(1)),
          Map.entry("den", Duration.ofDays(1)),
          Map.entry("nap", Duration.ofDays(1)),
          Map.entry("zile", Duration.ofDays(1)),
          Map.entry("ημέρ", Duration.ofDays(1)),
          Map.entry("μέρ", Duration.ofDays(1)),
          Map.entry("дн", Duration.ofDays(1)),
          Map.entry("ден", Duration.ofDays(1)),
          Map.entry("дан", Duration.ofDays(1)),
          Map.entry("dan", Duration.ofDays(1)),
          Map.entry("dien", Duration.ofDays(1)),
          Map.entry("päev", Duration.ofDays(1)),
          Map.entry("小时", Duration.ofHours(1)),
          Map.entry("小時", Duration.ofHours(1)),
          Map.entry("分钟", Duration.ofMinutes(1)),
          Map.entry("分鐘", Duration.ofMinutes(1)),
          Map.entry("天", Duration.ofDays(1)),
          Map.entry("時間", Duration.ofHours(1)),
          Map.entry("分", Duration.ofMinutes(1)),
          Map.entry("日", Duration.ofDays(1)),
          Map.entry("시간", Duration.ofHours(1)),
          Map.entry("분", Duration.ofMinutes(1)));

  private static final String NUMBER = "(\\d{1,3})\\s?(?:\\+\\s?)?(\\p{L}{1,9})";
  private static final Pattern AFTER =
      Pattern.compile(
          NUMBER
              + "\\s?(?:trước|ago|fa|geleden|sedan|siden|sitten|tagasi|тому|atrás|lalu|önce|назад|前|전|temu)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern BEFORE =
      Pattern.compile(
          "(?:vor|il y a|hace|há|před|pred|acum|πριν(?: από)?|преди|prije|pre|пре|prieš|pirms|cách"
              + " đây)\\s"
              + NUMBER,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** In Hungarian the unit itself says that it is past. */
  private static final Pattern ENDED =
      Pattern.compile("(\\d{1,3})\\s?(órája|perce|napja)(?!\\p{L})", Pattern.CASE_INSENSITIVE);

  private static final Pattern TODAY =
      Pattern.compile(
          "^\\P{L}*(?:.{0,40}\\P{L})?(hôm"
              + " nay|today|heute|aujourd.hui|hoy|hoje|oggi|vandaag|dziś|dzisiaj|сегодня|сьогодні|dnes|ma|azi|i"
              + " dag|idag|tänään|bugün|hari ini|วันนี้|今天|今日|오늘)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern YESTERDAY =
      Pattern.compile(
          "^\\P{L}*(?:.{0,40}\\P{L})?(hôm"
              + " qua|yesterday|gestern|hier|ayer|ontem|ieri|gisteren|wczoraj|вчера|вчора|včera|tegnap|i"
              + " går|igår|eilen|dün|kemarin|เมื่อวาน|昨天|昨日|어제)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private RelativeTime() {}

  /** 0 for a line that says today, 1 for yesterday, else -1. */
  static int daysBack(String text) {
    String line = text.length() > 80 ? text.substring(0, 80) : text;
    return YESTERDAY.matcher(line).find() ? 1 : TODAY.matcher(line).find() ? 0 : -1;
  }

  /**
   * @param back how long ago
   * @param unit what the statement is exact to
   */
  record Ago(Duration back, Duration unit) {}

  static @Nullable Ago find(String text) {
    String line = text.length() > 120 ? text.substring(0, 120) : text;
    for (Pattern pattern : new Pattern[] {AFTER, BEFORE, ENDED}) {
      Matcher m = pattern.matcher(line);
      if (m.find()) {
        Duration unit = unit(m.group(2).toLowerCase(Locale.ROOT));
        if (unit != null) {
          return new Ago(unit.multipliedBy(Integer.parseInt(m.group(1))), unit);
        }
      }
    }
    return null;
  }

  private static @Nullable Duration unit(String word) {
    for (int length = word.length(); length >= 1; length--) {
      Duration unit = UNITS.get(word.substring(0, length));
      if (unit != null) {
        return unit;
      }
    }
    return null;
  }
}

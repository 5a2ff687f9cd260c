package newsflow.enrich.extract;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The day that the first paragraphs speak of ({@code sáng 25-9}), the year from the years that the
 * text names: reports name the running year most, plans for later years and terms after it.
 */
final class TextDay {
  private static final Pattern DAY =
      Pattern.compile(
          "(?:sáng|trưa|chiều|tối|đêm|ngày|hôm nay|hôm"
              + " qua)\\s*\\(?\\s*(?:ngày\\s+)?(\\d{1,2}\\s?[-/]\\s?\\d{1,2}(?:\\s?[-/]\\s?\\d{4})?|\\d{1,2}"
              + " tháng \\d{1,2}(?: năm \\d{4})?)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern YEARS =
      Pattern.compile(
          "(?<![\\d.,])((?:19|20)\\d{2})(?:\\s?[-–/]\\s?((?:19|20)\\d{2}))?(?![\\d]|[.,]\\d)");

  /** A full date at the start, perhaps behind a place, that a sign or its own form sets apart. */
  private static final Pattern DATELINE =
      Pattern.compile(
          "^[(\\[]?(?:(.{0,50}?\\b(?:19|20)\\d{2}\\b[.,年]?(?: ?г\\.?| ?р\\.?)?) ?(?:[–—|:)\\]]|- )"
              + "|(\\d{1,2}[./-]\\d{1,2}[./-](?:19|20)\\d{2})\\b)");

  private TextDay() {}

  static @Nullable Moment find(DateReader dates, List<String> paragraphs, LocalDate fetched) {
    for (String paragraph : paragraphs.subList(0, Math.min(3, paragraphs.size()))) {
      Matcher m = DAY.matcher(paragraph.length() > 2000 ? paragraph.substring(0, 2000) : paragraph);
      if (m.find()) {
        String day = m.group(1);
        Moment full = day.matches(".*\\d{4}.*") ? dates.read(day, Origin.TEXT) : null;
        if (full != null) {
          return full;
        }
        Integer year = year(paragraphs, fetched.getYear());
        LocalDate near =
            year == null || year >= fetched.getYear() ? fetched : LocalDate.of(year, 12, 30);
        return day.contains("tháng")
            ? new DateReader(
                    dates.zone(),
                    true,
                    false,
                    near.plusDays(1).atStartOfDay(dates.zone()).toInstant())
                .read(day, Origin.TEXT)
            : dates.readDayMonth(day, Origin.TEXT, near);
      }
    }
    for (String paragraph : paragraphs.subList(0, Math.min(2, paragraphs.size()))) {
      Matcher m = DATELINE.matcher(paragraph);
      if (m.find() && Words.count(m.group()) <= 8) {
        Moment day = dates.read(m.group(), Origin.TEXT);
        if (day != null) {
          return day;
        }
      }
    }
    return null;
  }

  /** The year named most, the earlier of two named as often; null if none is named. */
  static @Nullable Integer year(List<String> paragraphs, int latest) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (String paragraph : paragraphs.subList(0, Math.min(100, paragraphs.size()))) {
      Matcher m = YEARS.matcher(paragraph);
      while (m.find()) {
        counts.merge(Integer.parseInt(m.group(1)), m.group(2) == null ? 2 : 1, Integer::sum);
      }
    }
    Integer best = null;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      int year = entry.getKey();
      if (year > latest || year < 1970) {
        continue;
      }
      int most = best == null ? 0 : counts.getOrDefault(best, 0);
      if (best == null || entry.getValue() > most || (entry.getValue() == most && year < best)) {
        best = year;
      }
    }
    return best;
  }
}

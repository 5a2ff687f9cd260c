package newsflow.enrich.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of the day as they stand beside a clock time of twelve hours, from {@code labels.txt}. */
enum DayPart {
  MORNING,
  NOON,
  AFTERNOON,
  NIGHT;

  private static final int REACH = 16;
  private static final Map<String, DayPart> NAMES = load();

  private static Map<String, DayPart> load() {
    Map<String, DayPart> names = new HashMap<>();
    Map<String, List<String>> sections = Sections.read("labels.txt");
    for (DayPart part : values()) {
      for (String name : sections.getOrDefault(part.name().toLowerCase(Locale.ROOT), List.of())) {
        names.put(name, part);
      }
    }
    return names;
  }

  /** The part of the day that the last word before or one of the first two behind names. */
  static @Nullable DayPart beside(String before, String after) {
    String left =
        before.substring(Math.max(0, before.length() - REACH)).strip().toLowerCase(Locale.ROOT);
    for (int length = Math.min(9, left.length()); length >= 1; length--) {
      DayPart part = NAMES.get(left.substring(left.length() - length));
      int at = left.length() - length;
      if (part != null
          && (at == 0 || !isLetter(left.charAt(at - 1)) || Words.isDense(left.charAt(at)))) {
        return part;
      }
    }
    String right =
        after.substring(0, Math.min(REACH, after.length())).strip().toLowerCase(Locale.ROOT);
    for (int word = 0, from = 0; word < 2 && from < right.length(); word++) {
      int to = from;
      while (to < right.length() && isLetter(right.charAt(to))) {
        to++;
      }
      DayPart part = NAMES.get(right.substring(from, to));
      int dot = to + 2;
      if (part == null && dot <= right.length() && right.charAt(to) == '.') {
        part = NAMES.get(right.substring(from, dot));
      }
      if (part != null) {
        return part;
      }
      from = to;
      while (from < right.length() && right.charAt(from) == ' ') {
        from++;
      }
      if (from == to) {
        return null;
      }
    }
    return null;
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  /** The hour of 24 that an hour of this part of the day is. */
  int hour(int hour) {
    if (hour < 1 || hour > 12) {
      return hour;
    }
    return switch (this) {
      case MORNING -> hour % 12;
      case NOON -> hour <= 5 ? hour + 12 : hour;
      case AFTERNOON -> hour % 12 + 12;
      case NIGHT -> hour == 12 ? 0 : hour >= 6 ? hour + 12 : hour;
    };
  }
}

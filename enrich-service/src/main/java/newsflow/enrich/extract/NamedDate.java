package newsflow.enrich.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A date with the month's name, in any order and language.
 *
 * @param year as printed, 0 if the text gives none
 * @param month 1 to 12, 13 to 24 for the months of the Persian calendar, 25 to 37 for those of the
 *     Ethiopian one
 * @param start offset of its first sign
 * @param end offset behind its last sign
 */
record NamedDate(int year, int month, int day, int start, int end) {
  /** The day, or null if its year and month belong to different calendars. */
  @Nullable LocalDate date() {
    if (month > 24) {
      return Calendars.ofEthiopia(year, month - 24, day);
    }
    boolean persian = year >= 1380 && year <= 1420;
    return persian == month > 12 ? Calendars.date(year, persian ? month - 12 : month, day) : null;
  }

  private record Token(String text, int number, int start, int end) {
    boolean isYear() {
      return ((number >= 1900 && number <= 2700) || (number >= 1380 && number <= 1420))
          && text.length() == 4;
    }

    boolean isDay() {
      return number >= 1 && number <= 31 && text.length() <= 2;
    }
  }

  /** The first such date of a text, one with a year before one without. */
  static @Nullable NamedDate find(String text) {
    List<Token> tokens = tokens(text);
    NamedDate yearless = null;
    for (int i = 0; i < tokens.size(); i++) {
      int month = MonthNames.month(tokens.get(i).text());
      if (month == 0) {
        continue;
      }
      NamedDate date = around(text, tokens, i, month);
      if (date != null && date.year() != 0) {
        return date;
      }
      if (date != null && yearless == null) {
        yearless = date;
      }
    }
    return yearless;
  }

  private static @Nullable NamedDate around(String text, List<Token> tokens, int at, int month) {
    Token name = tokens.get(at);
    Token before = number(tokens, at, -1);
    Token after = number(tokens, at, 1);
    if (before != null && before.isYear() && after != null && after.isDay()) {
      return valid(before.number(), month, after.number(), before.start(), after.end());
    }
    if (after != null && after.isDay()) {
      Token year = number(tokens, tokens.indexOf(after), 1);
      if (year != null && year.isYear() && year.start() - after.end() <= 3) {
        return valid(year.number(), month, after.number(), name.start(), year.end());
      }
    }
    if (before != null && before.isDay()) {
      if (after != null && after.isYear()) {
        return valid(after.number(), month, before.number(), before.start(), after.end());
      }
      Token year = yearBefore(tokens, tokens.indexOf(before));
      if (year != null) {
        return valid(year.number(), month, before.number(), year.start(), name.end());
      }
      if (after != null
          && after.text().length() == 2
          && after.number() >= 10
          && after.start() - name.end() <= 2
          && !text.startsWith(":", after.end())) {
        int century = isThai(name.text().charAt(0)) ? 2500 : 2000;
        return valid(century + after.number(), month, before.number(), before.start(), after.end());
      }
    }
    if (after != null && after.isDay()) {
      int next = tokens.indexOf(after);
      Token year = number(tokens, next, 1);
      if (year != null && year.isYear()) {
        return valid(year.number(), month, after.number(), name.start(), year.end());
      }
      if (before == null || !before.isDay()) {
        return valid(0, month, after.number(), name.start(), after.end());
      }
    }
    return before != null && before.isDay()
        ? valid(0, month, before.number(), before.start(), name.end())
        : null;
  }

  /** The year before a day, at most a short word between: {@code 2026. gada 12. marts}. */
  private static @Nullable Token yearBefore(List<Token> tokens, int day) {
    int at = day - 1;
    if (at > 0 && tokens.get(at).number() < 0 && tokens.get(at).text().length() <= 4) {
      at--;
    }
    boolean near = at >= 0 && tokens.get(day).start() - tokens.get(at).end() <= 8;
    return near && tokens.get(at).isYear() ? tokens.get(at) : null;
  }

  private static @Nullable NamedDate valid(int year, int month, int day, int start, int end) {
    return new NamedDate(year, month, day, start, end);
  }

  /** The number beside a token, with at most two short words such as "de" between. */
  private static @Nullable Token number(List<Token> tokens, int at, int step) {
    Token from = tokens.get(at);
    for (int i = at + step, n = 0; i >= 0 && i < tokens.size() && n < 3; i += step, n++) {
      Token token = tokens.get(i);
      int gap = step > 0 ? token.start() - from.end() : from.start() - token.end();
      if (gap > 12) {
        return null;
      }
      if (token.number() >= 0) {
        return token;
      }
      boolean dense = Words.isDense(token.text().charAt(0));
      if (token.text().length() > (dense ? 6 : 3) || MonthNames.month(token.text()) != 0) {
        return null;
      }
    }
    return null;
  }

  private static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    int i = 0;
    while (i < text.length() && tokens.size() < 120) {
      char c = text.charAt(i);
      int start = i;
      if (c >= '0' && c <= '9') {
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
          i++;
        }
        String digits = text.substring(start, i);
        if (digits.length() > 4) { // a year with the number of something behind it
          i = digits.startsWith("20") && digits.length() < 8 ? start + 4 : i;
        }
        tokens.add(
            new Token(
                text.substring(start, i),
                i - start > 4 ? 99_999 : Integer.parseInt(text.substring(start, i)),
                start,
                i));
      } else if (isLetter(c)) {
        while (i < text.length()
            && ((isLetter(text.charAt(i)) && !(i > start && isGlued(text, i)))
                || (text.charAt(i) == '.'
                    && c > 0x0E00
                    && c < 0x0F00
                    && i + 1 < text.length()
                    && isLetter(text.charAt(i + 1))))) {
          i++;
        }
        addWord(tokens, text.substring(start, i).toLowerCase(Locale.ROOT), start, i);
      } else {
        i++;
      }
    }
    return tokens;
  }

  /** Adds a word, or makes one with that before it, for months whose names are two words. */
  private static void addWord(List<Token> tokens, String word, int start, int end) {
    if (!tokens.isEmpty() && tokens.getLast().number() < 0) {
      Token before = tokens.getLast();
      String both = before.text() + "_" + word;
      if (MonthNames.month(both) != 0) {
        tokens.set(tokens.size() - 1, new Token(both, -1, before.start(), end));
        return;
      }
    }
    tokens.add(new Token(word, -1, start, end));
  }

  /** Whether a word begins here without a space, as in {@code RoeMar 5}. */
  private static boolean isGlued(String text, int i) {
    return Character.isLowerCase(text.charAt(i - 1)) && Character.isUpperCase(text.charAt(i));
  }

  private static boolean isThai(char c) {
    return c >= 0x0E00 && c <= 0x0E7F;
  }

  private static boolean isLetter(char c) {
    return Character.isLetter(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }
}

package newsflow.enrich.entity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Whether the letters of an abbreviation are the initials of words. */
final class Initials {
  /** Words of a long form that lend no letter to its abbreviation. */
  private static final Set<String> SMALL =
      Set.of(
          "và", "của", "về", "các", "cho", "the", "of", "and", "for", "in", "on", "to", "de", "des",
          "s");

  private Initials() {}

  /** Two to twelve letters, mostly capitals; up to three such groups. */
  static boolean isAbbreviation(String text) {
    int letters = 0;
    int capitals = 0;
    int blanks = 0;
    if (text.length() > 16 || text.isEmpty() || !Character.isUpperCase(text.charAt(0))) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        capitals += Character.isUpperCase(c) ? 1 : 0;
      } else if (c == ' ') {
        blanks++;
      } else if (c != '-' && c != '&' && c != '.' && c != '/' && !Character.isDigit(c)) {
        return false;
      }
    }
    return capitals >= 2 && letters <= 12 && capitals * 3 >= letters * 2 && blanks <= 2;
  }

  /** The letters of an abbreviation, lower-case and without diacritics. */
  static String of(String abbreviation) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < abbreviation.length(); i++) {
      if (Character.isLetter(abbreviation.charAt(i))) {
        out.append(base(abbreviation.charAt(i)));
      }
    }
    return out.toString();
  }

  /**
   * Start of the words before {@code end} whose initials are the letters, from the last back to the
   * first; -1 if they do not fit.
   */
  static int aligned(FieldText field, String letters, int end) {
    Words words = field.words();
    int word = words.from(end) - 1;
    int letter = letters.length() - 1;
    int start = -1;
    for (int looked = 0; letter >= 0; word--, looked++) {
      if (word < 0 || looked > letters.length() + 6) {
        return -1;
      }
      if (start >= 0 && isStop(words.gap(word))) {
        return -1;
      }
      String text = words.get(word);
      if (text.isEmpty()) {
        return -1;
      }
      if (base(text.charAt(0)) == letters.charAt(letter)) {
        letter--;
        start = words.start(word);
      } else if (start < 0 || !SMALL.contains(text.toLowerCase(Locale.ROOT))) {
        return -1;
      }
    }
    return start;
  }

  private static boolean isStop(String gap) {
    return gap.length() > 3
        || gap.indexOf('.') >= 0
        || gap.indexOf(';') >= 0
        || gap.indexOf(':') >= 0
        || gap.indexOf('\n') >= 0
        || gap.indexOf(')') >= 0;
  }

  private static char base(char c) {
    if (c < 0x80) {
      return Character.toLowerCase(c);
    }
    if (c == 'Đ' || c == 'đ') {
      return 'd';
    }
    String split = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
    return Character.toLowerCase(split.charAt(0));
  }
}

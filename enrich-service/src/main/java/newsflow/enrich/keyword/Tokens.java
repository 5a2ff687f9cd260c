package newsflow.enrich.keyword;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits text into runs of words between punctuation. */
final class Tokens {
  /** Characters of an article that are read. */
  static final int MAX_CHARS = 20_000;

  private static final int LONGEST_WORD = 40;

  private Tokens() {}

  /**
   * One word.
   *
   * @param surface as written
   * @param lower lower case
   * @param opens whether it stands first in a sentence, so that its capital says nothing
   */
  record Word(String surface, String lower, boolean opens) {
    boolean capital() {
      return Character.isUpperCase(surface.charAt(0));
    }

    /** Whether it has two capitals or more, as {@code NATO} and {@code iPhone}. */
    boolean acronym() {
      return surface.length() > 1
          && surface.chars().skip(1).anyMatch(Character::isUpperCase)
          && surface.chars().anyMatch(Character::isLetter);
    }

    boolean number() {
      return surface.chars().noneMatch(Character::isLetter);
    }
  }

  /** Runs of words; punctuation ends a run. At most the first {@value #MAX_CHARS} characters. */
  static List<List<Word>> runs(String text) {
    String s = Normalizer.normalize(cut(text, MAX_CHARS), Normalizer.Form.NFC);
    List<List<Word>> runs = new ArrayList<>();
    List<Word> run = new ArrayList<>();
    boolean opens = true;
    int i = 0;
    while (i < s.length()) {
      char c = s.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        int start = i;
        while (i < s.length() && inWord(s, i)) {
          i++;
        }
        String surface = s.substring(start, Math.min(i, start + LONGEST_WORD));
        run.add(new Word(surface, surface.toLowerCase(Locale.ROOT), opens));
        opens = false;
        continue;
      }
      if (!Character.isWhitespace(c) || c == '\n') {
        opens |= c == '.' || c == '!' || c == '?' || c == '\n' || c == ':' || c == '"' || c == '“';
        if (!run.isEmpty()) {
          runs.add(run);
          run = new ArrayList<>();
        }
      }
      i++;
    }
    if (!run.isEmpty()) {
      runs.add(run);
    }
    return runs;
  }

  static String cut(String text, int length) {
    return text.length() > length ? text.substring(0, length) : text;
  }

  private static boolean inWord(String s, int i) {
    char c = s.charAt(i);
    if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
      return true;
    }
    boolean joiner = c == '\'' || c == '’' || c == '-' || c == '.' || c == ',' || c == '&';
    if (!joiner || i + 1 >= s.length() || i == 0) {
      return false;
    }
    char left = s.charAt(i - 1);
    char right = s.charAt(i + 1);
    return switch (c) {
      case '.' ->
          (Character.isDigit(left) && Character.isDigit(right))
              || (Character.isUpperCase(left)
                  && Character.isUpperCase(right)
                  && (i < 2 || !Character.isLetter(s.charAt(i - 2))));
      case ',' -> Character.isDigit(left) && Character.isDigit(right);
      default -> Character.isLetterOrDigit(left) && Character.isLetterOrDigit(right);
    };
  }
}

package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into sentences and tokens. Stateless; time and memory are linear in the length of the
 * text, whatever it holds: a token has at most {@value #MAX_TOKEN} units, a sentence at most
 * {@value #MAX_SENTENCE} tokens.
 */
final class Tokenizer {
  static final int MAX_TOKEN = 64;
  static final int MAX_SENTENCE = 256;

  /** Lower-cased words whose full stop does not end a sentence; from usage in news texts. */
  private static final Set<String> ABBREVIATIONS =
      Set.copyOf(
          Arrays.asList(
              """
              tp tx tt q p h x t đ kp ql tl ks kts ts ths gs pgs bs cn nsnd nsưt lm ds ls tr đc \
              mr mrs ms dr prof sen rep gov gen col lt sgt capt maj cmdr adm hon rev st jr sr vs \
              no inc corp co ltd bros jan feb mar apr aug sept sep oct nov dec ave blvd mt ft \
              calif fla pa va wash ill mass mich minn wis ind tenn ga ala ariz ark colo conn del \
              kan ky md mo mont neb nev okla ore tex\
              """
                  .split(" ", -1)));

  private Tokenizer() {}

  /** The sentences of a text, in order; blank text has none. */
  static List<Sentence> sentences(String text) {
    List<Sentence> sentences = new ArrayList<>();
    int[] starts = new int[MAX_SENTENCE];
    int[] ends = new int[MAX_SENTENCE];
    int n = 0;
    int at = 0;
    int length = text.length();
    while (true) {
      int gap = at;
      boolean newline = false;
      while (at < length && isBlank(text.charAt(at))) {
        newline |= text.charAt(at) == '\n';
        at++;
      }
      if (at == length) {
        break;
      }
      boolean full = n == MAX_SENTENCE;
      if (n > 0 && (full || (at > gap && breaks(text, starts, ends, n, at, newline)))) {
        sentences.add(new Sentence(Arrays.copyOf(starts, n), Arrays.copyOf(ends, n)));
        n = 0;
      }
      starts[n] = at;
      at = tokenEnd(text, at);
      ends[n++] = at;
    }
    if (n > 0) {
      sentences.add(new Sentence(Arrays.copyOf(starts, n), Arrays.copyOf(ends, n)));
    }
    return sentences;
  }

  /** White space, controls, and invisible format characters such as the zero-width space. */
  private static boolean isBlank(char c) {
    if (c < 0x80) {
      return c <= ' ' || c == 0x7f;
    }
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static int tokenEnd(String text, int start) {
    int dotted = dottedEnd(text, start);
    if (dotted > start) {
      return dotted;
    }
    int at = start;
    int limit = Math.min(text.length(), start + MAX_TOKEN);
    while (at < limit) {
      int c = text.codePointAt(at);
      int next = at + Character.charCount(c);
      boolean inside =
          Character.isLetterOrDigit(c)
              || (at > start && Character.getType(c) == Character.NON_SPACING_MARK);
      if (!inside || next > limit) {
        break;
      }
      at = next;
    }
    return at > start ? at : start + Character.charCount(text.codePointAt(start));
  }

  /** End of an abbreviation of single capitals such as U.S. or N.V.A. at start, or start. */
  private static int dottedEnd(String text, int start) {
    int letters = 0;
    int at = start;
    int end = start;
    int limit = Math.min(text.length(), start + MAX_TOKEN);
    while (at < limit && Character.isUpperCase(text.charAt(at))) {
      letters++;
      at++;
      end = at;
      if (at >= limit || text.charAt(at) != '.') {
        break;
      }
      at++;
    }
    if (letters < 2 || (end < text.length() && Character.isLetterOrDigit(text.charAt(end)))) {
      return start;
    }
    return end < text.length() && text.charAt(end) == '.' ? end + 1 : end;
  }

  /** Whether a sentence ends between token n - 1 and the token that starts at {@code next}. */
  private static boolean breaks(
      String text, int[] starts, int[] ends, int n, int next, boolean newline) {
    int ahead = next;
    while (ahead < text.length() && ahead < next + 3 && isOpening(text.charAt(ahead))) {
      ahead++;
    }
    char opener = ahead < text.length() ? text.charAt(ahead) : ' ';
    if (newline && !Character.isLowerCase(opener)) {
      return true;
    }
    int last = n - 1;
    while (last > 0 && isClosing(text.charAt(starts[last])) && starts[last] == ends[last - 1]) {
      last--;
    }
    char mark = text.charAt(starts[last]);
    boolean wide = mark == '。' || mark == '！' || mark == '？';
    if (ends[last] - starts[last] != 1 || !(wide || isTerminal(mark))) {
      return false;
    }
    boolean upper = Character.isUpperCase(opener) || Character.isTitleCase(opener);
    if (wide || mark == '!' || mark == '?') {
      return wide || !Character.isLowerCase(opener);
    }
    if (!upper && !Character.isDigit(opener)) {
      return false;
    }
    if (mark != '.' || last == 0 || starts[last] != ends[last - 1]) {
      return upper || mark != '.';
    }
    int size = ends[last - 1] - starts[last - 1];
    char first = text.charAt(starts[last - 1]);
    boolean apart = last == 1 || ends[last - 2] < starts[last - 1];
    if (size == 1 && apart && Character.isLetter(first)) {
      return false;
    }
    return size > 8
        || !ABBREVIATIONS.contains(
            text.substring(starts[last - 1], ends[last - 1]).toLowerCase(Locale.ROOT));
  }

  private static boolean isTerminal(char c) {
    return c == '.' || c == '!' || c == '?' || c == '…';
  }

  private static boolean isOpening(char c) {
    return c == '"' || c == '“' || c == '‘' || c == '\'' || c == '(' || c == '«' || c == '-'
        || c == '–' || c == ' ';
  }

  private static boolean isClosing(char c) {
    return c == '"' || c == '”' || c == '’' || c == '\'' || c == ')' || c == '»' || c == ']';
  }
}

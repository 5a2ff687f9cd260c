package newsflow.enrich.extract;

import java.text.Normalizer;
import java.util.Locale;

/** Counts and cleans text the same way for every script. */
final class Words {
  private static final String ENDS = ".!?…。！？｡।॥۔؟։።།។၊။:;:：；";

  /** Whether an ASCII sign is a letter or digit. */
  private static final boolean[] LETTER = letters();

  private Words() {}

  private static boolean[] letters() {
    boolean[] letters = new boolean[0x80];
    for (char c = 0; c < letters.length; c++) {
      letters[c] = Character.isLetterOrDigit(c);
    }
    return letters;
  }

  /**
   * Words of a text: runs of letters and digits; in scripts without spaces two Han or kana signs,
   * or four signs of Thai, Lao, Khmer or Burmese, count as one.
   */
  @SuppressWarnings("ShortCircuitBoolean") // no branches that a processor can't foresee
  static int count(String text) {
    int words = 0;
    int dense = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        boolean letter = LETTER[c];
        words += letter & !inside ? 1 : 0;
        inside = letter | (inside & (c == '\'' | c == '-'));
      } else if (isHanOrKana(c)) {
        dense += 2;
        inside = false;
      } else if (isDense(c)) {
        dense++;
        inside = false;
      } else if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        if (!inside) {
          words++;
        }
        inside = true;
      } else if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\u2019') {
        inside = false;
      }
    }
    return words + (dense + 3) / 4;
  }

  /** Whether words are not set apart in the script of a sign. */
  static boolean isDense(char c) {
    return isHanOrKana(c)
        || (c >= 0x0E00 && c <= 0x0EFF)
        || (c >= 0x1000 && c <= 0x109F)
        || (c >= 0x1780 && c <= 0x17FF);
  }

  static boolean isHanOrKana(char c) {
    return (c >= 0x3040 && c <= 0x30FF)
        || (c >= 0x3400 && c <= 0x9FFF)
        || (c >= 0xF900 && c <= 0xFAFF);
  }

  /**
   * Whether a text ends as sentences do, closing quotes and brackets aside, and a short credit in
   * brackets behind the last sentence.
   */
  static boolean endsSentence(String text) {
    int length = text.length();
    for (int i = length - 1; i >= 0 && i >= length - 4; i--) {
      char c = text.charAt(i);
      if (ENDS.indexOf(c) >= 0) {
        return true;
      }
      if ("\"'”’»›)]）」』】 \u00A0“".indexOf(c) < 0) {
        return ")]）】".indexOf(text.charAt(length - 1)) >= 0 && isCredited(text, i);
      }
    }
    return false;
  }

  /** Whether what stands in brackets at the end follows a sentence. */
  private static boolean isCredited(String text, int from) {
    for (int i = from; i >= 1 && i > from - 24; i--) {
      if ("([（【".indexOf(text.charAt(i)) >= 0) {
        int before = text.charAt(i - 1) == ' ' && i > 1 ? i - 2 : i - 1;
        return ENDS.indexOf(text.charAt(before)) >= 0;
      }
    }
    return false;
  }

  /** Whether a text ends in a script that writes no full stops: Thai and Lao. */
  static boolean hasNoStops(String text) {
    char last = text.charAt(text.length() - 1);
    return last >= 0x0E00 && last <= 0x0EFF;
  }

  /** White space of any kind as single spaces, none at the ends, no control or format marks. */
  static String squeeze(String text) {
    StringBuilder out = new StringBuilder(text.length());
    appendSqueezed(out, text);
    int end = out.length();
    if (end > 0 && out.charAt(end - 1) == ' ') {
      out.setLength(end - 1);
    }
    return nfc(out.toString());
  }

  /** As {@link #squeeze}, but one space may remain at the end, for more to follow. */
  @SuppressWarnings("ShortCircuitBoolean") // as in count
  static void appendSqueezed(StringBuilder out, String text) {
    boolean space = out.isEmpty() || out.charAt(out.length() - 1) == ' ';
    int length = text.length();
    int from = 0; // what lies between here and i stays as it is
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean blank = c == ' ';
      if (((c >= ' ' && c < 0x7F) || (c > 0xAD && c < 0x2000)) && !(blank & space)) {
        space = blank;
      } else if (isSpace(c) || isIgnorable(c) || isHalf(text, i)) {
        if (i > from) {
          out.append(text, from, i);
        }
        from = i + 1;
        if (!space && isSpace(c)) {
          out.append(' ');
          space = true;
        }
      } else {
        i += Character.isHighSurrogate(c) ? 1 : 0; // its other half goes with it
        space = false;
      }
    }
    if (length > from) {
      out.append(text, from, length);
    }
  }

  /** Whether half of a pair stands alone. */
  private static boolean isHalf(String text, int at) {
    char c = text.charAt(at);
    return Character.isSurrogate(c)
        && !(Character.isHighSurrogate(c)
            && at + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(at + 1)));
  }

  private static boolean isSpace(char c) {
    return c <= ' '
        || c == 0x85
        || c == 0xA0
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  private static boolean isIgnorable(char c) {
    return (c >= 0x7F && c < 0xA0)
        || c == 0xAD
        || c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || c == 0x2060
        || c == 0xFEFF
        || (c >= 0x202A && c <= 0x202E)
        || c >= 0xFFFC;
  }

  static String nfc(String text) {
    return isLatin(text) || Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether all signs come before the first that is ever part of another. */
  private static boolean isLatin(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x300) {
        return false;
      }
    }
    return true;
  }

  /** Letters and digits only, lower case, single spaces: for telling whether two texts are one. */
  static String fold(String text) {
    char[] out = new char[text.length()];
    int end = 0;
    boolean space = true;
    boolean ascii = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        c = (char) (c | 0x20);
      }
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0x80 && isPartOfWord(c))) {
        out[end++] = c;
        ascii &= c < 0x80;
        space = false;
      } else if (!space && c != '\'' && c != '\u2019') {
        out[end++] = ' ';
        space = true;
      }
    }
    String folded = new String(out, 0, end > 0 && space ? end - 1 : end);
    return ascii ? folded : folded.toLowerCase(Locale.ROOT);
  }

  private static boolean isPartOfWord(char c) {
    if (Character.isSurrogate(c)) {
      return true;
    }
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || Character.isLetterOrDigit(c);
  }
}

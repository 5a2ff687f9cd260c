package newsflow.enrich.entity;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Two ways to compare names: a key that keeps diacritics, and a slug without them. Both forget
 * letter case, punctuation, invisible characters and where a Vietnamese tone mark is placed ({@code
 * Hòa} and {@code Hoà} are one spelling).
 */
final class Spelling {
  /** Longest slug, in characters; longer ones are cut at a hyphen. */
  static final int MAX_SLUG = 96;

  /** Characters of a name that are looked at; the rest of a longer one does not count. */
  private static final int MAX_NAME = 512;

  private Spelling() {}

  /** Lower case, words separated by one blank, each Vietnamese tone behind its word; may be "". */
  static String key(String name) {
    return join(name, ' ', true);
  }

  /**
   * Lower case without diacritics, words joined by hyphens: {@code nguyen-thanh-hai}; may be "".
   */
  static String slug(String name) {
    String slug = join(name, '-', false);
    if (slug.length() <= MAX_SLUG) {
      return slug;
    }
    int cut = slug.lastIndexOf('-', MAX_SLUG);
    int end = cut > 0 ? cut : MAX_SLUG;
    return slug.substring(0, Character.isHighSurrogate(slug.charAt(end - 1)) ? end - 1 : end);
  }

  /** Whether a name is written without any diacritic. */
  static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) > 0x7f) {
        return false;
      }
    }
    return true;
  }

  /** Whether a letter of Vietnamese stands in a text that hardly any other language has. */
  static boolean hasVietnameseLetter(String text) {
    return text.chars().anyMatch(c -> (c >= 0x1ea0 && c <= 0x1ef9) || "ăĂđĐơƠưƯ".indexOf(c) >= 0);
  }

  private static String join(String name, char separator, boolean accents) {
    String text = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    String source =
        isPlain(text)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(text.length() + 4);
    char tone = 0;
    boolean gap = false;
    for (int at = 0; at < source.length(); ) {
      int c = source.codePointAt(at);
      at += Character.charCount(c);
      if (c < 0x80 ? isWord(c) : Character.isLetterOrDigit(c)) {
        if (gap && !out.isEmpty()) {
          tone = flush(out, tone);
          out.append(separator);
        }
        gap = false;
        append(out, c, accents);
      } else if (Character.getType(c) == Character.NON_SPACING_MARK) {
        if (accents && isTone(c)) {
          tone = (char) c;
        } else if (accents) {
          out.appendCodePoint(c);
        }
      } else if (Character.getType(c) != Character.FORMAT && !isApostrophe(c)) {
        gap = true;
      }
    }
    flush(out, tone);
    return out.toString();
  }

  private static char flush(StringBuilder out, char tone) {
    if (tone != 0) {
      out.append(tone);
    }
    return 0;
  }

  private static boolean isWord(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static boolean isApostrophe(int c) {
    return c == '\'' || c == '’' || c == '`';
  }

  /** Grave, acute, tilde, hook above, dot below. */
  private static boolean isTone(int c) {
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
  }

  private static void append(StringBuilder out, int c, boolean accents) {
    if (c < 0x80) {
      out.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c));
    } else if (accents) {
      out.appendCodePoint(c);
    } else {
      switch (c) {
        case 'đ' -> out.append('d');
        case 'ø' -> out.append('o');
        case 'ł' -> out.append('l');
        case 'ı' -> out.append('i');
        case 'ß' -> out.append("ss");
        case 'æ' -> out.append("ae");
        case 'œ' -> out.append("oe");
        case 'þ' -> out.append("th");
        case 'ð' -> out.append('d');
        default -> out.appendCodePoint(c);
      }
    }
  }
}

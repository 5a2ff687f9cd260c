package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of countries in a language without a trained model, from the locale data of the Java
 * platform (Unicode CLDR). Nothing else is claimed, and no more than {@value #CONFIDENCE}.
 */
final class OtherLanguages implements Tagger {
  /** A country's name that is one, in running text of an unknown kind. */
  static final double CONFIDENCE = 0.6;

  private static final int MIN_LENGTH = 2;

  private final Map<String, List<String>> byStart = new HashMap<>();
  private final Map<String, String> codes = new HashMap<>();

  OtherLanguages(String language) {
    boolean spoken =
        Arrays.stream(Locale.getAvailableLocales())
            .anyMatch(locale -> locale.getLanguage().equals(language));
    Locale locale = spoken ? Locale.of(language) : Locale.ENGLISH;
    for (String iso : Locale.getISOCountries()) {
      String name = Locale.of("", iso).getDisplayCountry(locale);
      if (name.length() >= MIN_LENGTH && !name.equals(iso)) {
        codes.put(name, iso);
        byStart.computeIfAbsent(name.substring(0, MIN_LENGTH), k -> new ArrayList<>()).add(name);
      }
    }
    byStart
        .values()
        .forEach(names -> names.sort(Comparator.comparingInt((String name) -> -name.length())));
  }

  /** Entity id of the country of this name, or null. */
  @Nullable String country(String name) {
    String iso = codes.get(name);
    return iso == null ? null : "place:country:" + iso;
  }

  @Override
  public List<Tagged> tag(String text) {
    List<Tagged> found = new ArrayList<>();
    for (int at = 0; at + MIN_LENGTH <= text.length(); at++) {
      char c = text.charAt(at);
      if (!Character.isLetter(c) || (at > 0 && isInside(text, at))) {
        continue;
      }
      List<String> names = byStart.get(text.substring(at, at + MIN_LENGTH));
      if (names == null) {
        continue;
      }
      for (String name : names) {
        int end = at + name.length();
        if (text.startsWith(name, at) && (end == text.length() || !isInside(text, end))) {
          found.add(new Tagged(at, end, EntityType.PLACE, CONFIDENCE));
          at = end - 1;
          break;
        }
      }
    }
    return found;
  }

  /** Whether a word of a script that separates words goes on across this offset. */
  private static boolean isInside(String text, int at) {
    return isSpaced(text.codePointBefore(at)) && isSpaced(text.codePointAt(at));
  }

  private static boolean isSpaced(int c) {
    if (!Character.isLetterOrDigit(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
      return false;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> false;
      default -> true;
    };
  }
}

package newsflow.enrich.language;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ISO 639-3 codes of the detector to BCP 47, and what a page declares to BCP 47. */
final class LanguageTags {
  /** Codes that ISO 639-1 files under a macrolanguage or another name. */
  private static final Map<String, String> SPECIAL =
      Map.ofEntries(
          Map.entry("cmn", "zh"),
          Map.entry("pes", "fa"),
          Map.entry("ekk", "et"),
          Map.entry("lvs", "lv"),
          Map.entry("plt", "mg"),
          Map.entry("pnb", "pa-Arab"),
          Map.entry("nob", "nb"),
          Map.entry("ind", "id"),
          Map.entry("heb", "he"),
          Map.entry("nno", "nn"));

  /** Languages of the detector in which news is rare: they need more evidence. */
  private static final Set<String> RARE =
      Set.of(
          "war", "min", "vol", "lim", "gsw", "che", "nds", "epo", "fao", "fry", "glg", "ast", "oci",
          "bre", "ltz", "nan", "ceb", "jav", "sun", "mri", "tat", "bak", "san", "lat", "fas", "est",
          "zul", "plt", "pnb", "gle", "cym", "eus", "mlt", "nno", "som", "afr");

  /** Languages so alike that the second among them is no argument against the first. */
  private static final List<Set<String>> COUSINS =
      List.of(
          Set.of("ind", "msa", "min", "jav", "sun"),
          Set.of("nob", "nno", "dan"),
          Set.of("srp", "hrv", "bos"),
          Set.of("ces", "slk"),
          Set.of("spa", "ast", "glg", "cat"),
          Set.of("deu", "ltz", "gsw", "nds"),
          Set.of("tgl", "ceb", "war"),
          Set.of("nld", "afr", "lim"));

  private static final Map<String, String> TWO_LETTER = twoLetter();

  private LanguageTags() {}

  static String of(String iso3) {
    String special = SPECIAL.get(iso3);
    return special != null ? special : TWO_LETTER.getOrDefault(iso3, iso3);
  }

  static boolean rare(String iso3) {
    return RARE.contains(iso3);
  }

  static boolean cousins(String one, String other) {
    return COUSINS.stream().anyMatch(group -> group.contains(one) && group.contains(other));
  }

  /** The primary language of {@code vi-VN}, {@code en_US} or {@code EN}; null if it is none. */
  static @Nullable String primary(@Nullable String declared) {
    if (declared == null || declared.length() > 35) {
      return null;
    }
    try {
      String tag = declared.strip().replace('_', '-');
      String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
      return language.isEmpty() || language.equals(Language.UNKNOWN_TAG) ? null : of(language);
    } catch (IllformedLocaleException e) {
      return null;
    }
  }

  private static Map<String, String> twoLetter() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      codes.put(Locale.of(code).getISO3Language().toLowerCase(Locale.ROOT), code);
    }
    return Map.copyOf(codes);
  }
}

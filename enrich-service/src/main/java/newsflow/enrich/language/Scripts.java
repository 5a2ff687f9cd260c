package newsflow.enrich.language;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Languages that their script alone gives away. */
final class Scripts {
  private static final Map<UnicodeScript, String> LANGUAGES =
      Map.ofEntries(
          Map.entry(UnicodeScript.HANGUL, "ko"),
          Map.entry(UnicodeScript.HIRAGANA, "ja"),
          Map.entry(UnicodeScript.KATAKANA, "ja"),
          Map.entry(UnicodeScript.THAI, "th"),
          Map.entry(UnicodeScript.LAO, "lo"),
          Map.entry(UnicodeScript.KHMER, "km"),
          Map.entry(UnicodeScript.MYANMAR, "my"),
          Map.entry(UnicodeScript.GREEK, "el"),
          Map.entry(UnicodeScript.HEBREW, "he"),
          Map.entry(UnicodeScript.ARMENIAN, "hy"),
          Map.entry(UnicodeScript.GEORGIAN, "ka"),
          Map.entry(UnicodeScript.TAMIL, "ta"),
          Map.entry(UnicodeScript.TELUGU, "te"),
          Map.entry(UnicodeScript.KANNADA, "kn"),
          Map.entry(UnicodeScript.MALAYALAM, "ml"),
          Map.entry(UnicodeScript.GUJARATI, "gu"),
          Map.entry(UnicodeScript.GURMUKHI, "pa"),
          Map.entry(UnicodeScript.SINHALA, "si"),
          Map.entry(UnicodeScript.BENGALI, "bn"));

  private static final double MAJORITY = 0.5;

  /** Japanese mixes kana with Chinese characters: a fifth of kana decides. */
  private static final double KANA = 0.2;

  private Scripts() {}

  /** The language of the script in which most letters are; null where several share it. */
  static @Nullable Language of(List<String> words) {
    Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    int all = 0;
    for (String word : words) {
      for (int i = 0; i < word.length(); i++) {
        if (word.charAt(i) > 0x24f && Character.isLetter(word.charAt(i))) {
          counts.merge(UnicodeScript.of(word.charAt(i)), 1, Integer::sum);
        }
        all++;
      }
    }
    int kana =
        counts.getOrDefault(UnicodeScript.HIRAGANA, 0)
            + counts.getOrDefault(UnicodeScript.KATAKANA, 0);
    if (kana > all * KANA) {
      return new Language("ja", 0.99);
    }
    if (counts.getOrDefault(UnicodeScript.HAN, 0) > all * MAJORITY) {
      return new Language("zh", all > 6 ? 0.97 : 0.8);
    }
    for (Map.Entry<UnicodeScript, Integer> entry : counts.entrySet()) {
      String language = LANGUAGES.get(entry.getKey());
      if (language != null && entry.getValue() > all * MAJORITY) {
        return new Language(language, 0.98);
      }
    }
    return null;
  }
}

package newsflow.enrich.extract;

import org.jspecify.annotations.Nullable;

/**
 * A hint of the language from what only it has, for the order of day and month and for the zone;
 * the language package judges better.
 */
final class Scripts {
  private static final int SAMPLE = 5_000;

  private Scripts() {}

  /** A language that the text is most likely in, null if there is no sign of any. */
  static @Nullable String guess(String text) {
    String sample = text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
    int n = sample.length();
    int vietnamese = 0;
    int kana = 0;
    int han = 0;
    int hangul = 0;
    int thai = 0;
    int hebrew = 0;
    int greek = 0;
    for (int i = 0; i < n; i++) {
      char c = sample.charAt(i);
      vietnamese += (c >= 0x1EA0 && c <= 0x1EF9) || "ơưđĐ".indexOf(c) >= 0 ? 1 : 0;
      kana += c >= 0x3041 && c <= 0x30FA ? 1 : 0;
      han += c >= 0x4E00 && c <= 0x9FFF ? 1 : 0;
      hangul += c >= 0xAC00 && c <= 0xD7A3 ? 1 : 0;
      thai += c >= 0x0E01 && c <= 0x0E5B ? 1 : 0;
      hebrew += c >= 0x05D0 && c <= 0x05EA ? 1 : 0;
      greek += c >= 0x0391 && c <= 0x03C9 ? 1 : 0;
    }
    if (vietnamese * 30 > n) {
      return "vi";
    }
    if (kana * 5 > n) {
      return "ja";
    }
    if (hangul * 3 > n) {
      return "ko";
    }
    if (thai * 3 > n) {
      return "th";
    }
    if (hebrew * 3 > n) {
      return "he";
    }
    if (greek * 3 > n) {
      return "el";
    }
    if (han * 3 > n) {
      return "zh";
    }
    return count(sample, " the ") * 250 > n ? "en" : count(sample, " und ") * 500 > n ? "de" : null;
  }

  private static int count(String text, String word) {
    int count = 0;
    for (int i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
      count++;
    }
    return count;
  }
}

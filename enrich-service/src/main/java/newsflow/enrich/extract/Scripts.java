package newsflow.enrich.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hint of the language from what only it has, for the order of day and month and for the zone;
 * the language package judges better.
 */
final class Scripts {
  private static final int SAMPLE = 5_000;

  /** Where scripts begin, at multiples of 128, that have one main language each. */
  private static final String BLOCKS =
      "\u0900\u0980\u0A00\u0A80\u0B80\u0C00\u0C80\u0D00\u0D80\u0E80\u1000\u1200\u1780\u1080";

  private static final List<String> LANGUAGES =
      List.of("hi", "bn", "pa", "gu", "ta", "te", "kn", "ml", "si", "lo", "my", "am", "km", "ka");

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
    String rare = ofOtherScript(sample);
    if (rare != null) {
      return rare;
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

  /** A language by letters that only its script or its spelling has. */
  private static @Nullable String ofOtherScript(String text) {
    int arabic = 0;
    int persian = 0;
    int urdu = 0;
    int[] blocks = new int[BLOCKS.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x600) {
        continue;
      }
      if (c <= 0x6FF) {
        arabic++;
        persian += "پچژگک".indexOf(c) >= 0 ? 1 : 0;
        urdu += "ٹڈڑںےہھ".indexOf(c) >= 0 ? 1 : 0;
      } else {
        int first = c >= 0x1200 && c < 0x1380 ? 0x1200 : c & 0xFF80;
        int at = BLOCKS.indexOf(first);
        if (at >= 0) {
          blocks[at]++;
        }
      }
    }
    int least = text.length() / 3;
    if (arabic > least) {
      return urdu * 25 > arabic ? "ur" : persian * 40 > arabic ? "fa" : "ar";
    }
    for (int k = 0; k < blocks.length; k++) {
      if (blocks[k] > least) {
        return LANGUAGES.get(k);
      }
    }
    return null;
  }

  private static int count(String text, String word) {
    int count = 0;
    for (int i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + 1)) {
      count++;
    }
    return count;
  }
}

package newsflow.enrich.language;

import java.text.Normalizer;
import java.util.List;

/** Letters that, among the languages of news, only Vietnamese uses. */
final class VietnameseLetters {
  private static final String LETTERS =
      "ơưđảằẳẵắặầẩẫấậẻềểễếệỉỏồổỗốộờởỡớợủừửữứựỷỹỵ" + "ƠƯĐẢẰẲẴẮẶẦẨẪẤẬẺỀỂỄẾỆỈỎỒỔỖỐỘỜỞỠỚỢỦỪỬỮỨỰỶỸỴ";

  private VietnameseLetters() {}

  /** The words that have none of these letters. */
  static List<String> without(List<String> words) {
    return words.stream().filter(word -> !in(word)).toList();
  }

  /** The word without diacritics. */
  static String bare(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) > 0x7f) {
        String parts = Normalizer.normalize(word, Normalizer.Form.NFD).replace('đ', 'd');
        var letters = new StringBuilder();
        for (int j = 0; j < parts.length(); j++) {
          if (Character.getType(parts.charAt(j)) != Character.NON_SPACING_MARK) {
            letters.append(parts.charAt(j));
          }
        }
        return letters.toString();
      }
    }
    return word;
  }

  static boolean in(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c > 0x7f && LETTERS.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }
}

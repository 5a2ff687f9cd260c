package newsflow.enrich.language;

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

package newsflow.enrich.language;

/** Letters that, among the languages of news, only Vietnamese uses. */
final class VietnameseLetters {
  private static final String LETTERS =
      "ơưđảằẳẵắặầẩẫấậẻềểễếệỉỏồổỗốộờởỡớợủừửữứựỷỹỵ" + "ƠƯĐẢẰẲẴẮẶẦẨẪẤẬẺỀỂỄẾỆỈỎỒỔỖỐỘỜỞỠỚỢỦỪỬỮỨỰỶỸỴ";

  private VietnameseLetters() {}

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

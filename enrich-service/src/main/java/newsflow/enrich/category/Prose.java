package newsflow.enrich.category;

/** Tells running text from tables, code and debris, of which no topic should be guessed. */
final class Prose {
  private static final double LETTERS = 0.6;
  private static final double CODE = 0.06;
  private static final String CODE_SIGNS = "{}[]=|_";

  private Prose() {}

  /**
   * Whether six in ten characters that are not white space are letters, and hardly one is a sign of
   * code. Reads the first {@value TopicFeatures#MAX_CHARS} characters.
   */
  static boolean is(String text) {
    int letters = 0;
    int others = 0;
    int code = 0;
    for (int i = 0; i < Math.min(text.length(), TopicFeatures.MAX_CHARS); i++) {
      char c = text.charAt(i);
      int type = Character.getType(c);
      if (Character.isLetter(c)
          || type == Character.NON_SPACING_MARK
          || type == Character.COMBINING_SPACING_MARK) {
        letters++;
      } else if (!Character.isWhitespace(c)) {
        others++;
        code += CODE_SIGNS.indexOf(c) >= 0 ? 1 : 0;
      }
    }
    return letters > LETTERS * (letters + others) && code <= CODE * letters;
  }
}

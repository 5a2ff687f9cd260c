package newsflow.enrich.entity;

/** A field with its words, computed once for all steps. */
record FieldText(Field field, String text, Words words) {
  static FieldText of(Field field, String text) {
    return new FieldText(field, text, Words.of(text));
  }

  /** Up to {@code count} words before an offset, in order, separated by one blank; may be "". */
  String before(int offset, int count) {
    int at = words.from(offset) - 1;
    StringBuilder out = new StringBuilder();
    for (int i = Math.max(0, at - count + 1); i <= at; i++) {
      if (out.isEmpty() || words.isJoined(i - 1)) {
        out.append(out.isEmpty() ? "" : " ").append(words.get(i));
      } else {
        out.setLength(0);
        out.append(words.get(i));
      }
    }
    boolean adjacent = at >= 0 && (words.end(at) == offset || isNear(words.end(at), offset));
    return adjacent ? out.toString() : "";
  }

  /** The word behind an offset if only blanks stand between, else "". */
  String after(int offset) {
    int at = words.from(offset);
    return at < words.size() && isNear(offset, words.start(at)) ? words.get(at) : "";
  }

  private boolean isNear(int from, int to) {
    if (to - from > 2) {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != '\u00a0' && c != '.') {
        return false;
      }
    }
    return true;
  }
}

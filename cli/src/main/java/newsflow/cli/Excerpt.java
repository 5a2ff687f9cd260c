package newsflow.cli;

/** A part of a text that fits a line. */
final class Excerpt {
  private Excerpt() {}

  /**
   * At most about {@code width} characters around the first {@code mark}, cut between words, with …
   * where something was left out; from the start where the mark is missing.
   */
  static String around(String text, String mark, int width) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.length() <= width) {
      return line;
    }
    int from = wordAt(line, Math.min(line.indexOf(mark) - width / 3, line.length() - width));
    int to = Math.min(line.length(), from + width);
    if (to < line.length() && line.lastIndexOf(' ', to) > from) {
      to = line.lastIndexOf(' ', to);
    }
    return (from > 0 ? "… " : "") + line.substring(from, to) + (to < line.length() ? " …" : "");
  }

  /** The start of the word that reaches over the place, or of the text. */
  private static int wordAt(String line, int place) {
    return place <= 0 ? 0 : line.lastIndexOf(' ', place) + 1;
  }
}

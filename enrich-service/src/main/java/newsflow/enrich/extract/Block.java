package newsflow.enrich.extract;

import org.jspecify.annotations.Nullable;

/** A run of text that a browser shows as one paragraph, heading, list item or cell. */
final class Block {
  final Region region;
  final String text;
  final int words;
  final int linked;
  final int bold;
  final int marks;

  /** Worth as article text: positive for running text, negative for lists of links. */
  double weight;

  @Nullable String drop;

  Block(Region region, String text, int words, int linked, int bold, int marks) {
    this.region = region;
    this.text = text;
    this.words = words;
    this.linked = Math.min(linked, words);
    this.bold = Math.min(bold, words);
    this.marks = marks;
  }

  double linkShare() {
    return words == 0 ? 0 : (double) linked / words;
  }

  boolean isLinks() {
    return linkShare() > 0.5;
  }

  boolean isHeading() {
    return isHeading(region.tag());
  }

  static boolean isHeading(String tag) {
    return tag.length() == 2
        && tag.charAt(0) == 'h'
        && tag.charAt(1) >= '1'
        && tag.charAt(1) <= '6';
  }

  /** Whether all of it is set in bold: a heading in pages without heading elements. */
  boolean isBold() {
    return words > 0 && bold >= words;
  }
}

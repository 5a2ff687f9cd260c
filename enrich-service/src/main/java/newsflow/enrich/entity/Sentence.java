package newsflow.enrich.entity;

/**
 * One sentence: its tokens by their offsets in the text, in UTF-16 units.
 *
 * <p>A token is a run of letters and digits (a syllable in Vietnamese, a word in English), a dotted
 * abbreviation such as {@code U.S.} or {@code N.V.A.}, or a single other visible character.
 */
final class Sentence {
  private final int[] starts;
  private final int[] ends;

  Sentence(int[] starts, int[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  /** Number of tokens, at least one. */
  int size() {
    return starts.length;
  }

  /** First unit of token {@code i}. */
  int start(int i) {
    return starts[i];
  }

  /** One past the last unit of token {@code i}. */
  int end(int i) {
    return ends[i];
  }

  /** First unit of the sentence. */
  int start() {
    return starts[0];
  }

  /** One past the last unit of the sentence. */
  int end() {
    return ends[ends.length - 1];
  }
}

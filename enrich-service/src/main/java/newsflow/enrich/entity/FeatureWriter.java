package newsflow.enrich.entity;

/**
 * Hashes features into an array. Each is a template, numbered in the order of calls, with one to
 * three values.
 */
final class FeatureWriter {
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final long MIX = 0xD6E8FEB86659FD93L;

  private int[] out = new int[0];
  private int n;
  private int template;

  /** Starts anew, into this array. */
  void into(int[] features) {
    out = features;
    n = 0;
    template = 0;
  }

  /** Number of features written. */
  int size() {
    return n;
  }

  /** The template used last. */
  int template() {
    return template;
  }

  /** The next feature has the template after this one. */
  void template(int last) {
    template = last;
  }

  /** Leaves templates out, so that the later ones keep their numbers. */
  void skip(int templates) {
    template += templates;
  }

  /** A feature of one value, left out where the value is 0, which means unknown. */
  void add(int a) {
    if (a == 0) {
      template++;
      return;
    }
    out[n++] = finish(((++template + 0x2000L) * MIX) ^ ((a + 1L) * STEP));
  }

  /** A feature of two values. */
  void add(int a, int b) {
    out[n++] =
        finish(((++template + 0x2000L) * MIX) ^ (((a + 1L) * STEP) >>> 7) ^ ((b + 1L) * STEP));
  }

  /** A feature of three values. */
  void add(int a, int b, int c) {
    long h = ((++template + 0x2000L) * MIX) ^ (((a + 1L) * STEP) >>> 7) ^ ((b + 1L) * STEP);
    out[n++] = finish(((h ^ (h >>> 31)) * MIX) ^ ((c + 1L) * STEP));
  }

  private static int finish(long h) {
    long m = (h ^ (h >>> 32)) * MIX;
    int result = (int) (m >>> 32);
    return result == 0 ? 1 : result;
  }
}

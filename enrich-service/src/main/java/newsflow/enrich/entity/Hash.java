package newsflow.enrich.entity;

/**
 * Hashes of words and features. Their values are part of the model files: a change here makes every
 * trained model useless.
 */
final class Hash {
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final long MIX = 0xD6E8FEB86659FD93L;

  private Hash() {}

  /** Adds one UTF-16 unit to a running hash; start from 0. */
  static long add(long hash, char c) {
    return (hash + c + 1) * STEP ^ (hash >>> 29);
  }

  /** Ends a running hash; never 0, which means absent. */
  static int finish(long hash) {
    long h = (hash ^ (hash >>> 32)) * MIX;
    int result = (int) (h >>> 32);
    return result == 0 ? 1 : result;
  }

  static int of(CharSequence text) {
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = add(hash, text.charAt(i));
    }
    return finish(hash);
  }

  /** Hash of an ordered pair of hashes or small numbers. */
  static int pair(int a, int b) {
    return finish((a * STEP) ^ ((b + 0x51ED27L) * MIX));
  }
}

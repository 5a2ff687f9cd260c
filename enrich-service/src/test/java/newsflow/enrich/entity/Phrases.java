package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words of several tokens, found where neighbours come together more often than chance (the score
 * of Mikolov et al. 2013), in two rounds, so of up to four tokens.
 */
final class Phrases {
  /** Sequence of units with 0 between sentences. */
  int[] units = new int[0];

  /** Tokens (ids of the text) of each unit. */
  final List<int[]> parts = new ArrayList<>();

  static Phrases find(UnlabelledText text, int minCount, double[] thresholds) {
    Phrases phrases = new Phrases();
    int[] sequence = text.tokens();
    List<int[]> parts = new ArrayList<>();
    for (int i = 0; i < text.distinct(); i++) {
      parts.add(new int[] {i});
    }
    int total = sequence.length;
    for (double threshold : thresholds) {
      int[] counts = new int[parts.size()];
      for (int u : sequence) {
        counts[u]++;
      }
      PairCounts pairs = new PairCounts();
      for (int i = 1; i < sequence.length; i++) {
        if (joins(text, parts.get(sequence[i - 1])) && joins(text, parts.get(sequence[i]))) {
          pairs.add(sequence[i - 1], sequence[i]);
        }
      }
      Map<Long, Integer> joined = new HashMap<>();
      int[] merged = new int[sequence.length];
      int n = 0;
      for (int i = 0; i < sequence.length; i++) {
        int a = sequence[i];
        int b = i + 1 < sequence.length ? sequence[i + 1] : 0;
        int together = a == 0 || b == 0 ? 0 : pairs.get(a, b);
        boolean good =
            together >= minCount
                && (together - 0.6 * minCount) / counts[a] / counts[b] * total > threshold
                && parts.get(a).length + parts.get(b).length <= Knowledge.MAX_PHRASE;
        if (good) {
          long key = (long) a << 32 | b;
          Integer id = joined.get(key);
          if (id == null) {
            id = parts.size();
            joined.put(key, id);
            int[] left = parts.get(a);
            int[] right = parts.get(b);
            int[] both = Arrays.copyOf(left, left.length + right.length);
            System.arraycopy(right, 0, both, left.length, right.length);
            parts.add(both);
          }
          merged[n++] = id;
          i++;
        } else {
          merged[n++] = a;
        }
      }
      sequence = Arrays.copyOf(merged, n);
    }
    phrases.units = sequence;
    phrases.parts.addAll(parts);
    return phrases;
  }

  private static boolean joins(UnlabelledText text, int[] unit) {
    return text.wordLike(unit[0]) && text.wordLike(unit[unit.length - 1]);
  }

  /** Counts of pairs of numbers, open addressing. */
  static final class PairCounts {
    private long[] keys = new long[1 << 20];
    private int[] counts = new int[1 << 20];
    private int used;

    void add(int a, int b) {
      int at = slot(keys, (long) a << 32 | b);
      if (counts[at]++ == 0) {
        keys[at] = (long) a << 32 | b;
        if (++used * 2 > keys.length) {
          grow();
        }
      }
    }

    int get(int a, int b) {
      return counts[slot(keys, (long) a << 32 | b)];
    }

    private static int slot(long[] keys, long key) {
      int mask = keys.length - 1;
      int at = (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & mask;
      while (keys[at] != 0 && keys[at] != key) {
        at = (at + 1) & mask;
      }
      return at;
    }

    private void grow() {
      long[] bigger = new long[keys.length * 2];
      int[] biggerCounts = new int[bigger.length];
      for (int i = 0; i < keys.length; i++) {
        if (keys[i] != 0) {
          int at = slot(bigger, keys[i]);
          bigger[at] = keys[i];
          biggerCounts[at] = counts[i];
        }
      }
      keys = bigger;
      counts = biggerCounts;
    }
  }
}

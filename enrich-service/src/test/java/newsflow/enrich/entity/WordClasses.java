package newsflow.enrich.entity;

import java.util.Arrays;

/**
 * Classes of words that are used alike: the exchange algorithm for a class bigram model (Kneser and
 * Ney 1993; Martin, Liermann and Ney 1998). Words are handled in order of frequency, each moved to
 * the class where the text's likelihood is greatest. Deterministic.
 */
final class WordClasses {
  private static final double[] N_LOG_N = new double[1 << 17];

  static {
    for (int i = 1; i < N_LOG_N.length; i++) {
      N_LOG_N[i] = i * Math.log(i);
    }
  }

  private int classes = 1;
  private int[] classOf = new int[0];
  private final int[] order;
  private final int[] nextStart;
  private final int[] nextWord;
  private final int[] nextCount;
  private final int[] previousStart;
  private final int[] previousWord;
  private final int[] previousCount;

  /**
   * Counts neighbours.
   *
   * @param sequence word ids with 0 between sentences
   * @param distinct number of ids
   * @param minCount words seen less often get class 0, as the border of sentences
   * @param maxWords most frequent words that get a class
   */
  private WordClasses(int[] sequence, int distinct, int minCount, int maxWords) {
    int[] counts = new int[distinct];
    for (int u : sequence) {
      counts[u]++;
    }
    counts[0] = 0;
    int[] byCount = new int[distinct];
    Arrays.setAll(byCount, i -> i);
    long[] sortable = new long[distinct];
    for (int i = 0; i < distinct; i++) {
      sortable[i] = ((long) (Integer.MAX_VALUE - counts[i]) << 32) | i;
    }
    Arrays.sort(sortable);
    int n = 0;
    while (n < Math.min(maxWords, distinct) && counts[(int) sortable[n]] >= minCount) {
      byCount[n] = (int) sortable[n];
      n++;
    }
    order = Arrays.copyOf(byCount, n);
    // words without a class count as 0
    boolean[] known = new boolean[distinct];
    for (int w : order) {
      known[w] = true;
    }
    Phrases.PairCounts pairs = new Phrases.PairCounts();
    long[] seen = new long[1 << 16];
    int used = 0;
    for (int i = 1; i < sequence.length; i++) {
      int a = known[sequence[i - 1]] ? sequence[i - 1] : 0;
      int b = known[sequence[i]] ? sequence[i] : 0;
      if (a == b) {
        continue;
      }
      if (pairs.get(a, b) == 0) {
        if (used == seen.length) {
          seen = Arrays.copyOf(seen, used * 2);
        }
        seen[used++] = (long) a << 32 | b;
      }
      pairs.add(a, b);
    }
    nextStart = new int[distinct + 1];
    previousStart = new int[distinct + 1];
    for (int i = 0; i < used; i++) {
      nextStart[(int) (seen[i] >>> 32) + 1]++;
      previousStart[(int) seen[i] + 1]++;
    }
    for (int i = 0; i < distinct; i++) {
      nextStart[i + 1] += nextStart[i];
      previousStart[i + 1] += previousStart[i];
    }
    nextWord = new int[used];
    nextCount = new int[used];
    previousWord = new int[used];
    previousCount = new int[used];
    int[] nextAt = nextStart.clone();
    int[] previousAt = previousStart.clone();
    for (int i = 0; i < used; i++) {
      int a = (int) (seen[i] >>> 32);
      int b = (int) seen[i];
      int count = pairs.get(a, b);
      nextWord[nextAt[a]] = b;
      nextCount[nextAt[a]++] = count;
      previousWord[previousAt[b]] = a;
      previousCount[previousAt[b]++] = count;
    }
  }

  /**
   * Three classifications of the ids, 0 or from 1 up: {@code coarse} classes, {@code middle}
   * classes, and each of the middle ones split into {@code parts}.
   */
  static int[][] of(
      int[] sequence, int distinct, int coarse, int middle, int parts, int minCount, int maxWords) {
    WordClasses search = new WordClasses(sequence, distinct, minCount, maxWords);
    int[] first = search.exchange(search.spread(coarse), coarse, coarse, 5);
    int[] second = search.exchange(search.spread(middle), middle, middle, 4);
    int[] seen = new int[middle + 1];
    int[] start = new int[distinct];
    for (int w : search.order) {
      start[w] = 1 + (second[w] - 1) * parts + seen[second[w]]++ % parts;
    }
    return new int[][] {first, second, search.exchange(start, middle * parts, parts, 6)};
  }

  private int[] spread(int number) {
    int[] start = new int[nextStart.length - 1];
    for (int i = 0; i < order.length; i++) {
      start[order[i]] = 1 + i % number;
    }
    return start;
  }

  /** Moves words between the classes of their own block of {@code block} neighbouring classes. */
  private int[] exchange(int[] start, int number, int block, int rounds) {
    classOf = start;
    classes = number + 1;
    exchange(block, rounds);
    return classOf;
  }

  private void exchange(int block, int rounds) {
    int[][] after = new int[classes][classes];
    int[][] before = new int[classes][classes];
    int[] left = new int[classes];
    int[] right = new int[classes];
    for (int w = 0; w < classOf.length; w++) {
      for (int k = nextStart[w]; k < nextStart[w + 1]; k++) {
        int a = classOf[w];
        int b = classOf[nextWord[k]];
        after[a][b] += nextCount[k];
        before[b][a] += nextCount[k];
        left[a] += nextCount[k];
        right[b] += nextCount[k];
      }
    }
    int[] out = new int[classes];
    int[] in = new int[classes];
    int[] outs = new int[classes];
    int[] ins = new int[classes];
    for (int round = 0; round < rounds; round++) {
      int moved = 0;
      for (int w : order) {
        int nOut = 0;
        int nIn = 0;
        int outTotal = 0;
        int inTotal = 0;
        for (int k = nextStart[w]; k < nextStart[w + 1]; k++) {
          int g = classOf[nextWord[k]];
          if (out[g] == 0) {
            outs[nOut++] = g;
          }
          out[g] += nextCount[k];
          outTotal += nextCount[k];
        }
        for (int k = previousStart[w]; k < previousStart[w + 1]; k++) {
          int g = classOf[previousWord[k]];
          if (in[g] == 0) {
            ins[nIn++] = g;
          }
          in[g] += previousCount[k];
          inTotal += previousCount[k];
        }
        int old = classOf[w];
        move(after, before, old, out, outs, nOut, in, ins, nIn, -1);
        left[old] -= outTotal;
        right[old] -= inTotal;
        int best = old;
        double most = Double.NEGATIVE_INFINITY;
        int lowest = (old - 1) / block * block + 1;
        for (int c = lowest; c < lowest + block; c++) {
          int[] a = after[c];
          int[] b = before[c];
          double gain = -gain(left[c], outTotal) - gain(right[c], inTotal);
          for (int k = 0; k < nOut; k++) {
            gain += gain(a[outs[k]], out[outs[k]]);
          }
          for (int k = 0; k < nIn; k++) {
            gain += gain(b[ins[k]], in[ins[k]]);
          }
          if (gain > most) {
            most = gain;
            best = c;
          }
        }
        moved += best == old ? 0 : 1;
        classOf[w] = best;
        move(after, before, best, out, outs, nOut, in, ins, nIn, 1);
        left[best] += outTotal;
        right[best] += inTotal;
        for (int k = 0; k < nOut; k++) {
          out[outs[k]] = 0;
        }
        for (int k = 0; k < nIn; k++) {
          in[ins[k]] = 0;
        }
      }
      if (moved * 100 < order.length) {
        break;
      }
    }
  }

  private static void move(
      int[][] after,
      int[][] before,
      int c,
      int[] out,
      int[] outs,
      int nOut,
      int[] in,
      int[] ins,
      int nIn,
      int sign) {
    for (int k = 0; k < nOut; k++) {
      int g = outs[k];
      after[c][g] += sign * out[g];
      before[g][c] += sign * out[g];
    }
    for (int k = 0; k < nIn; k++) {
      int g = ins[k];
      before[c][g] += sign * in[g];
      after[g][c] += sign * in[g];
    }
  }

  private static double gain(int n, int more) {
    return nLogN(n + more) - nLogN(n);
  }

  private static double nLogN(int n) {
    return n < N_LOG_N.length ? N_LOG_N[Math.max(n, 0)] : n * Math.log(n);
  }
}

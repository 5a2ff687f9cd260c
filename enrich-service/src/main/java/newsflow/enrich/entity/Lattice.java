package newsflow.enrich.entity;

import java.util.Arrays;

/**
 * The label sequences of one sentence under a linear-chain conditional random field (Lafferty et
 * al. 2001): best sequence, partition function, marginals. Reused from sentence to sentence.
 */
final class Lattice {
  private static final int L = Labels.COUNT;
  private static final int N = Tokenizer.MAX_SENTENCE;
  private static final int[][] BEFORE = new int[L][];
  private static final int[][] AFTER = new int[L][];
  private static final boolean[] STARTS = new boolean[L];
  private static final boolean[] ENDS = new boolean[L];

  static {
    for (int l = 0; l < L; l++) {
      BEFORE[l] = new int[L];
      AFTER[l] = new int[L];
      int before = 0;
      int after = 0;
      for (int k = 0; k < L; k++) {
        if (Labels.follows(k, l)) {
          BEFORE[l][before++] = k;
        }
        if (Labels.follows(l, k)) {
          AFTER[l][after++] = k;
        }
      }
      BEFORE[l] = Arrays.copyOf(BEFORE[l], before);
      AFTER[l] = Arrays.copyOf(AFTER[l], after);
      STARTS[l] = Labels.starts(l);
      ENDS[l] = Labels.ends(l);
    }
  }

  /** Score of label l at token i: {@code emission[i * COUNT + l]}; the caller fills it. */
  final float[] emission = new float[N * L];

  /** Probability of label l at token i, after {@link #sumProduct}. */
  final float[] marginal = new float[N * L];

  private final float[] potential = new float[N * L];
  private final float[] forward = new float[N * L];
  private final float[] backward = new float[N * L];
  private final double[] scale = new double[N];
  private final float[] factor = new float[L * L];
  private final float[] expected = new float[L * L];
  private final float[] best = new float[L];
  private final float[] next = new float[L];
  private final byte[] pointer = new byte[N * L];
  private double logPartition;

  /** Writes the most probable labels of {@code n} tokens. */
  void best(float[] transitions, int n, byte[] labels) {
    for (int l = 0; l < L; l++) {
      best[l] = STARTS[l] ? emission[l] : Float.NEGATIVE_INFINITY;
    }
    for (int i = 1; i < n; i++) {
      int at = i * L;
      for (int l = 0; l < L; l++) {
        float top = Float.NEGATIVE_INFINITY;
        int from = 0;
        for (int k : BEFORE[l]) {
          float score = best[k] + transitions[k * L + l];
          if (score > top) {
            top = score;
            from = k;
          }
        }
        next[l] = top + emission[at + l];
        pointer[at + l] = (byte) from;
      }
      System.arraycopy(next, 0, best, 0, L);
    }
    int last = 0;
    for (int l = 1; l < L; l++) {
      if (ENDS[l] && best[l] > best[last]) {
        last = l;
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      labels[i] = (byte) last;
      last = pointer[i * L + last];
    }
  }

  /** Sets the scores of label after label that {@link #sumProduct} uses. */
  void use(float[] transitions) {
    for (int k = 0; k < L; k++) {
      for (int l : AFTER[k]) {
        factor[k * L + l] = (float) Math.exp(transitions[k * L + l]);
      }
    }
  }

  /** Fills {@link #marginal} for {@code n} tokens, after {@link #use}. */
  void sumProduct(int n) {
    logPartition = 0;
    for (int i = 0; i < n; i++) {
      int at = i * L;
      float top = emission[at];
      for (int l = 1; l < L; l++) {
        top = Math.max(top, emission[at + l]);
      }
      logPartition += top;
      double sum = 0;
      for (int l = 0; l < L; l++) {
        float x = (float) Math.exp(emission[at + l] - top);
        potential[at + l] = x;
        float in = 0;
        if (i == 0) {
          in = STARTS[l] ? 1 : 0;
        } else {
          for (int k : BEFORE[l]) {
            in += forward[at - L + k] * factor[k * L + l];
          }
        }
        forward[at + l] = in * x;
        sum += forward[at + l];
      }
      if (i == n - 1) {
        sum = 0;
        for (int l = 0; l < L; l++) {
          sum += ENDS[l] ? forward[at + l] : 0;
        }
      }
      sum = Math.max(sum, Float.MIN_NORMAL);
      scale[i] = sum;
      logPartition += Math.log(sum);
      float inverse = (float) (1 / sum);
      for (int l = 0; l < L; l++) {
        forward[at + l] *= inverse;
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      int at = i * L;
      float inverse = i == n - 1 ? 1 : (float) (1 / scale[i + 1]);
      for (int l = 0; l < L; l++) {
        float out = 0;
        if (i == n - 1) {
          out = ENDS[l] ? 1 : 0;
        } else {
          for (int k : AFTER[l]) {
            out += factor[l * L + k] * potential[at + L + k] * backward[at + L + k];
          }
        }
        backward[at + l] = out * inverse;
        marginal[at + l] = forward[at + l] * backward[at + l];
      }
    }
  }

  /** Logarithm of the partition function, after {@link #sumProduct}. */
  double logPartition() {
    return logPartition;
  }

  /** Score of a label sequence. */
  double score(float[] transitions, byte[] labels) {
    double sum = emission[labels[0]];
    for (int i = 1; i < labels.length; i++) {
      sum += emission[i * L + labels[i]] + transitions[labels[i - 1] * L + labels[i]];
    }
    return sum;
  }

  /** Expected number of times that a label follows another, after {@link #sumProduct}. */
  float[] expectedTransitions(int n) {
    Arrays.fill(expected, 0);
    for (int i = 1; i < n; i++) {
      int at = i * L;
      float inverse = (float) (1 / scale[i]);
      for (int l = 0; l < L; l++) {
        float right = potential[at + l] * backward[at + l] * inverse;
        if (right > 1e-12f) {
          for (int k : BEFORE[l]) {
            expected[k * L + l] += forward[at - L + k] * factor[k * L + l] * right;
          }
        }
      }
    }
    return expected;
  }

  /** Probability that exactly the tokens from..to-1 are one name of the labels' type. */
  double span(byte[] labels, int from, int to) {
    int l = labels[from];
    double p = forward[from * L + l];
    for (int i = from + 1; i < to; i++) {
      p *= (double) factor[labels[i - 1] * L + labels[i]] * potential[i * L + labels[i]] / scale[i];
    }
    return p * backward[(to - 1) * L + labels[to - 1]];
  }
}

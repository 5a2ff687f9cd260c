package newsflow.enrich.entity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * The weights of features for labels, a byte each: score = byte × {@link #step}. Features are known
 * by their 32-bit hash only. In memory a feature's weights are six longs of four lanes of 16 bits,
 * each lane a weight plus 128: six additions add all of them, and a lane cannot overflow with fewer
 * than 256 features.
 */
final class WeightTable {
  private static final int L = Labels.COUNT;
  private static final int LANES = 4;
  private static final int LONGS = (L + LANES - 1) / LANES;
  private static final int BIAS = 128;

  /** Smallest difference between two weights. */
  final float step;

  private final int[] sortedKeys;
  private final long[] rows;
  private final int[] table;
  private final int mask;

  private WeightTable(float step, int[] sortedKeys, byte[] weights) {
    this.step = step;
    this.sortedKeys = sortedKeys;
    rows = new long[sortedKeys.length * LONGS];
    for (int i = 0; i < sortedKeys.length; i++) {
      for (int l = 0; l < L; l++) {
        long lane = (long) weights[i * L + l] + BIAS;
        rows[i * LONGS + l / LANES] |= lane << (16 * (l % LANES));
      }
    }
    int capacity = Integer.highestOneBit(Math.max(4, sortedKeys.length)) * 8;
    table = new int[capacity];
    mask = capacity - 2;
    for (int i = 0; i < sortedKeys.length; i++) {
      int at = slot(sortedKeys[i]);
      table[at] = sortedKeys[i];
      table[at + 1] = i * LONGS;
    }
  }

  /**
   * Rounds weights to bytes; a feature none of whose weights reaches {@code least} is left out.
   *
   * @param keys hashes of features, distinct and not 0
   * @param weights {@link Labels#COUNT} for each key
   */
  static WeightTable of(int[] keys, float[] weights, float least) {
    float top = 0;
    for (float w : weights) {
      top = Math.max(top, Math.abs(w));
    }
    float step = Math.max(top, 1e-6f) / 127;
    int[] order =
        IntStream.range(0, keys.length)
            .filter(i -> largest(weights, i) >= Math.max(least, step / 2))
            .boxed()
            .sorted((a, b) -> Integer.compare(keys[a], keys[b]))
            .mapToInt(i -> i)
            .toArray();
    int[] kept = new int[order.length];
    byte[] bytes = new byte[order.length * L];
    for (int i = 0; i < order.length; i++) {
      kept[i] = keys[order[i]];
      for (int l = 0; l < L; l++) {
        bytes[i * L + l] = (byte) Math.round(weights[order[i] * L + l] / step);
      }
    }
    return new WeightTable(step, kept, bytes);
  }

  private static float largest(float[] weights, int row) {
    float top = 0;
    for (int l = 0; l < L; l++) {
      top = Math.max(top, Math.abs(weights[row * L + l]));
    }
    return top;
  }

  private int slot(int key) {
    int at = (key << 1) & mask;
    while (table[at] != 0 && table[at] != key) {
      at = (at + 2) & mask;
    }
    return at;
  }

  /** Number of features. */
  int size() {
    return sortedKeys.length;
  }

  /**
   * Writes the sums of the weights of features 0..n-1 to {@code scores}, from {@code at} on.
   *
   * @param n at most 255
   */
  void score(int[] features, int n, float[] scores, int at) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    long e = 0;
    long f = 0;
    int known = 0;
    for (int i = 0; i < n; i++) {
      int slot = slot(features[i]);
      if (table[slot] != 0) {
        int row = table[slot + 1];
        a += rows[row];
        b += rows[row + 1];
        c += rows[row + 2];
        d += rows[row + 3];
        e += rows[row + 4];
        f += rows[row + 5];
        known++;
      }
    }
    int bias = known * BIAS;
    unpack(a, bias, scores, at);
    unpack(b, bias, scores, at + 4);
    unpack(c, bias, scores, at + 8);
    unpack(d, bias, scores, at + 12);
    unpack(e, bias, scores, at + 16);
    scores[at + 20] = ((f & 0xFFFF) - bias) * step;
  }

  private void unpack(long lanes, int bias, float[] scores, int at) {
    scores[at] = ((int) (lanes & 0xFFFF) - bias) * step;
    scores[at + 1] = ((int) (lanes >>> 16 & 0xFFFF) - bias) * step;
    scores[at + 2] = ((int) (lanes >>> 32 & 0xFFFF) - bias) * step;
    scores[at + 3] = ((int) (lanes >>> 48) - bias) * step;
  }

  void write(DataOutput out) throws IOException {
    out.writeFloat(step);
    out.writeInt(sortedKeys.length);
    for (int key : sortedKeys) {
      out.writeInt(key);
    }
    for (int l = 0; l < L; l++) {
      for (int i = 0; i < sortedKeys.length; i++) {
        long lanes = rows[i * LONGS + l / LANES];
        out.writeByte((int) (lanes >>> (16 * (l % LANES)) & 0xFFFF) - BIAS);
      }
    }
  }

  static WeightTable read(DataInput in) throws IOException {
    float step = in.readFloat();
    int n = in.readInt();
    if (n < 0 || n > 1 << 22) {
      throw new IOException("damaged entity model: " + n + " features");
    }
    int[] keys = new int[n];
    for (int i = 0; i < n; i++) {
      keys[i] = in.readInt();
    }
    byte[] weights = new byte[n * L];
    byte[] column = new byte[n];
    for (int l = 0; l < L; l++) {
      in.readFully(column);
      for (int i = 0; i < n; i++) {
        weights[i * L + l] = column[i];
      }
    }
    return new WeightTable(step, keys, weights);
  }
}

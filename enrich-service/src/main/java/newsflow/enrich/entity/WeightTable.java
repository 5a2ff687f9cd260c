package newsflow.enrich.entity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The weights of features for labels, a byte each: score = byte × {@link #step}. Features are known
 * by their 32-bit hash only.
 */
final class WeightTable {
  private static final int L = Labels.COUNT;

  /** Smallest difference between two weights. */
  final float step;

  private final int[] sortedKeys;
  private final byte[] rows;
  private final int[] table;
  private final int mask;

  private WeightTable(float step, int[] sortedKeys, byte[] rows) {
    this.step = step;
    this.sortedKeys = sortedKeys;
    this.rows = rows;
    int capacity = Integer.highestOneBit(Math.max(4, sortedKeys.length)) * 8;
    table = new int[capacity];
    mask = capacity - 2;
    for (int i = 0; i < sortedKeys.length; i++) {
      int at = slot(sortedKeys[i]);
      table[at] = sortedKeys[i];
      table[at + 1] = i * L;
    }
  }

  /**
   * Rounds weights to bytes; a feature none of whose weights reaches {@code least} is left out.
   *
   * @param keys hashes of features, not 0
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
    byte[] rows = new byte[order.length * L];
    for (int i = 0; i < order.length; i++) {
      kept[i] = keys[order[i]];
      for (int l = 0; l < L; l++) {
        rows[i * L + l] = (byte) Math.round(weights[order[i] * L + l] / step);
      }
    }
    return new WeightTable(step, kept, rows);
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

  /** Adds the weights of features 0..n-1 of {@code features} to {@code sums}, in steps. */
  void add(int[] features, int n, int[] sums) {
    for (int f = 0; f < n; f++) {
      int at = slot(features[f]);
      if (table[at] != 0) {
        int base = table[at + 1];
        for (int l = 0; l < L; l++) {
          sums[l] += rows[base + l];
        }
      }
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeFloat(step);
    out.writeInt(sortedKeys.length);
    for (int key : sortedKeys) {
      out.writeInt(key);
    }
    for (int l = 0; l < L; l++) {
      for (int i = 0; i < sortedKeys.length; i++) {
        out.writeByte(rows[i * L + l]);
      }
    }
  }

  static WeightTable read(DataInput in) throws IOException {
    float step = in.readFloat();
    int n = in.readInt();
    if (n < 0 || n > 1 << 23) {
      throw new IOException("damaged entity model: " + n + " features");
    }
    int[] keys = new int[n];
    for (int i = 0; i < n; i++) {
      keys[i] = in.readInt();
    }
    byte[] rows = new byte[n * L];
    byte[] column = new byte[n];
    for (int l = 0; l < L; l++) {
      in.readFully(column);
      for (int i = 0; i < n; i++) {
        rows[i * L + l] = column[i];
      }
    }
    return new WeightTable(step, Arrays.copyOf(keys, n), rows);
  }
}

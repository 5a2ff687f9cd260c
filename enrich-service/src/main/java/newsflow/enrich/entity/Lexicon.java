package newsflow.enrich.entity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * An immutable map from the hash of a word or phrase to one number of up to 64 bits, or 0. Open
 * addressing; keys are 32 bits wide, so that an unknown word finds a wrong entry about once in 2^32
 * / size look-ups, which training and use share.
 */
final class Lexicon {
  private final int[] keys;
  private final long[] values;
  private final int mask;
  private final int size;

  /** Keys must be distinct and not 0. */
  Lexicon(int[] distinctKeys, long[] theirValues) {
    size = distinctKeys.length;
    int capacity = Integer.highestOneBit(Math.max(4, size * 2)) * 2;
    mask = capacity - 1;
    keys = new int[capacity];
    values = new long[capacity];
    for (int i = 0; i < size; i++) {
      int at = distinctKeys[i] & mask;
      while (keys[at] != 0) {
        at = (at + 1) & mask;
      }
      keys[at] = distinctKeys[i];
      values[at] = theirValues[i];
    }
  }

  long get(int key) {
    int at = key & mask;
    while (true) {
      int k = keys[at];
      if (k == key) {
        return values[at];
      }
      if (k == 0) {
        return 0;
      }
      at = (at + 1) & mask;
    }
  }

  /** A lexicon with more entries; bits of both are joined where a key is in both. */
  Lexicon with(Map<Integer, Long> more) {
    Map<Integer, Long> all = new TreeMap<>(more);
    for (int key : keys) {
      if (key != 0) {
        all.merge(key, get(key), (a, b) -> a | b);
      }
    }
    int[] allKeys = new int[all.size()];
    long[] allValues = new long[all.size()];
    int i = 0;
    for (Map.Entry<Integer, Long> entry : all.entrySet()) {
      allKeys[i] = entry.getKey();
      allValues[i++] = entry.getValue();
    }
    return new Lexicon(allKeys, allValues);
  }

  int size() {
    return size;
  }

  void write(DataOutput out) throws IOException {
    int[] sorted = Arrays.stream(keys).filter(k -> k != 0).sorted().toArray();
    out.writeInt(sorted.length);
    for (int key : sorted) {
      out.writeInt(key);
    }
    for (int key : sorted) {
      out.writeLong(get(key));
    }
  }

  static Lexicon read(DataInput in) throws IOException {
    int n = in.readInt();
    if (n < 0 || n > 1 << 24) {
      throw new IOException("damaged entity model: " + n + " words");
    }
    int[] keys = new int[n];
    long[] values = new long[n];
    for (int i = 0; i < n; i++) {
      keys[i] = in.readInt();
    }
    for (int i = 0; i < n; i++) {
      values[i] = in.readLong();
    }
    return new Lexicon(keys, values);
  }
}

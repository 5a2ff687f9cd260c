package newsflow.enrich.category;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The features worth a weight, and how rare each is. */
record FeatureSpace(int[] keys, float[] idf) {

  /** A text as indices into the space and values of length 1. */
  record Vector(int[] at, float[] value) {
    /** This vector with further coordinates behind its own. */
    Vector and(int from, float[] more) {
      int[] indices = Arrays.copyOf(at, at.length + more.length);
      float[] values = Arrays.copyOf(value, indices.length);
      for (int i = 0; i < more.length; i++) {
        indices[at.length + i] = from + i;
        values[at.length + i] = more[i];
      }
      return new Vector(indices, values);
    }
  }

  /** The features that occur in at least {@code minimum} of the texts, and {@code extra} ones. */
  static FeatureSpace of(List<String> texts, int minimum, Collection<Integer> extra) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (String text : texts) {
      for (int hash : TopicFeatures.bag(TopicFeatures.words(text)).hashes()) {
        counts.merge(hash, 1, Integer::sum);
      }
    }
    counts.values().removeIf(count -> count < minimum);
    extra.forEach(hash -> counts.putIfAbsent(hash, minimum));
    int[] keys = counts.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    float[] idf = new float[keys.length];
    for (int i = 0; i < keys.length; i++) {
      double value = 1 + Math.log((1.0 + texts.size()) / (1.0 + counts.getOrDefault(keys[i], 0)));
      idf[i] = Math.min(255, Math.round(value * 16)) / 16f;
    }
    return new FeatureSpace(keys, idf);
  }

  int size() {
    return keys.length;
  }

  /** Index of a feature; negative when the space lacks it. */
  int indexOf(int hash) {
    return Arrays.binarySearch(keys, hash);
  }

  Vector vector(String text) {
    return vector(TopicFeatures.bag(TopicFeatures.words(text)));
  }

  Vector vector(TopicFeatures.Bag bag) {
    int[] at = new int[bag.hashes().length];
    float[] value = new float[at.length];
    int n = 0;
    double norm = 0;
    for (int f = 0; f < at.length; f++) {
      int i = indexOf(bag.hashes()[f]);
      if (i >= 0) {
        at[n] = i;
        value[n] = idf[i] * bag.weights()[f];
        norm += value[n] * value[n];
        n++;
      }
    }
    float length = (float) Math.sqrt(Math.max(norm, 1e-9));
    for (int i = 0; i < n; i++) {
      value[i] /= length;
    }
    return new Vector(Arrays.copyOf(at, n), Arrays.copyOf(value, n));
  }
}

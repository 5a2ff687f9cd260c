package newsflow.enrich.category;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The features worth a weight, and how rare each is. */
record FeatureSpace(int[] keys, float[] idf) {

  /** A text as indices into the space and values of length 1. */
  record Vector(int[] at, float[] value) {}

  /** The features that occur in at least {@code minimum} of the texts. */
  static FeatureSpace of(List<String> texts, int minimum) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (String text : texts) {
      for (int hash : TopicFeatures.hashes(TopicFeatures.words(text))) {
        counts.merge(hash, 1, Integer::sum);
      }
    }
    int[] keys =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= minimum)
            .mapToInt(Map.Entry::getKey)
            .sorted()
            .toArray();
    float[] idf = new float[keys.length];
    for (int i = 0; i < keys.length; i++) {
      double value = 1 + Math.log((1.0 + texts.size()) / (1.0 + counts.get(keys[i])));
      idf[i] = Math.min(255, Math.round(value * 16)) / 16f;
    }
    return new FeatureSpace(keys, idf);
  }

  Vector vector(String text) {
    int[] hashes = TopicFeatures.hashes(TopicFeatures.words(text));
    int[] at = new int[hashes.length];
    float[] value = new float[hashes.length];
    int n = 0;
    double norm = 0;
    for (int hash : hashes) {
      int i = Arrays.binarySearch(keys, hash);
      if (i >= 0) {
        at[n] = i;
        value[n++] = idf[i];
        norm += idf[i] * idf[i];
      }
    }
    float length = (float) Math.sqrt(Math.max(norm, 1e-9));
    for (int i = 0; i < n; i++) {
      value[i] /= length;
    }
    return new Vector(Arrays.copyOf(at, n), Arrays.copyOf(value, n));
  }
}

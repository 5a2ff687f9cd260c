package newsflow.enrich.category;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * A linear model of the 17 top-level topics in one language: for every known feature 17 weights of
 * one byte. Scores are bias + Σ weight × value / ‖values‖, where a value is the feature's inverse
 * document frequency times its weight in the text; their softmax p is how the topics compete, and
 * the probability that a text carries a topic is the logistic function of slope × ln(p / (1 − p)) +
 * offset (Platt scaling per topic, fitted on texts that the weights had not seen).
 *
 * @param keys hashes of the features, ascending
 * @param values inverse document frequency of each feature
 * @param weights 17 weights a feature, to be multiplied by the topic's scale
 * @param scale what a weight of 1 stands for, per topic
 * @param bias score of a text without known features, per topic
 * @param slope Platt slope per topic
 * @param offset Platt offset per topic
 * @param thresholds probability from which a topic is given, per topic
 */
record TopicModel(
    int[] keys,
    float[] values,
    byte[] weights,
    float[] scale,
    float[] bias,
    float[] slope,
    float[] offset,
    float[] thresholds) {
  private static final int MAGIC = 0x4e465432;

  /** Below this many known features a text says too little to be judged. */
  static final int MIN_FEATURES = 8;

  /**
   * Probabilities of the 17 topics.
   *
   * @return empty when the text has fewer than {@value #MIN_FEATURES} known features
   */
  double[] probabilities(TopicFeatures.Bag bag) {
    double[] sums = new double[MediaTopics.TOP];
    double norm = 0;
    int known = 0;
    int from = 0;
    for (int i = 0; i < bag.hashes().length; i++) {
      int at = Arrays.binarySearch(keys, from, keys.length, bag.hashes()[i]);
      if (at < 0) {
        from = -at - 1;
        continue;
      }
      from = at + 1;
      known++;
      double value = values[at] * bag.weights()[i];
      norm += value * value;
      int row = at * MediaTopics.TOP;
      for (int k = 0; k < MediaTopics.TOP; k++) {
        sums[k] += value * weights[row + k];
      }
    }
    if (known < MIN_FEATURES) {
      return new double[0];
    }
    double length = Math.sqrt(norm);
    for (int k = 0; k < MediaTopics.TOP; k++) {
      sums[k] = bias[k] + sums[k] * scale[k] / length;
    }
    double[] shares = softmax(sums);
    for (int k = 0; k < MediaTopics.TOP; k++) {
      shares[k] = logistic(slope[k] * logOdds(shares[k]) + offset[k]);
    }
    return shares;
  }

  static double[] softmax(double[] scores) {
    double largest = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    double[] shares = new double[scores.length];
    for (int k = 0; k < scores.length; k++) {
      shares[k] = Math.exp(scores[k] - largest);
      sum += shares[k];
    }
    for (int k = 0; k < scores.length; k++) {
      shares[k] /= sum;
    }
    return shares;
  }

  /** ln(p / (1 − p)), kept within ±14. */
  static double logOdds(double p) {
    double inside = Math.clamp(p, 1e-6, 1 - 1e-6);
    return Math.log(inside / (1 - inside));
  }

  static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  static TopicModel read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MAGIC) {
        throw new IllegalStateException("not a topic model");
      }
      int n = in.readInt();
      int[] keys = new int[n];
      for (int i = 0; i < n; i++) {
        keys[i] = in.readInt();
      }
      float[] values = new float[n];
      for (int i = 0; i < n; i++) {
        values[i] = in.readUnsignedByte() / 16f;
      }
      byte[] weights = new byte[n * MediaTopics.TOP];
      in.readFully(weights);
      float[][] tables = new float[5][MediaTopics.TOP];
      for (float[] table : tables) {
        for (int k = 0; k < MediaTopics.TOP; k++) {
          table[k] = in.readFloat();
        }
      }
      return new TopicModel(
          keys, values, weights, tables[0], tables[1], tables[2], tables[3], tables[4]);
    } catch (IOException e) {
      throw new UncheckedIOException("topic model cut short", e);
    }
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(keys.length);
    for (int key : keys) {
      out.writeInt(key);
    }
    for (float value : values) {
      out.writeByte(Math.min(255, Math.round(value * 16)));
    }
    out.write(weights);
    for (float[] table : new float[][] {scale, bias, slope, offset, thresholds}) {
      for (float x : table) {
        out.writeFloat(x);
      }
    }
  }
}

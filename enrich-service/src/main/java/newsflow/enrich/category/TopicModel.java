package newsflow.enrich.category;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * A linear model of the 17 top-level topics in one language: for every known feature 17 weights of
 * one byte. A topic's score is Σ weight × value / ‖values‖, where a value is the feature's inverse
 * document frequency times its weight in the text. Evidence for it is the mean of two log odds: of
 * its share when the topics compete (softmax of score + bias), and of being there whatever else is
 * (score + bias alone). The probability that a text carries the topic is the logistic function of
 * slope × evidence + offset (Platt scaling per topic, fitted on texts that the weights had not
 * seen).
 *
 * @param keys hashes of the features, ascending
 * @param values inverse document frequency of each feature
 * @param weights 17 weights a feature, to be multiplied by the topic's scale
 * @param scale what a weight of 1 stands for, per topic
 * @param bias added to the scores of competing topics, per topic
 * @param alone added to the score of a topic by itself, per topic
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
    float[] alone,
    float[] slope,
    float[] offset,
    float[] thresholds) {
  private static final int MAGIC = 0x4e465433;

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
      sums[k] *= scale[k] / length;
    }
    double[] probabilities = evidence(sums, bias, alone);
    for (int k = 0; k < MediaTopics.TOP; k++) {
      probabilities[k] = logistic(slope[k] * probabilities[k] + offset[k]);
    }
    return probabilities;
  }

  /** The mean of a topic's log odds among the others and by itself, for each of the 17 scores. */
  static double[] evidence(double[] scores, float[] bias, float[] alone) {
    double[] competing = new double[scores.length];
    for (int k = 0; k < scores.length; k++) {
      competing[k] = scores[k] + bias[k];
    }
    double[] evidence = softmax(competing);
    for (int k = 0; k < scores.length; k++) {
      evidence[k] = (logOdds(evidence[k]) + scores[k] + alone[k]) / 2;
    }
    return evidence;
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
      float[][] tables = new float[6][MediaTopics.TOP];
      for (float[] table : tables) {
        for (int k = 0; k < MediaTopics.TOP; k++) {
          table[k] = in.readFloat();
        }
      }
      return new TopicModel(
          keys, values, weights, tables[0], tables[1], tables[2], tables[3], tables[4], tables[5]);
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
    for (float[] table : new float[][] {scale, bias, alone, slope, offset, thresholds}) {
      for (float x : table) {
        out.writeFloat(x);
      }
    }
  }
}

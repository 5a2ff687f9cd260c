package newsflow.enrich.category;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * One weight per feature and topic under two losses at once: that of a multinomial logistic
 * regression, in which the topics compete for the text (soft targets), and that of 17 binary ones,
 * in which each topic is there or not. With L2, by stochastic gradient descent over shuffled
 * examples with a step that falls linearly from η₀ to a fiftieth of it; deterministic.
 *
 * @param epochs passes over the examples
 * @param rate η₀
 * @param l2 λ
 */
record TopicTrainer(int epochs, double rate, double l2) {
  private static final int K = MediaTopics.TOP;
  private static final double BIAS_RATE = 0.01;

  /** Log odds from which the biases of topics alone start: a text has few of them. */
  private static final float FEW = -2;

  /** An example: its features, 17 shares that sum to 1, its weight. */
  record Example(FeatureSpace.Vector vector, double[] target, double weight) {}

  /** Weights of {@code features × 17}, 17 biases of the competing topics and of each alone. */
  record Weights(float[] feature, float[] bias, float[] alone) {
    /** As {@link TopicModel#evidence}. */
    double[] evidence(FeatureSpace.Vector vector) {
      return TopicModel.evidence(sums(feature, vector), bias, alone);
    }
  }

  Weights train(int features, List<Example> examples) {
    float[] w = new float[features * K];
    float[] bias = new float[K];
    float[] alone = new float[K];
    Arrays.fill(alone, FEW);
    int[] order = new int[examples.size()];
    Arrays.setAll(order, i -> i);
    var random = new Random(17);
    double shrink = 1;
    long t = 0;
    double steps = (double) epochs * order.length;
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      for (int index : order) {
        double eta = rate * (1 - 0.98 * t++ / steps);
        shrink *= 1 - eta * l2;
        step(examples.get(index), w, bias, alone, shrink, eta);
        if (shrink < 1e-3) {
          rescale(w, shrink);
          shrink = 1;
        }
      }
    }
    rescale(w, shrink);
    return new Weights(w, bias, alone);
  }

  /** One step; the true weights are {@code shrink * w}. */
  private static void step(
      Example example, float[] w, float[] bias, float[] alone, double shrink, double eta) {
    FeatureSpace.Vector vector = example.vector();
    double[] sums = sums(w, vector);
    double[] competing = new double[K];
    for (int k = 0; k < K; k++) {
      sums[k] *= shrink;
      competing[k] = sums[k] + bias[k];
    }
    double[] shares = TopicModel.softmax(competing);
    double[] gradient = new double[K];
    for (int k = 0; k < K; k++) {
      double target = example.target()[k];
      double share = eta * example.weight() * (shares[k] - target);
      double there = TopicModel.logistic(sums[k] + alone[k]) - (target > 0 ? 1 : 0);
      there *= eta * example.weight();
      bias[k] -= (float) (BIAS_RATE * share);
      alone[k] -= (float) (BIAS_RATE * there);
      gradient[k] = share + there;
    }
    for (int i = 0; i < vector.at().length; i++) {
      int row = vector.at()[i] * K;
      double value = vector.value()[i] / shrink;
      for (int k = 0; k < K; k++) {
        w[row + k] -= (float) (gradient[k] * value);
      }
    }
  }

  private static double[] sums(float[] w, FeatureSpace.Vector vector) {
    double[] sums = new double[K];
    for (int i = 0; i < vector.at().length; i++) {
      int row = vector.at()[i] * K;
      float value = vector.value()[i];
      for (int k = 0; k < K; k++) {
        sums[k] += w[row + k] * value;
      }
    }
    return sums;
  }

  private static void rescale(float[] w, double shrink) {
    for (int i = 0; i < w.length; i++) {
      w[i] *= (float) shrink;
    }
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }
}

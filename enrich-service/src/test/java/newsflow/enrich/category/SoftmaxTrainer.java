package newsflow.enrich.category;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Multinomial logistic regression with L2 and soft targets, by stochastic gradient descent over
 * shuffled examples with a step that falls linearly from η₀ to a fiftieth of it; deterministic.
 *
 * @param epochs passes over the examples
 * @param rate η₀
 * @param l2 λ
 */
record SoftmaxTrainer(int epochs, double rate, double l2) {
  private static final int K = MediaTopics.TOP;
  private static final double BIAS_RATE = 0.01;

  /** An example: its features, 17 shares that sum to 1, its weight. */
  record Example(FeatureSpace.Vector vector, double[] target, double weight) {}

  /** Weights of {@code features × 17} and 17 biases. */
  record Weights(float[] feature, float[] bias) {
    double[] scores(FeatureSpace.Vector vector) {
      double[] scores = sums(feature, vector);
      for (int k = 0; k < K; k++) {
        scores[k] += bias[k];
      }
      return scores;
    }
  }

  Weights train(int features, List<Example> examples) {
    float[] w = new float[features * K];
    float[] bias = new float[K];
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
        step(examples.get(index), w, bias, shrink, eta);
        if (shrink < 1e-3) {
          rescale(w, shrink);
          shrink = 1;
        }
      }
    }
    rescale(w, shrink);
    return new Weights(w, bias);
  }

  /** One step; the true weights are {@code shrink * w}. */
  private static void step(Example example, float[] w, float[] bias, double shrink, double eta) {
    FeatureSpace.Vector vector = example.vector();
    double[] gradient = sums(w, vector);
    for (int k = 0; k < K; k++) {
      gradient[k] = shrink * gradient[k] + bias[k];
    }
    gradient = TopicModel.softmax(gradient);
    for (int k = 0; k < K; k++) {
      gradient[k] = eta * example.weight() * (gradient[k] - example.target()[k]);
      bias[k] -= (float) (BIAS_RATE * gradient[k]);
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

package newsflow.enrich.category;

import java.util.List;
import java.util.Random;

/**
 * One-against-rest logistic regression with L2, by stochastic gradient descent over shuffled
 * examples with the step η = η₀ / (1 + λ η₀ t) (Bottou, 2012); deterministic. Targets may be soft
 * (0 to 1).
 */
final class LogisticTrainer {
  /** An example: its features, 17 targets, its weight. */
  record Example(FeatureSpace.Vector vector, double[] target, double weight) {}

  /** Scores before calibration. */
  record Weights(float[] feature, float[] bias) {
    double[] scores(FeatureSpace.Vector vector) {
      double[] scores = sums(feature, vector);
      for (int k = 0; k < MediaTopics.TOP; k++) {
        scores[k] += bias[k];
      }
      return scores;
    }
  }

  private final int epochs;
  private final double rate;
  private final double l2;

  LogisticTrainer(int epochs, double rate, double l2) {
    this.epochs = epochs;
    this.rate = rate;
    this.l2 = l2;
  }

  Weights train(int features, List<Example> examples) {
    float[] w = new float[features * MediaTopics.TOP];
    float[] bias = new float[MediaTopics.TOP];
    java.util.Arrays.fill(bias, -2);
    int[] order = new int[examples.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    var random = new Random(17);
    double shrink = 1;
    long t = 0;
    for (int epoch = 0; epoch < epochs; epoch++) {
      shuffle(order, random);
      for (int index : order) {
        double eta = rate / (1 + l2 * rate * t++);
        shrink *= 1 - eta * l2;
        step(examples.get(index), w, bias, shrink, eta);
        if (shrink < 1e-3) {
          shrink = rescale(w, shrink);
        }
      }
    }
    rescale(w, shrink);
    return new Weights(w, bias);
  }

  /** The true weights are {@code shrink * w}. */
  private static void step(Example example, float[] w, float[] bias, double shrink, double eta) {
    FeatureSpace.Vector vector = example.vector();
    double[] gradient = sums(w, vector);
    for (int k = 0; k < MediaTopics.TOP; k++) {
      double p = 1 / (1 + Math.exp(-(shrink * gradient[k] + bias[k])));
      gradient[k] = eta * example.weight() * (p - example.target()[k]);
      bias[k] -= (float) (0.01 * gradient[k]);
    }
    for (int i = 0; i < vector.at().length; i++) {
      int row = vector.at()[i] * MediaTopics.TOP;
      double value = vector.value()[i] / shrink;
      for (int k = 0; k < MediaTopics.TOP; k++) {
        w[row + k] -= (float) (gradient[k] * value);
      }
    }
  }

  private static double[] sums(float[] w, FeatureSpace.Vector vector) {
    double[] sums = new double[MediaTopics.TOP];
    for (int i = 0; i < vector.at().length; i++) {
      int row = vector.at()[i] * MediaTopics.TOP;
      float value = vector.value()[i];
      for (int k = 0; k < MediaTopics.TOP; k++) {
        sums[k] += w[row + k] * value;
      }
    }
    return sums;
  }

  private static double rescale(float[] w, double shrink) {
    for (int i = 0; i < w.length; i++) {
      w[i] *= (float) shrink;
    }
    return 1;
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

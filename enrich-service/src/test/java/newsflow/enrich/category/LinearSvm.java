package newsflow.enrich.category;

import java.util.List;
import java.util.Random;

/**
 * A linear support vector machine, one topic against the rest: L2-regularised hinge loss, by dual
 * coordinate descent (Hsieh, Chang, Lin, Keerthi, Sundararajan 2008, algorithm 1). Deterministic.
 *
 * @param weights a weight per feature and a bias behind them, for each topic
 */
record LinearSvm(float[][] weights) {
  private static final int EPOCHS = 40;
  private static final double C = 1;

  /** Learns each topic from the texts that have it, first or later, and those that have not. */
  static LinearSvm train(
      int features, List<FeatureSpace.Vector> texts, List<List<Integer>> labels) {
    float[][] weights = new float[MediaTopics.TOP][];
    for (int k = 0; k < MediaTopics.TOP; k++) {
      boolean[] positive = new boolean[texts.size()];
      for (int i = 0; i < positive.length; i++) {
        positive[i] = labels.get(i).contains(k);
      }
      weights[k] = one(features, texts, positive);
    }
    return new LinearSvm(weights);
  }

  /** Distance from each topic's plane, in units of its margin. */
  double[] scores(FeatureSpace.Vector text) {
    double[] scores = new double[weights.length];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = dot(weights[k], text);
    }
    return scores;
  }

  private static float[] one(int features, List<FeatureSpace.Vector> texts, boolean[] positive) {
    float[] w = new float[features + 1];
    double[] alpha = new double[texts.size()];
    double[] square = new double[texts.size()];
    for (int i = 0; i < square.length; i++) {
      square[i] = 1;
      for (float value : texts.get(i).value()) {
        square[i] += value * value;
      }
    }
    var random = new Random(11);
    for (int step = 0; step < EPOCHS * alpha.length; step++) {
      int i = random.nextInt(alpha.length);
      FeatureSpace.Vector text = texts.get(i);
      double y = positive[i] ? 1 : -1;
      double gradient = y * dot(w, text) - 1;
      double next = Math.clamp(alpha[i] - gradient / square[i], 0, C);
      double change = y * (next - alpha[i]);
      if (change != 0) {
        alpha[i] = next;
        for (int j = 0; j < text.at().length; j++) {
          w[text.at()[j]] += (float) (change * text.value()[j]);
        }
        w[features] += (float) change;
      }
    }
    return w;
  }

  private static double dot(float[] w, FeatureSpace.Vector text) {
    double sum = w[w.length - 1];
    for (int j = 0; j < text.at().length; j++) {
      sum += w[text.at()[j]] * text.value()[j];
    }
    return sum;
  }
}

package newsflow.enrich.category;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Predictions on texts that the weights had not seen; calibration and thresholds come from them.
 */
final class HeldOut {
  private static final int K = MediaTopics.TOP;
  private static final float LOWEST = 0.25f;
  private static final float HIGHEST = 0.5f;

  private record Case(double[] shares, List<Integer> labels) {}

  private final List<Case> cases = new ArrayList<>();

  void add(double[] shares, List<Integer> labels) {
    cases.add(new Case(shares, labels));
  }

  /** The model in bytes, with probabilities fitted to the cases. */
  TopicModel calibrate(float[] weights, FeatureSpace space, float[] bias) {
    float[] scale = new float[K];
    float[] slope = new float[K];
    float[] offset = new float[K];
    byte[] bytes = new byte[weights.length];
    for (int k = 0; k < K; k++) {
      float largest = 1e-6f;
      for (int i = k; i < weights.length; i += K) {
        largest = Math.max(largest, Math.abs(weights[i]));
      }
      scale[k] = largest / 127;
      for (int i = k; i < weights.length; i += K) {
        bytes[i] = (byte) Math.round(weights[i] / scale[k]);
      }
      int topic = k;
      Calibration fit =
          Calibration.fit(
              cases.stream().mapToDouble(c -> TopicModel.logOdds(c.shares()[topic])).toArray(),
              cases.stream().mapToDouble(c -> c.labels().contains(topic) ? 1 : 0).toArray());
      slope[k] = (float) fit.slope();
      offset[k] = (float) fit.offset();
    }
    float[] thresholds = new float[K];
    Arrays.fill(thresholds, 0.4f);
    var model =
        new TopicModel(space.keys(), space.idf(), bytes, scale, bias, slope, offset, thresholds);
    tune(model);
    return model;
  }

  /** One threshold for all first, then each topic's own where that raises F1 over all labels. */
  private void tune(TopicModel model) {
    float[] thresholds = model.thresholds();
    float best = LOWEST;
    for (float t = LOWEST; t <= HIGHEST; t += 0.01f) {
      Arrays.fill(thresholds, best);
      double before = f1(model);
      Arrays.fill(thresholds, t);
      best = f1(model) > before ? t : best;
    }
    Arrays.fill(thresholds, best);
    for (int k = 0; k < K; k++) {
      float own = best;
      double highest = f1(model);
      for (float t = best - 0.06f; t <= best + 0.065f; t += 0.03f) {
        thresholds[k] = t;
        double f1 = f1(model);
        if (f1 > highest) {
          highest = f1;
          own = t;
        }
      }
      thresholds[k] = own;
    }
    System.out.println("held out, calibrated: " + score(model));
  }

  private double f1(TopicModel model) {
    return score(model).microF1();
  }

  private CategoryScore score(TopicModel model) {
    var score = new CategoryScore();
    for (Case c : cases) {
      double[] p = new double[K];
      for (int k = 0; k < K; k++) {
        p[k] =
            TopicModel.logistic(
                model.slope()[k] * TopicModel.logOdds(c.shares()[k]) + model.offset()[k]);
      }
      score.add(c.labels(), p, model.thresholds());
    }
    return score;
  }
}

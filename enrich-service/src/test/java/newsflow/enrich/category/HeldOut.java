package newsflow.enrich.category;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Predictions on texts that the weights had not seen; calibration and thresholds come from them.
 */
final class HeldOut {
  private static final int K = MediaTopics.TOP;
  private static final float LOWEST = 0.25f;
  private static final float HIGHEST = 0.5f;

  /** Weight, in examples, of the calibration that all topics share beside a topic's own. */
  private static final double SHARED = 100;

  private static final double UNINFORMED = 1;

  private record Case(String out, double[] evidence, List<Integer> labels) {}

  private final List<Case> cases = new ArrayList<>();

  /** Adds a text by what was left out with it, its evidence per topic and its labels. */
  void add(String out, double[] evidence, List<Integer> labels) {
    cases.add(new Case(out, evidence, labels));
  }

  /** The model in bytes, with probabilities fitted to the cases. */
  TopicModel calibrate(float[] weights, FeatureSpace space, float[] bias, float[] alone) {
    float[] scale = new float[K];
    float[] slope = new float[K];
    float[] offset = new float[K];
    byte[] bytes = new byte[weights.length];
    Calibration shared =
        Calibration.fit(scores(0, K), targets(0, K), new Calibration(1, 0), UNINFORMED);
    for (int k = 0; k < K; k++) {
      float largest = 1e-6f;
      for (int i = k; i < weights.length; i += K) {
        largest = Math.max(largest, Math.abs(weights[i]));
      }
      scale[k] = largest / 127;
      for (int i = k; i < weights.length; i += K) {
        bytes[i] = (byte) Math.round(weights[i] / scale[k]);
      }
      Calibration fit = Calibration.fit(scores(k, k + 1), targets(k, k + 1), shared, SHARED);
      slope[k] = (float) fit.slope();
      offset[k] = (float) fit.offset();
    }
    float[] thresholds = new float[K];
    Arrays.fill(thresholds, 0.4f);
    var model =
        new TopicModel(
            space.keys(), space.idf(), bytes, scale, bias, alone, slope, offset, thresholds);
    tune(model);
    return model;
  }

  private double[] scores(int from, int to) {
    return cases.stream()
        .flatMapToDouble(c -> IntStream.range(from, to).mapToDouble(k -> c.evidence()[k]))
        .toArray();
  }

  private double[] targets(int from, int to) {
    return cases.stream()
        .flatMapToDouble(
            c -> IntStream.range(from, to).mapToDouble(k -> c.labels().contains(k) ? 1 : 0))
        .toArray();
  }

  /** One threshold for all topics: their own, tried, fitted the cases and no others. */
  private void tune(TopicModel model) {
    float[] thresholds = model.thresholds();
    float best = LOWEST;
    double highest = 0;
    for (float t = LOWEST; t <= HIGHEST; t += 0.01f) {
      Arrays.fill(thresholds, t);
      double f1 = score(model, cases).microF1();
      if (f1 > highest) {
        highest = f1;
        best = t;
      }
    }
    Arrays.fill(thresholds, best);
    System.out.println("threshold " + best + ", held out, calibrated: " + score(model, cases));
    cases.stream()
        .collect(Collectors.groupingBy(Case::out, TreeMap::new, Collectors.toList()))
        .forEach((out, left) -> System.out.println(out + " left out: " + score(model, left)));
  }

  private static CategoryScore score(TopicModel model, List<Case> cases) {
    var score = new CategoryScore();
    for (Case c : cases) {
      double[] p = new double[K];
      for (int k = 0; k < K; k++) {
        p[k] = TopicModel.logistic(model.slope()[k] * c.evidence()[k] + model.offset()[k]);
      }
      score.add(c.labels(), p, model.thresholds());
    }
    return score;
  }
}

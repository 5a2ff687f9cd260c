package newsflow.enrich.category;

/** Platt scaling: slope and offset that make the logistic of a score a probability. */
record Calibration(double slope, double offset) {
  private static final int ROUNDS = 60;

  /** How much more a deviation of the slope weighs than one of the offset. */
  private static final double SLOPE = 6;

  /**
   * Fits by Newton's method, halving a step until the loss falls.
   *
   * @param prior what is believed beforehand
   * @param weight of that belief, in examples
   * @throws IllegalArgumentException if the lengths differ
   */
  static Calibration fit(double[] scores, double[] targets, Calibration prior, double weight) {
    if (scores.length != targets.length) {
      throw new IllegalArgumentException("lengths differ");
    }
    Calibration fit = prior;
    double loss = fit.loss(scores, targets, prior, weight);
    for (int round = 0; round < ROUNDS; round++) {
      double[] step = fit.newtonStep(scores, targets, prior, weight);
      double factor = 1;
      Calibration next = fit.minus(step, factor);
      while (next.loss(scores, targets, prior, weight) > loss && factor > 1e-6) {
        factor /= 2;
        next = fit.minus(step, factor);
      }
      double lower = next.loss(scores, targets, prior, weight);
      if (loss - lower < 1e-9) {
        return fit;
      }
      fit = next;
      loss = lower;
    }
    return fit;
  }

  private Calibration minus(double[] step, double factor) {
    return new Calibration(slope - factor * step[0], offset - factor * step[1]);
  }

  private double loss(double[] scores, double[] targets, Calibration prior, double weight) {
    double a = slope - prior.slope;
    double b = offset - prior.offset;
    double loss = weight * (SLOPE * a * a + b * b) / 2;
    for (int i = 0; i < scores.length; i++) {
      double x = slope * scores[i] + offset;
      loss += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - targets[i] * x;
    }
    return loss;
  }

  private double[] newtonStep(double[] scores, double[] targets, Calibration prior, double weight) {
    double ga = weight * SLOPE * (slope - prior.slope);
    double gb = weight * (offset - prior.offset);
    double haa = weight * SLOPE;
    double hab = 0;
    double hbb = weight;
    for (int i = 0; i < scores.length; i++) {
      double p = TopicModel.logistic(slope * scores[i] + offset);
      double d = p - targets[i];
      double h = p * (1 - p);
      ga += d * scores[i];
      gb += d;
      haa += h * scores[i] * scores[i];
      hab += h * scores[i];
      hbb += h;
    }
    double det = haa * hbb - hab * hab;
    return new double[] {(hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det};
  }
}

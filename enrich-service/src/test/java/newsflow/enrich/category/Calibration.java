package newsflow.enrich.category;

/** Platt scaling: slope and offset that make the logistic of a score a probability. */
record Calibration(double slope, double offset) {
  private static final int ROUNDS = 60;

  /** Weight of the belief that the slope is 1, in examples. */
  private static final double PRIOR = 2;

  /**
   * Fits by Newton's method, halving a step until the loss falls.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  static Calibration fit(double[] scores, double[] targets) {
    if (scores.length != targets.length) {
      throw new IllegalArgumentException("lengths differ");
    }
    var fit = new Calibration(1, 0);
    double loss = fit.loss(scores, targets);
    for (int round = 0; round < ROUNDS; round++) {
      double[] step = fit.newtonStep(scores, targets);
      double factor = 1;
      Calibration next = fit.minus(step, factor);
      while (next.loss(scores, targets) > loss && factor > 1e-6) {
        factor /= 2;
        next = fit.minus(step, factor);
      }
      double lower = next.loss(scores, targets);
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

  private double loss(double[] scores, double[] targets) {
    double loss = PRIOR * (slope - 1) * (slope - 1) / 2 + 0.05 * offset * offset;
    for (int i = 0; i < scores.length; i++) {
      double x = slope * scores[i] + offset;
      loss += Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))) - targets[i] * x;
    }
    return loss;
  }

  private double[] newtonStep(double[] scores, double[] targets) {
    double ga = PRIOR * (slope - 1);
    double gb = 0.1 * offset;
    double haa = PRIOR;
    double hab = 0;
    double hbb = 0.1;
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

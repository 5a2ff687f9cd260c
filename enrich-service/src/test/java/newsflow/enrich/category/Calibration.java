package newsflow.enrich.category;

/** Platt scaling: slope and offset that make a score's logistic a probability. */
record Calibration(double slope, double offset) {
  /**
   * Fits by Newton's method on scores and targets, with a weak prior to slope 1.
   *
   * @throws IllegalArgumentException if the lengths differ
   */
  static Calibration fit(double[] scores, double[] targets) {
    if (scores.length != targets.length) {
      throw new IllegalArgumentException("lengths differ");
    }
    double a = 1;
    double b = 0;
    for (int round = 0; round < 50; round++) {
      double ga = 4.0 * (a - 1);
      double gb = 0.1 * b;
      double haa = 4.0;
      double hab = 0;
      double hbb = 0.1;
      for (int i = 0; i < scores.length; i++) {
        double p = 1 / (1 + Math.exp(-(a * scores[i] + b)));
        double d = p - targets[i];
        double h = Math.max(1e-6, p * (1 - p));
        ga += d * scores[i];
        gb += d;
        haa += h * scores[i] * scores[i];
        hab += h * scores[i];
        hbb += h;
      }
      double det = haa * hbb - hab * hab;
      double da = (hbb * ga - hab * gb) / det;
      double db = (haa * gb - hab * ga) / det;
      a -= da;
      b -= db;
      if (Math.abs(da) + Math.abs(db) < 1e-9) {
        break;
      }
    }
    return new Calibration(a, b);
  }

  double apply(double score) {
    return 1 / (1 + Math.exp(-(slope * score + offset)));
  }
}

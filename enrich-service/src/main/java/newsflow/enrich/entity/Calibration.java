package newsflow.enrich.entity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Turns the tagger's probability of a name into one that held-back data confirms: logistic in the
 * log-odds (Platt 1999), a slope and an intercept for each type.
 */
final class Calibration {
  private static final int TYPES = EntityType.values().length;

  private final double[] slopes;
  private final double[] intercepts;

  /** Slopes and intercepts by {@link Labels#index}. */
  Calibration(double[] slopes, double[] intercepts) {
    this.slopes = slopes.clone();
    this.intercepts = intercepts.clone();
  }

  /** Leaves probabilities as they are. */
  static Calibration none() {
    return new Calibration(new double[] {1, 1, 1, 1, 1}, new double[TYPES]);
  }

  /** The calibrated probability, above 0 and below 1. */
  double apply(EntityType type, double probability) {
    int k = Labels.index(type);
    return 1 / (1 + Math.exp(-(slopes[k] * logOdds(probability) + intercepts[k])));
  }

  /** Log-odds, with the probability kept 1e-4 away from 0 and 1. */
  static double logOdds(double probability) {
    double p = Math.clamp(probability, 1e-4, 1 - 1e-4);
    return Math.log(p / (1 - p));
  }

  void write(DataOutput out) throws IOException {
    for (int k = 0; k < TYPES; k++) {
      out.writeDouble(slopes[k]);
      out.writeDouble(intercepts[k]);
    }
  }

  static Calibration read(DataInput in) throws IOException {
    double[] slopes = new double[TYPES];
    double[] intercepts = new double[TYPES];
    for (int k = 0; k < TYPES; k++) {
      slopes[k] = in.readDouble();
      intercepts[k] = in.readDouble();
    }
    return new Calibration(slopes, intercepts);
  }
}

package newsflow.enrich.entity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Turns the tagger's probability of a name into one that held-back data confirms: logistic in the
 * log-odds (Platt 1999), a slope and an intercept for each type.
 *
 * @param slopes by {@link EntityType#ordinal}
 * @param intercepts by {@link EntityType#ordinal}
 */
record Calibration(double[] slopes, double[] intercepts) {
  private static final int TYPES = EntityType.values().length;

  /** Leaves probabilities as they are. */
  static Calibration none() {
    double[] slopes = new double[TYPES];
    java.util.Arrays.fill(slopes, 1);
    return new Calibration(slopes, new double[TYPES]);
  }

  /** The calibrated probability, above 0 and below 1. */
  double apply(EntityType type, double probability) {
    int k = type.ordinal();
    return 1 / (1 + Math.exp(-(slopes[k] * logOdds(probability) + intercepts[k])));
  }

  /** Log-odds, with the probability kept within 1e-6 of 0 and 1. */
  static double logOdds(double probability) {
    double p = Math.min(1 - 1e-6, Math.max(1e-6, probability));
    return Math.log(p / (1 - p));
  }

  void write(DataOutput out) throws IOException {
    for (int k = 0; k < TYPES; k++) {
      out.writeDouble(slopes[k]);
      out.writeDouble(intercepts[k]);
    }
  }

  static Calibration read(DataInput in) throws IOException {
    Calibration result = none();
    for (int k = 0; k < TYPES; k++) {
      result.slopes[k] = in.readDouble();
      result.intercepts[k] = in.readDouble();
    }
    return result;
  }
}

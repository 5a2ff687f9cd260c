package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fits {@link Calibration} by logistic regression on sentences that the tagger has not seen. */
final class Calibrator {
  private record Point(double logOdds, boolean right) {}

  private record Span(int start, int end, EntityType type) {}

  private Calibrator() {}

  static Calibration fit(EntityTagger tagger, List<Example> held) {
    List<List<Point>> points = new ArrayList<>();
    for (int k = 0; k < EntityType.values().length; k++) {
      points.add(new ArrayList<>());
    }
    for (Example example : held) {
      Set<Span> gold = new HashSet<>();
      example.entities().forEach(e -> gold.add(new Span(e.start(), e.end(), e.type())));
      for (Tagged t : tagger.tag(example.text())) {
        points
            .get(Labels.index(t.type()))
            .add(
                new Point(
                    Calibration.logOdds(t.confidence()),
                    gold.contains(new Span(t.start(), t.end(), t.type()))));
      }
    }
    double[] slopes = new double[points.size()];
    double[] intercepts = new double[points.size()];
    for (int k = 0; k < points.size(); k++) {
      double[] line = fit(points.get(k));
      slopes[k] = line[0];
      intercepts[k] = line[1];
    }
    return new Calibration(slopes, intercepts);
  }

  /**
   * Slope and intercept by Newton's method in short steps, drawn towards 1 and 0 where there is
   * little data.
   */
  private static double[] fit(List<Point> points) {
    double a = 1;
    double b = 0;
    for (int round = 0; round < 200; round++) {
      double ga = (1 - a) * 5;
      double gb = -b;
      double haa = 5;
      double hab = 0;
      double hbb = 1;
      for (Point point : points) {
        double p = 1 / (1 + Math.exp(-(a * point.logOdds() + b)));
        double d = (point.right() ? 1 : 0) - p;
        double w = p * (1 - p);
        ga += d * point.logOdds();
        gb += d;
        haa += w * point.logOdds() * point.logOdds();
        hab += w * point.logOdds();
        hbb += w;
      }
      double determinant = haa * hbb - hab * hab;
      a += Math.clamp((ga * hbb - gb * hab) / determinant, -0.1, 0.1);
      b += Math.clamp((gb * haa - ga * hab) / determinant, -0.3, 0.3);
    }
    return new double[] {a, b};
  }
}

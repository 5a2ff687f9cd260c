package newsflow.enrich.extract;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Running text inside the body of an article that is hidden, as from readers who have not paid. */
final class HiddenText {
  private static final String HIDDEN = "hidden";

  /** Less in all is a notice rather than text. */
  private static final double LEAST = 60;

  private final Weights weights;
  private final Map<Region, Double> sums = new HashMap<>();

  HiddenText(Outline outline, Weights weights) {
    this.weights = weights;
    int until = 0;
    for (Region region : outline.regions) {
      if (HIDDEN.equals(region.own) && region.from >= until && weights.good(region) > 0) {
        until = region.to;
        Region body = bodyAround(region);
        if (body != null) {
          sums.merge(body, weights.good(region), Double::sum);
        }
      }
    }
  }

  /** Whether a region is one of those that hide much of the body. */
  boolean isMuch(Region region) {
    if (!HIDDEN.equals(region.own) || weights.good(region) < 8) {
      return false;
    }
    Region body = bodyAround(region);
    double sum = body == null ? 0 : sums.getOrDefault(body, 0.0);
    return body != null
        && body.drop == null
        && sum > LEAST
        && sum > Weights.MOST * weights.good(body);
  }

  private static @Nullable Region bodyAround(Region region) {
    Region up = region.parent;
    while (up != null && !up.is(Hints.BODY)) {
      up = up.parent;
    }
    return up;
  }
}

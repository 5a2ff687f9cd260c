package newsflow.enrich.extract;

import java.util.List;

/** Chooses the region of the article and the blocks in it that are its text. */
final class MainText {
  private final Phrases phrases;

  MainText(Phrases phrases) {
    this.phrases = phrases;
  }

  /**
   * @param region the smallest region around the text
   * @param blocks the blocks of the text in order
   */
  record Found(Region region, List<Block> blocks) {
    int words() {
      return blocks.stream().mapToInt(b -> b.words).sum();
    }
  }

  /**
   * Where the text seems to be.
   *
   * @param strict whether names of classes dropped regions
   */
  record Place(Region region, Weights weights, boolean strict, int first) {}

  Place locate(Outline outline) {
    Place strict = locate(outline, true);
    if (strict.weights().gain(strict.region()) >= 60) {
      return strict;
    }
    Place loose = locate(outline, false);
    double before = strict.weights().gain(strict.region());
    return loose.weights().gain(loose.region()) > 3 * before ? loose : locate(outline, true);
  }

  private static Place locate(Outline outline, boolean strict) {
    Weights weights = Weights.of(outline, strict);
    Region best = outline.regions.getFirst();
    double most = 0;
    for (Region region : outline.regions) {
      double score = score(region, weights);
      if (score >= most && score > 0) {
        most = score;
        best = region;
      }
    }
    int first = best.from;
    while (first < best.to && outline.blocks.get(first).weight < 8) {
      first++;
    }
    return new Place(best, weights, strict, first);
  }

  Found find(Outline outline, Place place, String title) {
    Region best =
        descend(
            outline,
            place.weights(),
            ofTitle(outline, place.weights(), place.region(), Words.fold(title)));
    return new Found(best, new BodyFilter(phrases, title).filter(outline, best));
  }

  private static double score(Region region, Weights weights) {
    double sum = weights.sum(region);
    double gain = weights.gain(region);
    return region.drop == null && region.is(Hints.BODY) ? 1.2 * (gain - 0.3 * (gain - sum)) : sum;
  }

  /**
   * Where a page shows several articles one under the other, the one under the page's own title.
   */
  private static Region ofTitle(Outline outline, Weights weights, Region best, String title) {
    if (title.isEmpty()) {
      return best;
    }
    int at = -1;
    for (int i = 0; i < outline.blocks.size() && at < 0; i++) {
      Block block = outline.blocks.get(i);
      if (block.isHeading() && Words.fold(block.text).equals(title)) {
        at = i;
      }
    }
    Region own = null;
    int others = 0;
    for (Region region : outline.regions) {
      if (region.tag().equals("article")
          && region.from >= best.from
          && region.to <= best.to
          && region != best
          && weights.sum(region) >= 100) {
        if (region.from <= at && region.to > at) {
          own = region;
        } else if (own == null || region.from >= own.to) {
          others++;
        }
      }
    }
    return own != null && others > 0 ? own : best;
  }

  /** Whether another region with the same classes has text too, as where boxes cut a text. */
  private static boolean isOneOfSeveral(
      Outline outline, Weights weights, Region one, Region within) {
    String name = one.element.className();
    for (Region region : outline.regions) {
      if (region.is(Hints.BODY)
          && region.from >= within.from
          && region.to <= within.to
          && (region.from >= one.to || region.to <= one.from)
          && weights.sum(region) >= 20
          && region.element.className().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The smallest region that still has nearly everything. */
  private static Region descend(Outline outline, Weights weights, Region from) {
    Region best = from;
    double all = weights.sum(from);
    int asked = 0;
    for (Region region : outline.regions) {
      if (region.from >= best.from
          && region.to <= best.to
          && region.depth > best.depth
          && !best.is(Hints.BODY)
          && weights.sum(region) >= (region.is(Hints.BODY) ? 0.65 : 0.92) * all) {
        boolean most = weights.sum(region) >= 0.92 * all;
        if (most || (asked++ < 20 && !isOneOfSeveral(outline, weights, region, from))) {
          best = region;
        }
      }
    }
    return best;
  }
}

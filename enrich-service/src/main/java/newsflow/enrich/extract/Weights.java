package newsflow.enrich.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which regions are furniture by name or shape, and what each block is worth. */
final class Weights {
  private static final int WINDOW = 100;

  /** A region with more than this share of the running text is no furniture, whatever its name. */
  static final double MOST = 0.35;

  private static final double LINKS = 0.4;
  private final Outline outline;
  private final double[] sums;
  private final double[] good;
  private final double[] gains;

  private Weights(Outline outline) {
    this.outline = outline;
    this.sums = new double[outline.blocks.size() + 1];
    this.good = new double[outline.blocks.size() + 1];
    this.gains = new double[outline.blocks.size() + 1];
  }

  /**
   * @param strict whether names of classes and ids may drop a region
   */
  static Weights of(Outline outline, boolean strict) {
    Weights weights = new Weights(outline);
    for (int i = 0; i < outline.blocks.size(); i++) {
      double worth = worth(outline.blocks.get(i));
      weights.good[i + 1] = weights.good[i] + Math.max(0, worth);
    }
    weights.dropRegions(strict);
    Teasers.drop(outline);
    for (int i = 0; i < outline.blocks.size(); i++) {
      Block block = outline.blocks.get(i);
      block.drop = dropped(block.region);
      block.weight = block.drop != null ? 0 : worth(block);
      weights.sums[i + 1] = weights.sums[i] + block.weight;
      weights.gains[i + 1] = weights.gains[i] + Math.max(0, block.weight);
    }
    return weights;
  }

  /** Sum of the weights of the blocks in a region. */
  double sum(Region region) {
    return sums[region.to] - sums[region.from];
  }

  double sum(int from, int to) {
    return sums[to] - sums[from];
  }

  /** Sum of the positive weights of the blocks in a region. */
  double gain(Region region) {
    return gains[region.to] - gains[region.from];
  }

  double good(Region region) {
    return good[region.to] - good[region.from];
  }

  private static double worth(Block block) {
    int words = block.words;
    double share = block.linkShare();
    if (block.isHeading() || words == 0) {
      return 0;
    }
    if (share > 0.5) {
      return -Math.min(words, 15) * LINKS;
    }
    double plain = Math.min(words * (1 - share), WINDOW);
    boolean sentence =
        Words.endsSentence(block.text)
            || (words >= 10
                && Words.hasNoStops(block.text)
                && ((block.region.marks | block.marks) & Hints.TITLE) == 0);
    if (words >= 20 || (words >= 8 && sentence)) {
      return plain * (sentence ? 1 : 0.6);
    }
    return sentence && words >= 4 ? plain / 2 : -LINKS;
  }

  private void dropRegions(boolean strict) {
    double all = good[outline.blocks.size()];
    boolean[] bodies = bodiesWithin();
    double comments = comments();
    Set<Region> signUps = signUpBoxes();
    HiddenText hidden = new HiddenText(outline, this);
    for (int i = 0; i < outline.regions.size(); i++) {
      Region region = outline.regions.get(i);
      Region parent = region.parent;
      if (parent != null && parent.drop != null) {
        region.drop = parent.drop;
        continue;
      }
      String drop = region.own;
      if (drop == null && strict && region.is(Hints.DROP) && !region.is(Hints.BODY)) {
        drop = "named as furniture";
      }
      if (drop != null
          && (bodies[i]
              || region.depth < 2
              || isMostOfPage(region, all - comments)
              || isMostOfBody(region)
              || hidden.isMuch(region))) {
        drop = null;
      }
      if (drop == null && signUps.contains(region)) {
        drop = "asks for an address";
      }
      if (strict && region.is(Hints.COMMENTS) && !bodies[i] && region.depth > 1) {
        drop = "comments";
      }
      if (drop == null && strict && !bodies[i] && isTeaserBox(region)) {
        drop = "named as a teaser";
      }
      if (drop == null
          && strict
          && region.is(Hints.WEAK)
          && !region.is(Hints.BODY)
          && isChrome(region)) {
        drop = "named as an extra";
      }
      region.drop = drop;
    }
  }

  /** A box, rather than a paragraph, that is named a teaser and is no great part of the body. */
  private boolean isTeaserBox(Region region) {
    return region.is(Hints.TEASER)
        && !region.is(Hints.BODY)
        && !region.tag().equals("p")
        && !Block.isHeading(region.tag())
        && region.depth > 1
        && region.to - region.from <= 6
        && pointsElsewhere(region)
        && !isMostOfBody(region);
  }

  private boolean pointsElsewhere(Region region) {
    for (Block block : outline.blocks.subList(region.from, region.to)) {
      if (block.linked > 0 || block.isHeading()) {
        return true;
      }
    }
    return false;
  }

  /** Links and labels rather than running text. */
  private boolean isChrome(Region region) {
    if (region.to - region.from > 200) {
      return false;
    }
    int words = 0;
    int linked = 0;
    for (Block block : outline.blocks.subList(region.from, region.to)) {
      words += block.words;
      linked += block.linked;
    }
    return words < 200 && linked > 0.3 * words;
  }

  /** Much of the text and with the page's heading or inside its article, or nearly all of it. */
  private boolean isMostOfPage(Region region, double all) {
    if (good(region) <= MOST * all) {
      return false;
    }
    if (good(region) > 0.7 * all) {
      return true;
    }
    for (Region up = region.parent; up != null; up = up.parent) {
      if (up.tag().equals("article") && !up.is(Hints.DROP)) {
        return true;
      }
    }
    for (Block block : outline.blocks.subList(region.from, region.to)) {
      if (block.region.tag().equals("h1")) {
        return true;
      }
    }
    return false;
  }

  private boolean isMostOfBody(Region region) {
    for (Region up = region.parent; up != null; up = up.parent) {
      if (up.is(Hints.BODY)) {
        return up.drop == null && good(region) > MOST * good(up) && good(region) > 60;
      }
    }
    return false;
  }

  /** The largest boxes around fields for an address that hold a few lines and no headline. */
  private Set<Region> signUpBoxes() {
    Set<Region> boxes = new HashSet<>();
    for (Region region : outline.signUps) {
      Region box = null;
      for (Region up = region; up != null && up.depth > 1 && isBox(up); up = up.parent) {
        box = up;
      }
      if (box != null) {
        boxes.add(box);
      }
    }
    return boxes;
  }

  private boolean isBox(Region region) {
    if (region.to - region.from > 12 || region.is(Hints.BODY) || region.tag().equals("article")) {
      return false;
    }
    int words = 0;
    for (Block block : outline.blocks.subList(region.from, region.to)) {
      words += block.words;
      if (block.region.tag().equals("h1")) {
        return false;
      }
    }
    return words <= 100 && good(region) <= 0.2 * good[outline.blocks.size()];
  }

  /** The running text in regions named as comments. */
  private double comments() {
    double sum = 0;
    int until = 0;
    for (Region region : outline.regions) {
      if (region.from >= until && region.depth > 1 && region.is(Hints.COMMENTS)) {
        sum += good(region);
        until = region.to;
      }
    }
    return sum == good[outline.blocks.size()] ? 0 : sum;
  }

  /** For each region whether one named as the body, with much text, is inside it. */
  private boolean[] bodiesWithin() {
    double all = good[outline.blocks.size()];
    boolean[] within = new boolean[outline.regions.size()];
    for (Region region : outline.regions) {
      boolean body =
          (region.is(Hints.BODY) && !region.is(Hints.DROP) && good(region) > 0.3 * all)
              || (region.tag().equals("article")
                  && !region.is(Hints.DROP)
                  && good(region) > 0.5 * all)
              || isWithHeadline(region, all);
      for (Region up = region.parent; body && up != null; up = up.parent) {
        int at = up.index;
        if (within[at]) {
          break;
        }
        within[at] = true;
      }
    }
    return within;
  }

  /** The element for an article or the main part, with the headline in it and some text. */
  private boolean isWithHeadline(Region region, double all) {
    if (!(region.tag().equals("article") || region.tag().equals("main"))
        || region.is(Hints.DROP)
        || good(region) < Math.max(50, 0.15 * all)) {
      return false;
    }
    for (Block block : outline.blocks.subList(region.from, Math.min(region.to, region.from + 40))) {
      if (block.region.tag().equals("h1")) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String dropped(Region region) {
    return region.drop;
  }

  List<Block> blocks() {
    return outline.blocks;
  }
}

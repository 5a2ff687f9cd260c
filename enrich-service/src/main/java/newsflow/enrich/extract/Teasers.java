package newsflow.enrich.extract;

import java.util.HashMap;
import java.util.Map;

/** Repeated small boxes, each with a line that is a link: lists of other articles. */
final class Teasers {
  private Teasers() {}

  /** Drops them, and what is inside dropped regions. */
  static void drop(Outline outline) {
    Map<Region, Map<String, Integer>> counts = new HashMap<>();
    for (Region region : outline.regions) {
      Region parent = region.parent;
      if (parent != null && region.drop == null && isTeaser(outline, region)) {
        counts
            .computeIfAbsent(parent, p -> new HashMap<>())
            .merge(region.tag() + region.element.className(), 1, Integer::sum);
      }
    }
    for (Region region : outline.regions) {
      Region parent = region.parent;
      if (parent == null || region.drop != null) {
        continue;
      }
      if (parent.drop != null) {
        region.drop = parent.drop;
        continue;
      }
      Map<String, Integer> siblings = counts.get(parent);
      if (siblings != null
          && siblings.getOrDefault(region.tag() + region.element.className(), 0)
              >= (region.tag().equals("article") ? 2 : 3)
          && isTeaser(outline, region)) {
        region.drop = "one of several teasers";
      }
    }
  }

  private static boolean isTeaser(Outline outline, Region region) {
    int blocks = region.to - region.from;
    if (blocks < 2 || blocks > 8) {
      return false;
    }
    int words = 0;
    int links = 0;
    for (Block block : outline.blocks.subList(region.from, region.to)) {
      words += block.words;
      links += block.linkShare() > 0.8 ? block.words : 0;
    }
    return links >= 3 && words <= 70 && links * 5 >= words;
  }
}

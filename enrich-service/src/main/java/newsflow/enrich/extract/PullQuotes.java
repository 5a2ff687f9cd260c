package newsflow.enrich.extract;

import java.util.List;

/** Drops sentences that a page shows a second time, set large between its paragraphs. */
final class PullQuotes {
  private static final int LEAST = 4;
  private static final int MOST = 45;

  /** How many blocks a quotation may stand away from its sentence. */
  private static final int NEAR = 40;

  private static final String OPENING = "\"“”„«»‘'‚「『";

  private PullQuotes() {}

  /** Marks dropped blocks; those that look like a quotation and stand whole in a longer block. */
  static void drop(List<Block> kept) {
    for (int i = 0; i < kept.size(); i++) {
      Block block = kept.get(i);
      if (block.words >= LEAST && block.words <= MOST && !block.isHeading() && looksSo(block)) {
        List<Block> near = kept.subList(Math.max(0, i - NEAR), Math.min(kept.size(), i + NEAR + 1));
        String quote = core(block.text);
        for (Block other : near) {
          if (other.drop == null && other.words > block.words && other.text.contains(quote)) {
            block.drop = "repeats a sentence";
            dropSource(block, near);
            break;
          }
        }
      }
    }
  }

  /** Who said it, in the same small box. */
  private static void dropSource(Block quote, List<Block> near) {
    Region box = quote.region;
    if (box.to - box.from == 1 && box.parent != null) {
      box = box.parent;
    }
    if (box.to - box.from > 3) {
      return;
    }
    for (Block block : near) {
      boolean inside = block.region.from >= box.from && block.region.to <= box.to;
      if (block.drop == null && inside && block.words <= 12) {
        block.drop = "repeats a sentence";
      }
    }
  }

  private static boolean looksSo(Block block) {
    Region region = block.region;
    return OPENING.indexOf(block.text.charAt(0)) >= 0
        || isNamed(region)
        || (region.parent != null && isNamed(region.parent));
  }

  private static boolean isNamed(Region region) {
    String name = region.element.className();
    return region.tag().equals("blockquote")
        || (!name.isEmpty()
            && (name.contains("uote") || name.contains("cita") || name.contains("itat")));
  }

  private static String core(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && !Character.isLetterOrDigit(text.charAt(from))) {
      from++;
    }
    while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }
}

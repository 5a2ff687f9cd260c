package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The standfirst that a page marks and shows as the first paragraphs of its text, told apart from
 * the body.
 *
 * @param text its paragraphs as one line
 * @param body the blocks behind it
 */
record Standfirst(String text, List<Block> body) {
  private static final int MOST_BLOCKS = 2;
  private static final int MOST_WORDS = 110;
  private static final int LEAST_BODY = 80;

  /**
   * The first blocks that are marked as one, or the one paragraph above the line of author and
   * time; null if there is none or too little would remain.
   */
  static @Nullable Standfirst of(Outline outline, List<Block> blocks) {
    int count = 0;
    int words = 0;
    while (count < Math.min(MOST_BLOCKS + 1, blocks.size()) && isMarked(blocks.get(count))) {
      words += blocks.get(count).words;
      count++;
    }
    if (count == 0 && isAboveByline(outline, blocks)) {
      words = blocks.getFirst().words;
      count = 1;
    }
    if (count == 0 || count > MOST_BLOCKS || words > MOST_WORDS || words < 5) {
      return null;
    }
    List<Block> body = new ArrayList<>(blocks.subList(count, blocks.size()));
    int left = 0;
    for (Block block : body) {
      left += block.words;
    }
    if (left < LEAST_BODY || left < 2 * words) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Block block : blocks.subList(0, count)) {
      block.drop = "standfirst";
      texts.add(block.text);
    }
    return new Standfirst(String.join(" ", texts), body);
  }

  /** Whether the line of author or time stands between the first two blocks. */
  private static boolean isAboveByline(Outline outline, List<Block> blocks) {
    if (blocks.size() < 2 || blocks.getFirst().isHeading()) {
      return false;
    }
    int from = outline.blocks.indexOf(blocks.getFirst()) + 1;
    int to = Math.min(outline.blocks.indexOf(blocks.get(1)), from + 12);
    for (Block block : outline.blocks.subList(from, Math.max(from, to))) {
      if ("byline or time".equals(block.drop) || "byline".equals(block.drop)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMarked(Block block) {
    if ((block.marks & Hints.STANDFIRST) != 0) {
      return true;
    }
    for (Region up = block.region; up != null && up.to - up.from <= MOST_BLOCKS; up = up.parent) {
      if (up.is(Hints.STANDFIRST)) {
        return !up.is(Hints.BODY);
      }
    }
    return false;
  }
}

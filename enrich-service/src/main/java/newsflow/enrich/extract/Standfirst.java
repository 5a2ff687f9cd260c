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

  /** Null if the first block is not marked as one, or too little would remain. */
  static @Nullable Standfirst of(List<Block> blocks) {
    int count = 0;
    int words = 0;
    while (count < Math.min(MOST_BLOCKS + 1, blocks.size()) && isMarked(blocks.get(count))) {
      words += blocks.get(count).words;
      count++;
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

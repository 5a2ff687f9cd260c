package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.List;

/** The text of a page that tells its story in the captions of its pictures. */
final class PictureStory {
  private static final int LEAST_CAPTIONS = 3;
  private static final int LEAST_WORDS = 5;

  private PictureStory() {}

  /**
   * What was found and the captions behind its beginning, in the order of the page; what was found
   * alone where there are fewer than three captions or they do not say at least twice as much.
   */
  static List<Block> of(Outline outline, List<Block> found) {
    List<Block> story = new ArrayList<>();
    int captions = 0;
    int told = 0;
    for (Block block : outline.blocks) {
      if (found.contains(block)) {
        story.add(block);
      } else if (isCaption(block)) {
        story.add(block);
        captions++;
        told += block.words;
      }
    }
    int words = found.stream().mapToInt(block -> block.words).sum();
    return captions >= LEAST_CAPTIONS && told >= 2 * words ? story : found;
  }

  private static boolean isCaption(Block block) {
    return block.words >= LEAST_WORDS
        && !block.isLinks()
        && (((block.region.marks | block.marks) & Hints.CAPTION) != 0 || isInCaption(block.region));
  }

  private static boolean isInCaption(Region inner) {
    Region region = inner;
    for (int i = 0; i < 3 && region != null; i++) {
      if (region.tag().equals("figcaption")) {
        return true;
      }
      region = region.parent;
    }
    return false;
  }
}

package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text of the article as structured data states it, without its structure. Where it agrees with
 * the page it tells which blocks are text and which are not; a teaser in its place does not.
 */
final class StatedText {
  private static final int SHINGLE = 4;
  private static final int MAX = 400_000;

  /** Dropped by its own wording: part of what the publisher stores, but not of the story. */
  private static final Set<String> BY_WORDING =
      Set.of("notice", "control", "points to another article");

  private final String folded;
  private final Set<Integer> shingles = new HashSet<>();
  private final int words;

  StatedText(String text) {
    folded = " " + Words.fold(text.length() > MAX ? text.substring(0, MAX) : text) + " ";
    words = Words.count(text);
    shingles.addAll(shingles(folded));
  }

  int words() {
    return words;
  }

  /** The share of a block, 0 to 1, that the stated text has too. */
  double covers(Block block) {
    String text = Words.fold(block.text);
    if (text.isEmpty()) {
      return 0;
    }
    List<Integer> own = shingles(text);
    if (own.size() < 3) {
      return folded.contains(" " + text + " ") ? 1 : 0;
    }
    int common = 0;
    for (Integer shingle : own) {
      common += shingles.contains(shingle) ? 1 : 0;
    }
    return (double) common / own.size();
  }

  /** The regions whose own paragraphs are in the stated text. */
  private static Set<Region> columns(Outline outline, double[] cover) {
    Map<Region, Integer> words = new HashMap<>();
    for (int i = 0; i < cover.length; i++) {
      Block block = outline.blocks.get(i);
      if (cover[i] >= 0.8 && block.words >= 8 && block.region.parent != null) {
        words.merge(block.region.parent, 1, Integer::sum);
      }
    }
    words.values().removeIf(count -> count < 2);
    return words.keySet();
  }

  /** Whether a block is a paragraph or a quote beside those that are stated. */
  private static boolean isAmong(Block block, Set<Region> columns) {
    Region parent = block.region.parent;
    if (parent != null && parent.tag().equals("blockquote")) {
      parent = parent.parent;
    }
    return block.weight >= 8
        && block.linkShare() < 0.2
        && block.region.tag().equals("p")
        && parent != null
        && columns.contains(parent);
  }

  private static List<Integer> shingles(String text) {
    List<Integer> hashes = new ArrayList<>();
    int[] last = new int[SHINGLE];
    int count = 0;
    int hash = 0;
    boolean inside = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      boolean dense = Words.isHanOrKana(c);
      if (inside && (c == ' ' || dense)) {
        last[count++ % SHINGLE] = hash;
        inside = false;
        add(hashes, last, count);
      }
      if (dense) {
        last[count++ % SHINGLE] = c;
        add(hashes, last, count);
      } else if (c != ' ') {
        hash = inside ? hash * 31 + c : c;
        inside = true;
      }
    }
    return hashes;
  }

  private static void add(List<Integer> hashes, int[] last, int count) {
    if (count >= SHINGLE) {
      int sum = 0;
      for (int k = 0; k < SHINGLE; k++) {
        sum = sum * 1_000_003 + last[(count + k) % SHINGLE];
      }
      hashes.add(sum);
    }
  }

  /**
   * The blocks of the article: those found that the stated text has, and others that it has.
   *
   * @return the blocks found, unchanged, where page and stated text tell different stories
   */
  List<Block> judge(Outline outline, List<Block> found) {
    int foundWords = 0;
    for (Block block : found) {
      foundWords += block.words;
    }
    if (words < 80 || words < 0.5 * foundWords) {
      return found;
    }
    double[] cover = new double[outline.blocks.size()];
    int covered = 0;
    Set<String> seen = new HashSet<>();
    Set<Block> inside = new HashSet<>(found);
    int first = Integer.MAX_VALUE;
    int last = -1;
    for (int i = 0; i < cover.length; i++) {
      Block block = outline.blocks.get(i);
      if (block.words < 8 && !inside.contains(block)) {
        continue;
      }
      cover[i] = covers(block);
      if (cover[i] >= 0.8 && seen.add(block.text)) {
        covered += block.words;
        first = Math.min(first, i);
        last = Math.max(last, i);
      }
    }
    if (covered < 0.7 * words) {
      return found;
    }
    Set<Region> columns = columns(outline, cover);
    List<Block> judged = new ArrayList<>();
    seen.clear();
    for (int i = first; i <= last; i++) {
      Block block = outline.blocks.get(i);
      if (block.words < 8 && !inside.contains(block)) {
        cover[i] = covers(block);
      }
      if (cover[i] >= 0.8
          && seen.add(block.text)
          && (inside.contains(block)
              || (block.words >= 2 && !(block.drop != null && BY_WORDING.contains(block.drop))))) {
        block.drop = null;
        judged.add(block);
      } else if (inside.contains(block)
          && (block.words < 8 || cover[i] >= 0.25 || isAmong(block, columns))) {
        judged.add(block);
      } else if (inside.contains(block)) {
        block.drop = "not in the stated text";
      }
    }
    return judged;
  }
}

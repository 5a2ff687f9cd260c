package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Keeps, of the blocks in the article's region, those that belong to its text. */
final class BodyFilter {
  /** Markup that a page shows as text by mistake, where posts of others are to be embedded. */
  private static final Pattern EMBEDDED =
      Pattern.compile("<(?:a|blockquote|div|iframe|img|p|script|span) [a-z-]+=[\"']");

  private static final Pattern DATE =
      Pattern.compile(
          "(?<!\\d)(?:\\d{1,2}[./-] ?\\d{1,2}[./-] ?20\\d{2}|20\\d{2}[./-] ?\\d{1,2}[./-]"
              + " ?\\d{1,2})(?!\\d)");

  /** A clock time alone, as it stands over the entries of a live blog. */
  private static final Pattern CLOCK =
      Pattern.compile("(?:[01]?\\d|2[0-3])[:h][0-5]\\d(?: ?(?:Uhr|h))?|[0-2]?\\d\\.[0-5]\\d Uhr");

  private final Phrases phrases;
  private final String title;

  BodyFilter(Phrases phrases, String title) {
    this.phrases = phrases;
    this.title = Words.fold(title);
  }

  List<Block> filter(Outline outline, Region region) {
    List<Block> inside = outline.blocks.subList(region.from, region.to);
    int first = firstText(inside);
    int last = lastText(inside);
    captions(outline, region);
    Set<String> seen = new HashSet<>();
    boolean furniture = false;
    int box = 0;
    int texts = 0;
    for (int i = 0; i < inside.size(); i++) {
      Block block = inside.get(i);
      if (block.drop != null) {
        continue;
      }
      block.drop = judge(block, i < first, i > last);
      if (block.drop == null && texts < 2 && isCredits(block)) {
        block.drop = "byline or time";
      }
      boolean label = "control".equals(block.drop);
      if ((block.drop == null || label)
          && !isText(block)
          && i >= box
          && phrases.opensFurniture(block.text)) {
        box = endOfBox(outline, region, region.from + i) - region.from;
        furniture = label ? furniture : box <= i + 1;
        block.drop = label ? block.drop : "opens furniture";
      } else if (i < box && block.drop == null) {
        block.drop = "under a furniture heading";
      } else if (furniture && block.drop == null) {
        if (isText(block) && block.linkShare() < 0.3 && block.words >= 12) {
          furniture = false;
        } else {
          block.drop = "under a furniture heading";
        }
      }
      if (block.drop == null && block.words >= 6 && !seen.add(block.text)) {
        block.drop = "repeated";
      }
      texts += block.drop == null && isText(block) ? 1 : 0;
    }
    PullQuotes.drop(kept(inside));
    dropEmptyHeadings(inside);
    Tail.trim(kept(inside));
    return kept(inside);
  }

  /** Where a box ends that a heading opens; right behind the heading if it opens none. */
  private static int endOfBox(Outline outline, Region within, int heading) {
    Region box = outline.blocks.get(heading).region;
    double all = 0;
    for (Block block : outline.blocks.subList(within.from, within.to)) {
      all += Math.max(0, block.weight);
    }
    int end = heading + 1;
    for (Region up = box;
        up != null && up.from == heading && up.depth > within.depth;
        up = up.parent) {
      double inside = 0;
      for (Block block : outline.blocks.subList(up.from, up.to)) {
        inside += Math.max(0, block.weight);
      }
      if (up.is(Hints.BODY) || inside > 0.25 * all) {
        break;
      }
      end = Math.max(end, up.to);
    }
    return end;
  }

  /** Marks the few words of small boxes that hold a picture, and a centred line right under one. */
  private static void captions(Outline outline, Region within) {
    for (Outline.Picture picture : outline.pictures) {
      Region box = null;
      Region up = picture.region();
      for (int i = 0; i < 8 && up != null && isBox(outline, up, within); i++) {
        box = up;
        up = up.parent;
      }
      for (int i = box == null ? 0 : box.from; box != null && i < box.to; i++) {
        caption(outline.blocks.get(i));
      }
      int at = picture.at();
      if (at >= within.from && at < within.to && isCentred(outline.blocks.get(at))) {
        caption(outline.blocks.get(at));
      }
    }
  }

  private static void caption(Block block) {
    block.drop = block.drop == null ? "caption" : block.drop;
  }

  private static boolean isBox(Outline outline, Region region, Region within) {
    if (region.to - region.from > 3 || region.is(Hints.BODY) || region.depth <= within.depth) {
      return false;
    }
    int words = 0;
    for (Block block : outline.blocks.subList(region.from, region.to)) {
      boolean item = block.region.tag().equals("li");
      boolean text = block.region.tag().equals("p") && Words.endsSentence(block.text);
      if (block.isHeading() || item || text) {
        return false;
      }
      words += block.words;
    }
    return words <= 30;
  }

  private static boolean isCentred(Block block) {
    Element element = block.region.element;
    return block.words <= 30
        && !block.isHeading()
        && !block.isBold()
        && (element.attr("align").equals("center") || element.attr("style").contains("center"));
  }

  /** Whether a region is a picture's caption; one that holds the text is not, whatever its name. */
  private static boolean isCaption(Region region) {
    return region.tag().equals("figcaption")
        || (region.is(Hints.CAPTION) && !region.is(Hints.BODY) && region.to - region.from <= 8);
  }

  /** Whether an item stands in a list of names or times. */
  private static boolean isInByline(Region item) {
    Region up = item.parent;
    for (int i = 0; i < 2 && up != null && !up.is(Hints.BODY); i++) {
      if (up.is(Hints.BYLINE)) {
        return true;
      }
      up = up.parent;
    }
    return false;
  }

  private static List<Block> kept(List<Block> blocks) {
    List<Block> kept = new ArrayList<>();
    for (Block block : blocks) {
      if (block.drop == null) {
        kept.add(block);
      }
    }
    return kept;
  }

  private @Nullable String judge(Block block, boolean before, boolean after) {
    Region region = block.region;
    for (Region up = region; up != null; up = up.parent) {
      if (isCaption(up)) {
        return "caption";
      }
      if (up.is(Hints.BODY)) {
        break;
      }
    }
    int marks = region.marks | block.marks;
    if ((marks & Hints.CAPTION) != 0 && block.words < 60) {
      return "caption";
    }
    if ((block.marks & Hints.DROP) != 0 && block.words < 30) {
      return "named as furniture";
    }
    if ((marks & Hints.BYLINE) != 0 && (marks & Hints.BODY) == 0 && block.words < 30) {
      return "byline";
    }
    if (block.text.length() <= 2 * title.length() + 20
        && block.text.length() + 8 >= title.length()
        && Words.fold(block.text).equals(title)) {
      return "the title";
    }
    if (phrases.isControl(block.text)) {
      return "control";
    }
    if ((block.words < 35 && phrases.isNotice(block.text)) || offersLetter(block)) {
      return "notice";
    }
    boolean dense = Words.isHanOrKana(block.text.charAt(block.text.length() / 2));
    if (block.words <= (dense ? 25 : 60) && phrases.endsInCredit(block.text)) {
      return "caption";
    }
    if (block.words == 0) {
      return "no words";
    }
    boolean cell = region.tag().equals("td") || region.tag().equals("th");
    if (block.text.length() <= 9 && !cell && CLOCK.matcher(block.text).matches()) {
      return "time of an entry";
    }
    if (region.tag().equals("li")
        && block.words <= 6
        && isInByline(region)
        && Names.isOnly(block.text, null)) {
      return "byline";
    }
    if (EMBEDDED.matcher(block.text).lookingAt()) {
      return "markup";
    }
    boolean item = region.tag().equals("li");
    if (block.linkShare() > (item ? 0.95 : 0.6) && (block.words < 25 || block.linkShare() > 0.9)) {
      return "links";
    }
    boolean pointer = block.linked > 2 || (block.words < 25 && block.text.indexOf(':') >= 0);
    if (pointer && block.words < 40 && phrases.leadsAway(block.text)) {
      return "points to another article";
    }
    if (before && !isText(block) && !belongs(block)) {
      return "before the text";
    }
    if (after
        && !(region.tag().equals("li") && block.linkShare() < 0.3)
        && !(belongs(block) && !block.isHeading())) {
      return "after the text";
    }
    return null;
  }

  /** Whether a line by the first paragraphs only tells who wrote, or when. */
  private static boolean isCredits(Block block) {
    if (block.words > 16 || block.isHeading()) {
      return false;
    }
    boolean byline = Names.isByline(block.text);
    return (byline && Names.isOnly(block.text, null)) || isTime(block, byline ? 8 : 4);
  }

  /** Whether a line has a date with its year and few words more. */
  private static boolean isTime(Block block, int most) {
    if (Words.endsSentence(block.text) || block.text.chars().noneMatch(Character::isDigit)) {
      return false;
    }
    NamedDate named = NamedDate.find(block.text);
    if (!(named != null && named.year() > 0) && !DATE.matcher(block.text).find()) {
      return false;
    }
    int letters = 0;
    for (String word : block.text.split("[^\\p{L}]+")) {
      letters += word.length() > 2 && MonthNames.month(word.toLowerCase(Locale.ROOT)) == 0 ? 1 : 0;
    }
    return letters <= (block.region.tag().equals("li") ? 0 : most);
  }

  private boolean offersLetter(Block block) {
    return block.words <= 40 && phrases.offersLetter(block.text) && !phrases.offersLetter(title);
  }

  /** Whether a block that is no sentence may belong to the text by its place and form. */
  private static boolean belongs(Block block) {
    if (block.words < 3 || block.linkShare() > 0.3 || Names.isName(block.text, true)) {
      return false;
    }
    String tag = block.region.tag();
    boolean form =
        block.isHeading() || tag.equals("p") || tag.equals("li") || tag.equals("blockquote");
    for (Region up = block.region; form && up != null; up = up.parent) {
      if (up.is(Hints.BODY)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isText(Block block) {
    return block.weight > 3;
  }

  private static int firstText(List<Block> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).weight >= 8) {
        return i;
      }
    }
    return 0;
  }

  private static int lastText(List<Block> blocks) {
    for (int i = blocks.size() - 1; i >= 0; i--) {
      if (blocks.get(i).weight > 1) {
        return i;
      }
    }
    return blocks.size() - 1;
  }

  private static void dropEmptyHeadings(List<Block> blocks) {
    boolean text = false;
    for (int i = blocks.size() - 1; i >= 0; i--) {
      Block block = blocks.get(i);
      if (block.drop != null) {
        continue;
      }
      if (block.isHeading()) {
        if (!text) {
          block.drop = "heading without text";
        }
      } else {
        text = true;
      }
    }
  }
}

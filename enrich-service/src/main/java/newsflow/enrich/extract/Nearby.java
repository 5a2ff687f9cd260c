package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the text of an article: the lines by the headline and those under the text.
 */
final class Nearby {
  private static final Pattern TIME =
      Pattern.compile("(?<!\\d)(?:20\\d{2}|[012]?\\d[:.][0-5]\\d)(?!\\d)");

  private static final Pattern RIGHT = Pattern.compile("text-align: ?(?:right|end)");

  private final Outline outline;
  private final MainText.Found found;
  private final int headline;
  private final int first;
  private final int last;
  private @Nullable String bylines;

  /**
   * @param headline index of the headline's block, -1 if it is not on the page
   */
  Nearby(Outline outline, MainText.Found found, int headline) {
    this.outline = outline;
    this.found = found;
    this.headline = headline;
    boolean some = !found.blocks().isEmpty();
    this.first = some ? outline.blocks.indexOf(found.blocks().getFirst()) : -1;
    this.last = some ? outline.blocks.indexOf(found.blocks().getLast()) : -1;
  }

  private boolean isHeadlineAbove() {
    return headline >= 0 && headline <= first;
  }

  /** Short lines around the headline and above the text, where bylines and dates stand. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    int from = isHeadlineAbove() ? headline : first - 12;
    for (int i = Math.max(0, Math.max(from, first - 40)); i <= first + 3; i++) {
      addLine(lines, i);
    }
    for (int i = from - 1; i >= Math.max(0, from - 6); i--) {
      addLine(lines, i);
    }
    return lines;
  }

  /** Short lines under the headline, then right above it, nearest first. */
  List<String> linesAtHeadline() {
    List<String> lines = new ArrayList<>();
    if (isHeadlineAbove()) {
      int to = Math.min(first + 4, outline.blocks.size());
      for (int i = Math.max(headline + 1, first - 40); i < to; i++) {
        addLabel(lines, i);
      }
      for (int i = headline - 1; i >= Math.max(0, headline - 3); i--) {
        addLabel(lines, i);
      }
    }
    return lines;
  }

  private void addLabel(List<String> lines, int at) {
    Block block = outline.blocks.get(at);
    if (block.words <= 20
        && block.linkShare() <= 0.5
        && !Words.endsSentence(block.text)
        && !isCaption(block)) {
      lines.add(block.text);
    }
  }

  private void addLine(List<String> lines, int at) {
    if (at < outline.blocks.size() && outline.blocks.get(at).words <= 30) {
      lines.add(outline.blocks.get(at).text);
    }
  }

  /**
   * Short lines between headline and text that are no links, headings or captions and stand beside
   * one with a year or clock time, as the name of a writer stands beside the time.
   */
  List<String> linesByTime() {
    List<String> lines = new ArrayList<>();
    for (int i = headline + 1; isHeadlineAbove() && i < Math.min(first, headline + 30); i++) {
      Block block = outline.blocks.get(i);
      if (block.words >= 2
          && block.words <= (isTime(i) ? 16 : 8)
          && block.linked == 0
          && !block.isHeading()
          && !isCaption(block)
          && (isTime(i) || isTime(i - 1) || (i + 1 < first && isTime(i + 1)))) {
        lines.add(block.text);
      }
    }
    return lines;
  }

  private static boolean isCaption(Block block) {
    return block.region.tag().equals("figcaption")
        || ((block.region.marks | block.marks) & Hints.CAPTION) != 0;
  }

  private boolean isTime(int at) {
    Block block = outline.blocks.get(at);
    return at != headline && block.words <= 20 && TIME.matcher(block.text).find();
  }

  /** Short lines under the text that are not in comments. */
  List<String> linesBelow() {
    List<String> lines = new ArrayList<>();
    for (int i = Math.max(0, last); last >= 0 && i < outline.blocks.size() && i < last + 5; i++) {
      Block block = outline.blocks.get(i);
      if (block.words <= 12 && !"comments".equals(block.region.drop)) {
        lines.add(block.text);
      }
    }
    return lines;
  }

  /** Where an element stands: between headline and text, somewhere around the text, elsewhere. */
  enum Distance {
    BETWEEN,
    AROUND,
    ELSEWHERE
  }

  Distance distance(Clues.Spot spot) {
    int from = isHeadlineAbove() ? headline : first - 6;
    if (first >= 0 && spot.at() >= from && spot.at() <= first) {
      return Distance.BETWEEN;
    }
    return isAround(spot) ? Distance.AROUND : Distance.ELSEWHERE;
  }

  /** Whether an element stands between a little above the headline and the end of the text. */
  private boolean isAround(Clues.Spot spot) {
    int from = Math.max(0, (isHeadlineAbove() ? headline : first) - 15);
    return first < 0 || (spot.at() >= from && spot.at() <= last + 6);
  }

  /** Whether an element stands where bylines do: by the headline or right under the text. */
  boolean isAtByline(Clues.Spot spot) {
    return first < 0 || isAtByline(spot.at());
  }

  private boolean isAtByline(int at) {
    int from = (isHeadlineAbove() ? headline : first - 6) - 5;
    return (at >= from && at <= first + 1) || (at > last && at <= last + 3);
  }

  /** Whether one of some names is in a short line by the headline or under the text. */
  boolean isPrinted(List<String> names) {
    if (bylines == null) {
      StringBuilder lines = new StringBuilder(" ");
      for (int i = 0; i < outline.blocks.size(); i++) {
        Block block = outline.blocks.get(i);
        if (block.words <= 60 && isAtByline(i)) {
          lines.append(Words.fold(block.text)).append(' ');
        }
      }
      bylines = lines.toString();
    }
    String text = bylines;
    return names.stream().anyMatch(name -> text.contains(Words.fold(name)));
  }

  /** Where the element around the region of the text ends. */
  private static int end(Region region) {
    return region.parent == null ? region.to : region.parent.to;
  }

  /** The inline elements of the short lines between headline and text, each for itself. */
  List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (int i = headline + 1; isHeadlineAbove() && i < Math.min(first, headline + 30); i++) {
      Block block = outline.blocks.get(i);
      Element element = block.region.element;
      if (block.words <= 30
          && !block.isHeading()
          && block.region.to - block.region.from == 1
          && element.childrenSize() >= 1
          && element.childrenSize() <= 12) {
        for (Element child : element.children()) {
          parts.add(Words.squeeze(child.text()));
        }
      }
    }
    return parts;
  }

  /** Short lines at the end of the text and right under it. */
  List<String> closingLines() {
    List<String> lines = new ArrayList<>();
    for (int i = Math.max(0, last - 1); last >= 0 && i <= last + 3; i++) {
      if (i < outline.blocks.size() && outline.blocks.get(i).words <= 30) {
        Block block = outline.blocks.get(i);
        if (!"comments".equals(block.region.drop) && block.linkShare() <= 0.5) {
          lines.add(block.text);
        }
      }
    }
    return lines;
  }

  /** The first and the last paragraph of the text. */
  List<String> outerParagraphs() {
    return found.blocks().isEmpty()
        ? List.of()
        : List.of(found.blocks().getFirst().text, found.blocks().getLast().text);
  }

  /** Lines at the end of the text that are nothing but names, as Vietnamese papers sign. */
  List<String> lastLines(@Nullable String site) {
    List<String> lines = new ArrayList<>();
    for (int i = Math.max(0, last - 1);
        last >= 0 && i < Math.min(end(found.region()), last + 4);
        i++) {
      Block block = outline.blocks.get(i);
      if (block.words <= 12
          && block.linked == 0
          && !"comments".equals(block.region.drop)
          && Names.isOnly(block.text, site)) {
        lines.add(block.text);
      }
    }
    return lines;
  }

  /** Names under the text that are set to the right; at most one line of them. */
  List<String> signatures(@Nullable String site) {
    int end = last < 0 ? 0 : Math.min(found.region().to, last + 3);
    for (int i = Math.max(0, last - 1); i < end; i++) {
      Block block = outline.blocks.get(i);
      if (block.words <= 12
          && block.linked == 0
          && !"comments".equals(block.region.drop)
          && isRight(block)
          && Names.isOnly(block.text, site)) {
        return List.of(block.text);
      }
    }
    return List.of();
  }

  private static boolean isRight(Block block) {
    Element element = block.region.element;
    return element.attr("align").equalsIgnoreCase("right")
        || RIGHT.matcher(element.attr("style")).find()
        || element.className().contains("text-right")
        || element.className().contains("align-right");
  }

  /** Running text between the headline and the text, at most two paragraphs, or null. */
  @Nullable String standfirst() {
    if (headline < 0 || headline >= first || first - headline > 30) {
      return null;
    }
    List<String> lead = new ArrayList<>();
    for (Block block : outline.blocks.subList(headline + 1, first)) {
      int marks = block.region.marks | block.marks;
      boolean marked = (marks & Hints.STANDFIRST) != 0;
      if (!marked && (marks & Hints.BYLINE) != 0 && TIME.matcher(block.text).find()) {
        continue;
      }
      boolean heading = block.isHeading() && block.words >= 10 && !block.isLinks();
      if ((block.weight >= 8 || heading || (marked && block.words >= 5 && !block.isLinks()))
          && (block.drop == null || block.drop.equals("before the text"))
          && !block.region.is(Hints.CAPTION)) {
        lead.add(block.text);
      }
    }
    String text = String.join(" ", lead.isEmpty() ? points() : lead);
    return text.isEmpty() || lead.size() > 2 || Words.count(text) > 130 ? null : text;
  }

  /** The items of a list between headline and text that tell what the article says. */
  private List<String> points() {
    List<String> points = new ArrayList<>();
    for (Block block : outline.blocks.subList(headline + 1, first)) {
      if (block.region.tag().equals("li")
          && block.words >= 6
          && block.linked == 0
          && !TIME.matcher(block.text).find()
          && (block.drop == null || block.drop.equals("before the text"))) {
        points.add(block.text);
      }
    }
    return points.size() < 2 || points.size() > 6 ? List.of() : points;
  }

  /** Where nothing is marked as a time: short lines around the text, for dates. */
  List<String> shortLines() {
    List<String> lines = new ArrayList<>();
    for (int i = Math.max(0, first - 20); i <= Math.min(outline.blocks.size() - 1, last + 8); i++) {
      Block block = outline.blocks.get(i);
      boolean other = "comments".equals(block.drop) || block.linkShare() > 0.5;
      if (first >= 0 && block.words <= 15 && !other) {
        lines.add(block.text);
      }
    }
    return lines;
  }

  /** The paragraphs of the text. */
  List<String> paragraphs() {
    return found.blocks().stream().map(block -> block.text).toList();
  }
}

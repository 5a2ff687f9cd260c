package newsflow.enrich.extract;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A block-level element; its blocks are a contiguous range, since they are in document order. */
final class Region {
  final Element element;
  private final String tag;
  final @Nullable Region parent;
  final int depth;

  /** Its place among the regions of the page. */
  final int index;

  final int marks;
  final int from;
  int to;

  /** Why its element alone makes it furniture, null if it does not. */
  final @Nullable String own;

  /** Why its text is no part of an article, null if it may be. */
  @Nullable String drop;

  Region(
      Element element,
      @Nullable Region parent,
      int index,
      int marks,
      int from,
      @Nullable String own) {
    this.index = index;
    this.own = own;
    this.element = element;
    this.tag = element.normalName();
    this.parent = parent;
    this.depth = parent == null ? 0 : parent.depth + 1;
    this.marks = marks;
    this.from = from;
    this.to = from;
  }

  boolean is(int mark) {
    return (marks & mark) != 0;
  }

  String tag() {
    return tag;
  }

  /** The elements above and itself, outermost first. */
  String path() {
    StringBuilder path = new StringBuilder();
    Region region = this;
    for (int i = 0; i < 5 && region != null; i++) {
      String name = region.element.className();
      String id = region.element.id();
      path.insert(
          0,
          " > "
              + region.tag()
              + (id.isEmpty() ? "" : "#" + id)
              + (name.isEmpty() ? "" : "." + name.strip().replaceAll("\\s+", ".")));
      region = region.parent;
    }
    return path.substring(Math.min(3, path.length()));
  }
}

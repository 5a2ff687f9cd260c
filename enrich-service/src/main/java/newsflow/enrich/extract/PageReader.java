package newsflow.enrich.extract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Reads a parsed page once, from top to bottom, into an {@link Outline} and {@link Clues}. */
final class PageReader implements NodeVisitor {
  private final Looks looks;
  private final Outline outline = new Outline();
  private final Clues clues = new Clues();

  private final StringBuilder text = new StringBuilder();
  private final Deque<Inline> inlines = new ArrayDeque<>();
  private @Nullable Region region;
  private int linked;
  private int bold;
  private int links;
  private int bolds;
  private int inlineMarks;
  private boolean broken;
  private boolean inTemplate;
  private @Nullable Node skipping;

  private record Inline(Element element, int marks, boolean clean) {}

  private PageReader(Hints hints) {
    this.looks = new Looks(hints);
  }

  record Read(Outline outline, Clues clues) {}

  static Read read(Document page, Hints hints) {
    PageReader reader = new PageReader(hints);
    page.traverse(reader);
    reader.flush();
    return new Read(reader.outline, reader.clues);
  }

  @Override
  public void head(Node node, int depth) {
    if (skipping != null) {
      if (node instanceof Element element) {
        String tag = element.normalName();
        clues.see(element, tag, Tags.of(tag), 0, outline.blocks.size());
      }
      return;
    }
    switch (node) {
      case TextNode run -> append(run.getWholeText());
      case Element element -> enter(element);
      default -> {}
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the very node
  public void tail(Node node, int depth) {
    if (skipping != null) {
      if (skipping == node) {
        skipping = null;
      }
      return;
    }
    if (node instanceof Element element) {
      leave(element);
    }
  }

  private void enter(Element element) {
    String tag = element.normalName();
    Tags.Traits traits = Tags.of(tag);
    int marks = traits.named() ? looks.of(element, tag) : 0;
    clues.see(element, tag, traits, marks, outline.blocks.size());
    if (traits.kind() == Tags.Kind.SKIPPED) {
      if (tag.equals("input") && region != null && asksForAddress(element)) {
        outline.signUps.add(region);
      }
      if (tag.equals("script") && !inTemplate && isBodyTemplate(element)) {
        inTemplate = true;
        for (Node node : Jsoup.parseBodyFragment(element.data()).body().childNodes()) {
          node.traverse(this);
        }
        inTemplate = false;
        flush();
      }
      if (tag.equals("iframe") || tag.equals("video") || tag.equals("select")) {
        flush();
      }
      skipping = element;
      return;
    }
    if (tag.equals("br")) {
      lineBreak();
    } else if (traits.kind() == Tags.Kind.INLINE) {
      if ((marks & Looks.HIDDEN) != 0) {
        skipping = element;
        return;
      }
      links += tag.equals("a") ? 1 : 0;
      bolds += tag.equals("b") || tag.equals("strong") ? 1 : 0;
      if (tag.equals("img") || tag.equals("amp-img")) {
        if (region != null && outline.pictures.size() < 500) {
          outline.pictures.add(new Outline.Picture(element, region, outline.blocks.size()));
        }
      } else {
        inlines.push(new Inline(element, marks, text.isEmpty()));
      }
    } else {
      flush();
      region =
          new Region(
              element,
              region,
              outline.regions.size(),
              marks,
              outline.blocks.size(),
              ownDrop(element, tag, traits, marks));
      outline.regions.add(region);
    }
  }

  /** Whether an element holds the markup of the text, to be shown by a program. */
  private boolean isBodyTemplate(Element script) {
    if (!script.attr("type").equals("text/template")) {
      return false;
    }
    for (Region up = region; up != null; up = up.parent) {
      if (up.is(Hints.BODY)) {
        return true;
      }
    }
    return false;
  }

  private boolean asksForAddress(Element input) {
    return outline.signUps.size() < 50
        && (input.attr("type").equalsIgnoreCase("email")
            || input.attr("name").toLowerCase(Locale.ROOT).contains("email"));
  }

  @SuppressWarnings("ReferenceEquality") // the very elements
  private void leave(Element element) {
    Inline inline = inlines.peek();
    if (inline != null && inline.element() == element) {
      inlines.pop();
      String tag = element.normalName();
      links -= tag.equals("a") ? 1 : 0;
      bolds -= tag.equals("b") || tag.equals("strong") ? 1 : 0;
      if (inline.marks() != 0 && inline.clean() && !text.isEmpty()) {
        // what follows decides whether the element is the whole block; see flush
        inlineMarks |= inline.marks();
        inlineEnd = Math.max(inlineEnd, text.length());
      }
      return;
    }
    Region left = region;
    if (left != null && left.element == element) {
      flush();
      left.to = outline.blocks.size();
      region = left.parent;
    }
  }

  private int inlineEnd;

  private void append(String run) {
    int before = text.length();
    Words.appendSqueezed(text, run);
    if (text.length() == before) {
      return;
    }
    broken = false;
    if (links > 0 || bolds > 0) {
      int words = Words.count(run);
      linked += links > 0 ? words : 0;
      bold += bolds > 0 ? words : 0;
    }
  }

  private void lineBreak() {
    if (broken) {
      flush();
      return;
    }
    if (text.length() > 40 && Words.endsSentence(text.substring(text.length() - 4))) {
      flush();
      return;
    }
    broken = true;
    if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
      text.append(' ');
    }
  }

  private void flush() {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    if (end > 0 && region != null) {
      String whole = Words.nfc(text.substring(0, end));
      int words = Words.count(whole);
      int marks = inlineEnd * 10 >= end * 9 ? inlineMarks : 0;
      outline.blocks.add(new Block(region, whole, words, linked, bold, marks));
    }
    text.setLength(0);
    linked = 0;
    bold = 0;
    inlineMarks = 0;
    inlineEnd = 0;
    broken = false;
  }

  private @Nullable String ownDrop(Element element, String tag, Tags.Traits traits, int marks) {
    if (traits.furniture()) {
      return "element " + tag;
    }
    if ((marks & Looks.HIDDEN) != 0) {
      return "hidden";
    }
    boolean unseen =
        element.attributesSize() > 0 && element.attributes().get("aria-hidden").equals("true");
    return unseen ? "hidden" : null;
  }
}

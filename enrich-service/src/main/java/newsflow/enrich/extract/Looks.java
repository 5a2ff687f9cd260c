package newsflow.enrich.extract;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Reads the attributes of elements once each: hints in names, and whether it is hidden. */
final class Looks {
  /** Added to the marks of {@link Hints} for what a browser does not show. */
  static final int HIDDEN = 1 << 16;

  private static final Set<String> HIDING =
      Set.of("hidden", "hide", "is-hidden", "u-hidden", "d-none", "display-none", "js-hidden");

  private final Hints hints;

  /** The marks of this page's classes. */
  private final Map<String, Integer> classes = new HashMap<>();

  Looks(Hints hints) {
    this.hints = hints;
  }

  /** The marks of an element of this name; a bit set of {@link Hints} and {@link #HIDDEN}. */
  int of(Element element, String tag) {
    int marks = tag.indexOf('-') > 0 ? hints.of(tag) : 0; // custom elements tell their part
    if (element.attributesSize() == 0) {
      return marks;
    }
    boolean heading = Block.isHeading(tag); // its id is made of its text
    for (Attribute attribute : element.attributes()) {
      if (!(heading && attribute.getKey().equals("id"))) {
        marks |= of(attribute.getKey(), attribute.getValue());
      }
    }
    return marks;
  }

  private int of(String key, String value) {
    return switch (key) {
      case "class" -> ofClass(value);
      case "id", "role", "type" -> hints.of(value);
      case "itemprop", "property" -> ofProperty(value);
      case "style" -> isInvisible(value) ? HIDDEN : 0;
      case "hidden" -> HIDDEN;
      default ->
          key.startsWith("data-") && value.length() <= 40 && isName(key) ? hints.of(value) : 0;
    };
  }

  private int ofClass(String names) {
    Integer known = classes.get(names);
    if (known != null) {
      return known;
    }
    int marks = hints.of(names) | (isHiding(names) ? HIDDEN : 0);
    classes.put(names, marks);
    return marks;
  }

  private static int ofProperty(String value) {
    return switch (value) {
      case "articleBody", "reviewBody", "schema:articleBody" -> Hints.BODY;
      case "articleSection", "keywords", "comment" -> Hints.DROP;
      default -> 0;
    };
  }

  private static boolean isName(String key) {
    return key.contains("type")
        || key.contains("component")
        || key.contains("test")
        || key.contains("role")
        || key.contains("module")
        || key.contains("block")
        || key.contains("name")
        || key.contains("widget")
        || key.contains("campaign")
        || key.contains("area")
        || key.contains("region");
  }

  private static boolean isInvisible(String style) {
    return style.contains("display:none")
        || style.contains("display: none")
        || style.contains("visibility:hidden")
        || style.contains("visibility: hidden");
  }

  /** Class names that hide on every screen; ones with a size beside them hide on some. */
  private static boolean isHiding(String names) {
    if (!names.contains("hid") && !names.contains("none")) {
      return false;
    }
    boolean hidden = false;
    for (String name : names.split("\\s+")) {
      hidden |= HIDING.contains(name);
      if (name.contains("-block") || name.contains("-flex") || name.contains("-inline")) {
        return false;
      }
    }
    return hidden;
  }
}

package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page says about itself outside its running text, gathered while it is read once. */
final class Clues {
  private static final int MAX_EACH = 200;
  private static final int MAX_VALUE = 20_000;

  final Map<String, List<String>> metas = new HashMap<>();
  final List<String> scripts = new ArrayList<>();
  final List<Element> headings = new ArrayList<>();
  final List<Element> times = new ArrayList<>();
  final List<Element> bylines = new ArrayList<>();
  final List<Element> authorLinks = new ArrayList<>();
  final List<Element> standfirsts = new ArrayList<>();
  final List<Element> titled = new ArrayList<>();
  final Map<String, List<Element>> properties = new HashMap<>();
  @Nullable String title;
  @Nullable String language;
  @Nullable String canonical;

  void see(Element element, int marks) {
    switch (element.normalName()) {
      case "meta" -> meta(element);
      case "title" -> {
        Element parent = element.parent();
        if (title == null && parent != null && !parent.normalName().equals("svg")) {
          title = Words.squeeze(element.text());
        }
      }
      case "html" -> language = firstOf(element.attr("lang"), element.attr("xml:lang"));
      case "link" -> {
        if (canonical == null && element.attr("rel").equalsIgnoreCase("canonical")) {
          canonical = firstOf(element.attr("href").strip());
        }
      }
      case "script" -> {
        String type = element.attr("type").toLowerCase(Locale.ROOT);
        if (type.contains("ld+json") && scripts.size() < MAX_EACH) {
          scripts.add(element.data());
        }
      }
      case "h1", "h2", "h3" -> add(headings, element);
      case "time" -> add(times, element);
      default -> {}
    }
    if (marks != 0) {
      if ((marks & Hints.BYLINE) != 0) {
        add(bylines, element);
      }
      if ((marks & Hints.STANDFIRST) != 0) {
        add(standfirsts, element);
      }
      if ((marks & Hints.TITLE) != 0) {
        add(titled, element);
      }
    }
    if (element.attributesSize() > 0) {
      String property = element.attr("itemprop");
      if (!property.isEmpty() && !element.normalName().equals("meta")) {
        property(property, element);
      } else if (element.hasAttr("rel") && element.attr("rel").contains("author")) {
        add(authorLinks, element);
      }
    }
  }

  private void property(String names, Element element) {
    for (String name : names.length() > 100 ? new String[0] : names.split("\\s+")) {
      add(properties.computeIfAbsent(name, n -> new ArrayList<>()), element);
    }
  }

  private void meta(Element element) {
    String content = element.attr("content");
    if (content.isBlank() || content.length() > MAX_VALUE) {
      return;
    }
    for (String key : new String[] {"property", "name", "itemprop", "http-equiv"}) {
      String name = element.attr(key).strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && name.length() < 60 && metas.size() < 500) {
        List<String> values =
            metas.computeIfAbsent(
                key.equals("itemprop") ? "itemprop:" + name : name, n -> new ArrayList<>());
        if (values.size() < MAX_EACH) {
          values.add(Words.squeeze(unescape(content)));
        }
      }
    }
  }

  /** Undoes a second escaping, which many publishing systems apply to attributes. */
  static String unescape(String text) {
    return text.indexOf('&') >= 0 && text.indexOf(';') >= 0
        ? org.jsoup.parser.Parser.unescapeEntities(text, true)
        : text;
  }

  private static void add(List<Element> list, Element element) {
    if (list.size() < MAX_EACH) {
      list.add(element);
    }
  }

  /** The first content of the first of these meta names that the page has. */
  @Nullable String meta(String... names) {
    for (String name : names) {
      List<String> values = metas.get(name);
      if (values != null) {
        for (String value : values) {
          if (!value.isBlank()) {
            return value;
          }
        }
      }
    }
    return null;
  }

  List<String> metaAll(String name) {
    return metas.getOrDefault(name, List.of());
  }

  private static @Nullable String firstOf(String... values) {
    for (String value : values) {
      if (!value.isBlank()) {
        return value;
      }
    }
    return null;
  }
}

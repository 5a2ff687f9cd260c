package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** What a page says about itself outside its running text, gathered while it is read once. */
final class Clues {
  private static final int MAX_EACH = 200;
  private static final int MAX_DATA = 20;
  private static final int MAX_VALUE = 20_000;
  private static final int MAX_LINES = 1_000;
  private static final Set<String> WRITERS =
      Set.of(
          ("author authors autor autoren autores autori auteur auteurs autore editor editors writer"
               + " writers staff people person profile profiles contributor contributors columnist"
               + " columnists journalist journalists reporter reporters by tac-gia redakce"
               + " redaktion colunas colunistas columnas columnistas firma firmas signataires"
               + " giornalisti autorzy skribent skribenter forfatter szerzo yazar yazarlar avtor"
               + " avtori avtory redaktor")
              .split(" "));

  final Map<String, List<String>> metas = new HashMap<>();
  final List<String> scripts = new ArrayList<>();

  /** Script elements with data for the page's programs. */
  final List<Element> data = new ArrayList<>();

  final List<Spot> times = new ArrayList<>();
  final List<Spot> bylines = new ArrayList<>();
  final List<Spot> authorLinks = new ArrayList<>();
  final List<Spot> standfirsts = new ArrayList<>();
  final Map<String, List<Spot>> properties = new HashMap<>();
  @Nullable String title;
  @Nullable String language;
  @Nullable String canonical;

  /**
   * An element and its place.
   *
   * @param at index of the block of text that follows its start
   */
  record Spot(Element element, int at) {
    /** Its text, at most a few lines of it. */
    String text() {
      return text(" ");
    }

    /** As {@link #text()}, with a sign of its own between its lines. */
    String text(String between) {
      StringBuilder text = new StringBuilder();
      collect(element, text, between);
      return Words.nfc(text.toString().strip());
    }

    private static void collect(Node node, StringBuilder text, String between) {
      for (Node child = node.firstChild(); child != null; child = child.nextSibling()) {
        if (text.length() > MAX_LINES) {
          return;
        }
        if (child instanceof TextNode run) {
          Words.appendSqueezed(text, run.getWholeText());
        } else if (child instanceof Element inner) {
          boolean space = inner.isBlock() || inner.normalName().equals("br");
          if (space && !text.isEmpty()) {
            Words.appendSqueezed(text, between);
          }
          collect(inner, text, between);
          if (space) {
            Words.appendSqueezed(text, between);
          }
        }
      }
    }
  }

  void see(Element element, String tag, Tags.Traits traits, int marks, int at) {
    if (traits.telling()) {
      told(element, tag, at);
    }
    if (marks != 0) {
      if ((marks & Hints.BYLINE) != 0) {
        add(bylines, element, at);
      }
      if ((marks & Hints.STANDFIRST) != 0) {
        add(standfirsts, element, at);
      }
    }
    if (element.attributesSize() > 0) {
      String property = element.attributes().get("itemprop");
      if (!property.isEmpty() && !tag.equals("meta")) {
        property(property, element, at);
      } else if (element.attributes().get("rel").contains("author")) {
        add(authorLinks, element, at);
      }
    }
  }

  private void told(Element element, String tag, int at) {
    switch (tag) {
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
        } else if (type.equals("application/json") && data.size() < MAX_DATA) {
          data.add(element);
        }
      }
      case "time", "relative-time" -> add(times, element, at);
      case "a" -> {
        if (isWriter(element.attributes().get("href"))) {
          add(authorLinks, element, at);
        }
      }
      default -> {}
    }
  }

  private void property(String names, Element element, int at) {
    for (String name : names.length() > 100 ? new String[0] : names.split("\\s+")) {
      add(properties.computeIfAbsent(name, n -> new ArrayList<>()), element, at);
    }
  }

  private void meta(Element element) {
    String content = element.attr(element.hasAttr("content") ? "content" : "value");
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

  /** Whether an address is that of a writer's page: {@code /authors/name}. */
  private static boolean isWriter(String address) {
    int from = address.indexOf('/');
    while (from >= 0) {
      int to = address.indexOf('/', from + 1);
      if (to < 0 || to == address.length() - 1) {
        return false;
      }
      if (to - from >= 3 && to - from <= 14) {
        String part = address.substring(from + 1, to);
        if (WRITERS.contains(part) || WRITERS.contains(part.toLowerCase(Locale.ROOT))) {
          return true;
        }
      }
      from = to;
    }
    return false;
  }

  private static void add(List<Spot> list, Element element, int at) {
    if (list.size() < MAX_EACH) {
      list.add(new Spot(element, at));
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

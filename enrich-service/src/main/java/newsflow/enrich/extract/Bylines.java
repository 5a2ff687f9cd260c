package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Chooses the authors: structured data, meta elements, marked elements, lines near the text. */
final class Bylines {
  private static final String[] METAS = {
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "article.author",
    "authors",
    "og:author",
    "og:article:author",
    "cxenseparse:author",
    "itemprop:author",
    "dc.contributor",
    "citation_author",
    "rbauthors",
    "mediator_author",
    "vr:author",
    "twitter:data1"
  };

  private final @Nullable String site;
  private final Trace trace;

  Bylines(@Nullable String site, Trace trace) {
    this.site = site;
    this.trace = trace;
  }

  List<String> choose(
      Clues clues,
      @Nullable Described described,
      Declared declared,
      List<String> lines,
      @Nullable String last) {
    List<String> names = structured(described);
    if (names.isEmpty()) {
      names = metas(clues);
    }
    if (names.isEmpty()) {
      names =
          elements("itemprop author", clues.properties.getOrDefault("author", List.of()), clues);
    }
    if (names.isEmpty()) {
      names = elements("rel author", clues.authorLinks, clues);
    }
    if (names.isEmpty()) {
      names = marked(clues);
    }
    if (names.isEmpty()) {
      names = lines(lines);
    }
    if (names.isEmpty()) {
      names = collect("declared", declared.authors(), true);
    }
    if (names.isEmpty() && last != null) {
      names = collect("last line", List.of(last), true);
    }
    return names;
  }

  private List<String> structured(@Nullable Described described) {
    if (described == null) {
      return List.of();
    }
    List<String> persons = new ArrayList<>();
    for (Described.Credit credit : described.authors()) {
      if (credit.person()) {
        persons.add(credit.name());
      }
    }
    return collect("json_ld author", persons, true);
  }

  private List<String> metas(Clues clues) {
    for (String name : METAS) {
      List<String> values = new ArrayList<>();
      for (String value : clues.metaAll(name)) {
        if (!value.startsWith("http") && !value.contains("facebook.com")) {
          values.add(value);
        }
      }
      List<String> names = collect("meta " + name, values, true);
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }

  private List<String> elements(String where, List<Element> elements, Clues clues) {
    List<String> texts = new ArrayList<>();
    for (Element element : elements) {
      if (texts.size() < 6) {
        Element name = element.selectFirst("[itemprop=name]");
        String text =
            name == null
                ? element.text()
                : name.hasAttr("content") ? name.attr("content") : name.text();
        texts.add(text);
      }
    }
    return collect(where, texts, true);
  }

  private List<String> marked(Clues clues) {
    for (Element element : clues.bylines) {
      String name = (element.className() + " " + element.id()).toLowerCase(java.util.Locale.ROOT);
      if (name.contains("author")
          || name.contains("byline")
          || name.contains("autor")
          || name.contains("writer")
          || name.contains("tacgia")
          || name.contains("nguon-tin")) {
        String text = Words.squeeze(element.text());
        if (text.length() <= 200) {
          List<String> names = collect("element " + name.strip(), List.of(text), true);
          if (!names.isEmpty()) {
            return names;
          }
        }
      }
    }
    return List.of();
  }

  private List<String> lines(List<String> lines) {
    for (String line : lines) {
      if (line.length() <= 150
          && (line.startsWith("By ")
              || line.startsWith("BY ")
              || line.startsWith("Von ")
              || line.startsWith("Por ")
              || line.startsWith("Par "))) {
        List<String> names = collect("line", List.of(line), true);
        if (!names.isEmpty()) {
          return names;
        }
      }
    }
    return List.of();
  }

  private List<String> collect(String where, List<String> credits, boolean strict) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String credit : credits) {
      for (String name : Names.of(Words.squeeze(credit), site, strict)) {
        names.putIfAbsent(Words.fold(name), name);
      }
    }
    if (!credits.isEmpty()) {
      trace.witness("authors", where, String.join(" | ", credits), !names.isEmpty());
    }
    return new ArrayList<>(names.values());
  }
}

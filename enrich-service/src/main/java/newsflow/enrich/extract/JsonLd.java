package newsflow.enrich.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The article that JSON-LD scripts describe, however it is wrapped: lists, graphs, references by
 * {@code @id}, several types, several values, comments, stray commas, raw line breaks, no JSON.
 */
final class JsonLd {
  /** Of one JSON text; a tree of more would take a hundred MB and more. */
  static final long MAX_TOKENS = 500_000;

  private static final int MAX_NODES = 20_000;
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxNumberLength(400)
                          .maxTokenCount(MAX_TOKENS)
                          .build())
                  .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(
              JsonReadFeature.ALLOW_JAVA_COMMENTS,
              JsonReadFeature.ALLOW_SINGLE_QUOTES,
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
              JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
              JsonReadFeature.ALLOW_TRAILING_COMMA,
              JsonReadFeature.ALLOW_MISSING_VALUES)
          .build();
  private static final Pattern LOOSE =
      Pattern.compile(
          "\"(headline|description|datePublished|dateModified|articleSection)\"\\s*:\\s*"
              + "\"((?:[^\"\\\\]|\\\\.){1,2000}+)\"");

  private static final Pattern MARKUP = Pattern.compile("<[^<>]{1,2000}>");

  private final Map<String, JsonNode> byId = new HashMap<>();
  private final List<JsonNode> articles = new ArrayList<>();
  private final List<JsonNode> pages = new ArrayList<>();
  private final Map<String, String> loose = new HashMap<>();
  private int nodes;

  private JsonLd() {}

  static JsonLd read(List<String> scripts) {
    JsonLd all = new JsonLd();
    for (String script : scripts) {
      all.readOne(script);
    }
    return all;
  }

  private void readOne(String script) {
    String json = strip(script);
    if (json.isEmpty()) {
      return;
    }
    try (MappingIterator<JsonNode> values = MAPPER.readerFor(JsonNode.class).readValues(json)) {
      while (values.hasNextValue()) {
        walk(values.nextValue(), 0);
      }
    } catch (IOException | RuntimeException broken) {
      readLoosely(json);
    }
  }

  private void readLoosely(String json) {
    Matcher matcher = LOOSE.matcher(json.length() > 200_000 ? json.substring(0, 200_000) : json);
    while (matcher.find()) {
      loose.putIfAbsent(
          matcher.group(1), matcher.group(2).replace("\\\"", "\"").replace("\\/", "/"));
    }
  }

  private static String strip(String script) {
    String json = script.strip();
    for (String wrapping : new String[] {"<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["}) {
      if (json.startsWith(wrapping)) {
        json = json.substring(wrapping.length()).strip();
      }
    }
    for (String wrapping : new String[] {"-->", "//]]>", "/*]]>*/", "]]>", ";"}) {
      if (json.endsWith(wrapping)) {
        json = json.substring(0, json.length() - wrapping.length()).strip();
      }
    }
    return json;
  }

  private void walk(JsonNode node, int depth) {
    if (depth > 20 || ++nodes > MAX_NODES) {
      return;
    }
    if (node.isArray()) {
      node.forEach(child -> walk(child, depth + 1));
    } else if (node.isObject()) {
      JsonNode id = node.get("@id");
      if (id != null && node.size() > 1) {
        byId.putIfAbsent(id.asText(), node);
      }
      int kind = kind(node.get("@type"));
      if (kind == 2) {
        articles.add(node);
      } else if (kind == 1) {
        pages.add(node);
      }
      node.forEach(
          child -> {
            if (child.isContainerNode()) {
              walk(child, depth + 1);
            }
          });
    }
  }

  /** 2 for an article, 1 for a page or a work that may be one, 0 otherwise. */
  private static int kind(@Nullable JsonNode type) {
    if (type == null) {
      return 0;
    }
    if (type.isArray()) {
      int most = 0;
      for (JsonNode one : type) {
        most = Math.max(most, kind(one));
      }
      return most;
    }
    String name = type.asText();
    name = name.substring(name.lastIndexOf('/') + 1);
    if (name.endsWith("Article")
        || (name.endsWith("Posting") && !name.equals("JobPosting"))
        || name.equals("Report")
        || name.equals("Review")) {
      return 2;
    }
    return name.endsWith("WebPage")
            || name.equals("CreativeWork")
            || (name.endsWith("Object") && name.startsWith("Video"))
        ? 1
        : 0;
  }

  /** The described article that the page is about, or null. */
  @Nullable Described about(@Nullable String title) {
    JsonNode best = null;
    int most = -1;
    String folded = title == null ? "" : Words.fold(title);
    for (JsonNode article : articles) {
      String headline = Words.fold(first(article, "headline", "name"));
      int score =
          (headline.isEmpty() ? 0 : 1)
              + (article.hasNonNull("datePublished") ? 2 : 0)
              + (article.hasNonNull("author") ? 1 : 0)
              + (article.hasNonNull("articleBody") ? 1 : 0)
              + (!headline.isEmpty()
                      && (folded.contains(headline) || headline.contains(folded))
                      && !folded.isEmpty()
                  ? 4
                  : 0);
      if (score > most) {
        most = score;
        best = article;
      }
    }
    if (best != null) {
      return new Described(this, best, true);
    }
    for (JsonNode page : pages) {
      if (page.hasNonNull("datePublished")) {
        return new Described(this, page, false);
      }
    }
    return loose.isEmpty() ? null : new Described(this, MAPPER.valueToTree(loose), true);
  }

  /** The dates of the page's own node, where the article's has none. */
  @Nullable String pageDate(String name) {
    for (JsonNode page : pages) {
      String value = first(page, name);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return null;
  }

  JsonNode resolve(JsonNode node) {
    JsonNode id = node.isObject() ? node.get("@id") : null;
    if (id != null && node.size() <= 2 && !node.hasNonNull("name")) {
      return byId.getOrDefault(id.asText(), node);
    }
    return node;
  }

  /** The first of these fields that has text, directly, in a list or in a value's name. */
  static String first(JsonNode node, String... names) {
    for (String name : names) {
      String value = text(node.get(name), 0);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private static String text(@Nullable JsonNode node, int depth) {
    if (node == null || depth > 3) {
      return "";
    }
    if (node.isValueNode()) {
      return node.isNull() ? "" : clean(node.asText());
    }
    if (node.isArray()) {
      for (JsonNode one : node) {
        String value = text(one, depth + 1);
        if (!value.isEmpty()) {
          return value;
        }
      }
      return "";
    }
    for (String name : new String[] {"name", "@value", "url", "@id"}) {
      String value = text(node.get(name), depth + 1);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  static String clean(String text) {
    String plain = text;
    if (plain.indexOf('<') >= 0 && plain.indexOf('>') >= 0) {
      plain = MARKUP.matcher(plain).replaceAll(" ");
    }
    return Words.squeeze(Clues.unescape(plain));
  }
}

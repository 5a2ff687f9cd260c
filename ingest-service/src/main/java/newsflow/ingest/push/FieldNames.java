package newsflow.ingest.push;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import newsflow.runtime.text.EditDistance;

/**
 * The names of the push format. Besides its own snake_case it takes the names of {@code RawArticle}
 * (camelCase, {@code declared} as an object), {@code source} as a text or an object with {@code id}
 * and {@code name}, and the singular of the two lists.
 */
final class FieldNames {
  static final List<String> CONTENT = List.of("content", "content_base64", "html", "text", "body");

  private static final Set<String> DECLARED =
      Set.of(
          "title",
          "summary",
          "authors",
          "published_at",
          "updated_at",
          "language",
          "tags",
          "section",
          "image_url");

  private static final Set<String> OTHERS =
      Set.of(
          "id",
          "url",
          "guid",
          "source_id",
          "source_name",
          "content_type",
          "status",
          "fetched_at",
          "attributes");

  private static final Map<String, String> CANONICAL = canonical();

  private FieldNames() {}

  /**
   * What an object says, under canonical names.
   *
   * @param known the fields of the push format
   * @param unknown all others, by their own names
   * @param twice names of fields that are given in two ways
   */
  record Named(Map<String, JsonNode> known, Map<String, JsonNode> unknown, List<String> twice) {}

  static Named of(JsonNode object, Map<String, JsonNode> defaults) {
    Named named = new Named(new HashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    object.properties().forEach(field -> put(named, field.getKey(), field.getValue()));
    boolean hasContent = CONTENT.stream().anyMatch(named.known()::containsKey);
    defaults.forEach(
        (name, value) -> {
          String canonical = CANONICAL.get(name);
          if (canonical == null) {
            named.unknown().putIfAbsent(name, value);
          } else if (!(hasContent && CONTENT.contains(canonical))) {
            named.known().putIfAbsent(canonical, value);
          }
        });
    return named;
  }

  /** The known name that a person may have meant. */
  static Optional<String> meant(String name) {
    int allowed = name.length() < 5 ? 1 : 2;
    return CANONICAL.keySet().stream()
        .filter(known -> Math.abs(known.length() - name.length()) <= allowed)
        .filter(known -> EditDistance.between(name, known) <= allowed)
        .min(
            (a, b) ->
                EditDistance.between(name, a) != EditDistance.between(name, b)
                    ? Integer.compare(EditDistance.between(name, a), EditDistance.between(name, b))
                    : a.compareTo(b));
  }

  private static void put(Named named, String name, JsonNode value) {
    String canonical = CANONICAL.get(name);
    if (canonical != null) {
      if (named.known().putIfAbsent(canonical, value) != null) {
        named.twice().add(canonical);
      }
    } else if (name.equals("declared") && value.isObject()) {
      value.properties().forEach(field -> put(named, field.getKey(), field.getValue()));
    } else if (name.equals("source") && value.isTextual()) {
      put(named, "source_id", value);
    } else if (name.equals("source") && value.isObject()) {
      value.properties().forEach(field -> put(named, "source_" + field.getKey(), field.getValue()));
    } else if (!value.isNull()) {
      named.unknown().put(name, value);
    }
  }

  private static Map<String, String> canonical() {
    Map<String, String> names = new HashMap<>();
    for (Iterable<String> group : List.of(DECLARED, OTHERS, CONTENT)) {
      for (String name : group) {
        names.put(name, name);
        names.put(camelCase(name), name);
      }
    }
    names.put("author", "authors");
    names.put("tag", "tags");
    return names;
  }

  private static String camelCase(String name) {
    StringBuilder out = new StringBuilder();
    for (String word : name.split("_", -1)) {
      out.append(out.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return out.toString();
  }
}

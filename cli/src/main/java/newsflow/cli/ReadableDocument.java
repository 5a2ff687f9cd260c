package newsflow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A document as a person would read it. */
final class ReadableDocument {
  private static final int SHOWN = 6;

  private ReadableDocument() {}

  /** Title, date, source, categories, entities by type, and the opening. */
  static String of(JsonNode document) {
    StringBuilder text = new StringBuilder();
    text.append(document.path("title").asText("untitled")).append('\n');
    line(text, "published", published(document));
    line(text, "by", joined(document.path("authors")));
    line(
        text,
        "source",
        document.path("source").path("domain").asText(document.path("source").path("id").asText()));
    line(text, "url", document.path("url").asText(""));
    line(text, "language", document.path("language").asText());
    line(text, "categories", categories(document.path("categories")));
    byType(document.path("entities")).forEach((type, names) -> line(text, type, shortened(names)));
    line(text, "keywords", joined(document.path("keywords")));
    String body = document.path("body").asText("").replaceAll("\\s+", " ");
    line(text, "text", body.length() > 160 ? body.substring(0, 160) + "…" : body);
    return text.toString();
  }

  private static String published(JsonNode document) {
    String time = document.path("published_at").asText("");
    if (time.isEmpty()) {
      return "not stated";
    }
    String precision = document.path("published_at_precision").asText();
    String shown =
        switch (precision) {
          case "second", "minute" -> time;
          case "month" -> time.substring(0, 7);
          case "year" -> time.substring(0, 4);
          default -> time.replaceFirst("T.*", "");
        };
    return shown + " (" + precision + ", " + document.path("published_at_origin").asText() + ")";
  }

  private static String categories(JsonNode categories) {
    List<String> shown = new ArrayList<>();
    for (JsonNode category : categories) {
      shown.add(
          "%s (%s, %.0f %%)"
              .formatted(
                  category.path("name").asText(),
                  category.path("id").asText(),
                  100 * category.path("confidence").asDouble()));
    }
    return String.join(", ", shown);
  }

  private static Map<String, List<String>> byType(JsonNode entities) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (JsonNode entity : entities) {
      StringBuilder name = new StringBuilder(entity.path("name").asText());
      if (!entity.path("roles").isEmpty()) {
        name.append(" [").append(joined(entity.path("roles"))).append(']');
      }
      names
          .computeIfAbsent(entity.path("type").asText(), _ -> new ArrayList<>())
          .add(name.toString());
    }
    return names;
  }

  private static String shortened(List<String> names) {
    String shown = String.join("; ", names.subList(0, Math.min(SHOWN, names.size())));
    return names.size() > SHOWN ? shown + " … " + (names.size() - SHOWN) + " more" : shown;
  }

  private static String joined(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return String.join(", ", texts);
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append("  %-13s%s%n".formatted(name, value));
    }
  }
}

package newsflow.enrich.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as JSON-LD describes it.
 *
 * @param article false if only the page is described
 */
record Described(JsonLd all, JsonNode node, boolean article) {
  /**
   * A name given as author.
   *
   * @param person false for an organisation
   */
  record Credit(String name, boolean person) {}

  /** Whether a headline on the page is not wholly different from the one described. */
  boolean isAbout(@Nullable String headline) {
    String own = Words.fold(JsonLd.first(node, "headline", "name"));
    if (headline == null || own.isEmpty() || !article) {
      return true;
    }
    String shown = Words.fold(headline);
    return FoldedText.likeness(own, shown) >= 0.25 || own.indexOf(' ') < 0;
  }

  @Nullable String text(String... names) {
    String value = JsonLd.first(node, names);
    return value.isEmpty() ? null : value;
  }

  /** The text of the article, with its line breaks, or null. */
  @Nullable String body() {
    JsonNode body = node.get("articleBody");
    return body != null && body.isTextual() && body.asText().length() > 200 ? body.asText() : null;
  }

  List<Credit> authors() {
    List<Credit> credits = new ArrayList<>();
    JsonNode authors = node.get("author");
    if (authors == null || authors.isNull() || (authors.isEmpty() && !authors.isTextual())) {
      authors = node.get("creator");
    }
    if (authors != null) {
      collect(authors, credits, 0);
    }
    return credits;
  }

  private void collect(JsonNode node, List<Credit> credits, int depth) {
    if (depth > 4 || credits.size() >= 50) {
      return;
    }
    JsonNode author = all.resolve(node);
    if (author.isArray()) {
      author.forEach(one -> collect(one, credits, depth + 1));
    } else if (author.isTextual()) {
      credits.add(new Credit(JsonLd.clean(author.asText()), true));
    } else if (author.isObject()) {
      JsonNode names = author.get("name");
      boolean person = !JsonLd.first(author, "@type").endsWith("Organization");
      if (names != null && names.isArray()) {
        names.forEach(name -> credits.add(new Credit(JsonLd.clean(name.asText()), person)));
      } else if (names != null && names.isTextual()) {
        credits.add(new Credit(JsonLd.clean(names.asText()), person));
      }
    }
  }

  @Nullable String publisher() {
    JsonNode publisher = node.get("publisher");
    if (publisher == null) {
      return null;
    }
    String name =
        JsonLd.first(
            all.resolve(publisher.isArray() && !publisher.isEmpty() ? publisher.get(0) : publisher),
            "name");
    return name.isEmpty() ? null : name;
  }

  List<String> list(String name) {
    List<String> values = new ArrayList<>();
    JsonNode list = node.get(name);
    if (list == null) {
      return values;
    }
    if (list.isArray()) {
      list.forEach(
          one ->
              values.add(JsonLd.clean(one.isTextual() ? one.asText() : JsonLd.first(one, "name"))));
    } else if (list.isTextual()) {
      values.add(JsonLd.clean(list.asText()));
    }
    return values;
  }

  @Nullable String image() {
    JsonNode image = node.get("image");
    if (image != null && image.isArray() && !image.isEmpty()) {
      image = image.get(0);
    }
    if (image == null) {
      return null;
    }
    image = all.resolve(image);
    String url =
        image.isTextual() ? image.asText() : JsonLd.first(image, "url", "contentUrl", "@id");
    return url.isEmpty() ? null : url;
  }
}

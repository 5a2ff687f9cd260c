package newsflow.enrich.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of IPTC ninjs (News in JSON, versions 1 to 3) as a page of its body with what the item
 * says beside it.
 */
final class Ninjs {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxTokenCount(JsonLd.MAX_TOKENS)
                          .build())
                  .build())
          .build();
  private static final int MAX_LIST = 200;

  private final JsonNode item;

  private Ninjs(JsonNode item) {
    this.item = item;
  }

  /**
   * The page of an item.
   *
   * @return null if the text is no JSON, no ninjs or an item without text
   */
  static @Nullable Page read(String text, Page page) {
    if (!text.stripLeading().startsWith("{")) {
      return null;
    }
    try {
      JsonNode item = MAPPER.readTree(text);
      return item != null && item.path("uri").isTextual() ? new Ninjs(item).page(page) : null;
    } catch (JsonProcessingException broken) {
      return null;
    }
  }

  private @Nullable Page page(Page page) {
    String html = first(body("html"), text("body_html"), text("body_xhtml"));
    String plain = first(body("plain"), text("body_text"), any("bodies"));
    String content = first(html, plain, text("body_sportsml"));
    if (content == null) {
      return null;
    }
    Declared own = declared(page.declared());
    String uri = text("uri");
    return new Page(
        content.getBytes(StandardCharsets.UTF_8),
        (html == null ? "text/plain" : "text/html") + "; charset=utf-8",
        page.url() == null && uri != null && Addresses.isWeb(uri) ? uri : page.url(),
        own,
        page.fetchedAt());
  }

  private Declared declared(Declared outer) {
    String created = first(text("firstcreated"), text("firstCreated"), text("contentcreated"));
    String version = first(text("versioncreated"), text("versionCreated"));
    String published = created == null ? version : created;
    String updated = created == null ? null : version;
    Instant publishedAt = moment(published);
    Instant updatedAt = moment(updated);
    String by = first(text("by"), text("byline"));
    List<String> tags = names("subjects", "subject");
    return new Declared(
        first(main("headlines"), any("headlines"), text("headline"), text("title"), outer.title()),
        first(any("descriptions"), text("description_text"), outer.summary()),
        by == null ? outer.authors() : List.of(by),
        publishedAt == null ? outer.publishedAt() : publishedAt,
        updatedAt == null ? outer.updatedAt() : updatedAt,
        first(text("language"), outer.language()),
        tags.isEmpty() ? outer.tags() : tags,
        outer.section(),
        first(picture(), outer.imageUrl()),
        publishedAt == null && published != null ? published : outer.publishedOn(),
        updatedAt == null && updated != null ? updated : outer.updatedOn());
  }

  private static @Nullable Instant moment(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException partial) {
      return null;
    }
  }

  private @Nullable String text(String name) {
    JsonNode node = item.path(name);
    return node.isTextual() && !node.asText().isBlank() ? node.asText().strip() : null;
  }

  private @Nullable String body(String kind) {
    for (JsonNode body : item.path("bodies")) {
      String type =
          body.path("contentType").asText(body.path("contenttype").asText(""))
              + " "
              + body.path("role").asText("");
      String value = body.path("value").asText("");
      if (type.contains(kind) && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  private @Nullable String main(String list) {
    for (JsonNode one : item.path(list)) {
      if (one.path("role").asText("").equals("main") && !one.path("value").asText("").isBlank()) {
        return one.path("value").asText();
      }
    }
    return null;
  }

  private @Nullable String any(String list) {
    for (JsonNode one : item.path(list)) {
      String value = one.path("value").asText("");
      if (!value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  private List<String> names(String... lists) {
    List<String> names = new ArrayList<>();
    for (String list : lists) {
      for (JsonNode one : item.path(list)) {
        String name = one.path("name").asText(one.path("literal").asText(""));
        if (!name.isBlank() && names.size() < MAX_LIST) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** The first rendition of the first associated picture. */
  private @Nullable String picture() {
    for (JsonNode one : item.path("associations")) {
      if (one.path("type").asText("").equals("picture")) {
        for (JsonNode rendition : one.path("renditions")) {
          String href = rendition.path("href").asText("");
          if (Addresses.isWeb(href)) {
            return href;
          }
        }
      }
    }
    return null;
  }

  private static @Nullable String first(@Nullable String... values) {
    for (String value : values) {
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }
}

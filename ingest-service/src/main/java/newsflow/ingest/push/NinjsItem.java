package newsflow.ingest.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import newsflow.schemas.UrlNormaliser;

/**
 * IPTC ninjs 2 and 3 (News in JSON) in the terms of the push format. Version 2 writes its names in
 * lower case, version 3 in camelCase; both are read alike. What the pipeline has no field for is
 * left out, but for rights and version, which become attributes.
 */
final class NinjsItem {
  private static final Set<String> WITHOUT_TEXT =
      Set.of("picture", "graphic", "audio", "video", "event", "component", "planning");
  private static final List<String> KEPT =
      List.of(
          "version",
          "usageterms",
          "copyrightholder",
          "copyrightnotice",
          "ednote",
          "urgency",
          "slugline",
          "embargoeduntil");

  private final Map<String, JsonNode> fields = new HashMap<>();
  private final ObjectNode out = JsonNodeFactory.instance.objectNode();

  private NinjsItem(JsonNode object) {
    object
        .properties()
        .forEach(each -> fields.put(each.getKey().toLowerCase(Locale.ROOT), each.getValue()));
  }

  /** Whether an object is ninjs: it has a uri, and neither a url nor content as we name them. */
  static boolean is(JsonNode object) {
    return object.path("uri").isTextual()
        && !object.has("url")
        && FieldNames.CONTENT.stream().noneMatch(object::has);
  }

  /** The kind of an item that carries no article, such as picture. */
  static Optional<String> kindWithoutText(JsonNode object) {
    String type = object.path("type").asText("").toLowerCase(Locale.ROOT);
    boolean isEvent = type.isEmpty() && object.has("eventDetails");
    return Optional.of(isEvent ? "event" : type).filter(WITHOUT_TEXT::contains);
  }

  /** The same item in the push format. */
  static ObjectNode toPushFormat(JsonNode object, Instant now) {
    NinjsItem item = new NinjsItem(object);
    item.identify();
    item.describe();
    item.date(now);
    item.content();
    item.attributes();
    return item.out;
  }

  private void identify() {
    String uri = text("uri");
    out.put("guid", uri);
    if (UrlNormaliser.isWebAddress(uri)) {
      out.put("url", uri);
    }
    JsonNode source = get("infosources").path(0);
    String name = firstOf(source.path("name").asText(""), text("copyrightholder"));
    put("source_name", name);
    // urn:newsml:PROVIDER:DATE:ID:VERSION, RFC 3085.
    String[] urn = uri.split(":", 4);
    boolean newsml = urn.length == 4 && urn[0].equals("urn") && urn[1].equals("newsml");
    put("source_id", newsml ? urn[2] : out.has("url") ? "" : name.toLowerCase(Locale.ROOT));
  }

  private void describe() {
    put("title", firstOf(value("headlines", this::isMain), text("title")));
    put("summary", value("descriptions", _ -> true));
    put("language", text("language"));
    put("status", text("pubstatus"));
    ArrayNode authors = out.putArray("authors");
    if (!text("by").isBlank()) {
      authors.add(text("by"));
    }
    ArrayNode tags = out.putArray("tags");
    for (JsonNode subject : get("subjects")) {
      String name = firstOf(subject.path("name").asText(""), subject.path("literal").asText(""));
      if (!name.isBlank() && tags.size() < ArticleItem.MAX_LIST) {
        tags.add(name);
      }
    }
    for (JsonNode association : get("associations")) {
      String href = association.path("renditions").path(0).path("href").asText("");
      if (!out.has("image_url")
          && association.path("type").asText("").equals("picture")
          && UrlNormaliser.isWebAddress(href)) {
        out.put("image_url", href);
      }
    }
  }

  /** An item under embargo must not be shown, so it waits as withheld until it is sent again. */
  private void date(Instant now) {
    String first = firstOf(text("firstcreated"), text("contentcreated"));
    put("published_at", firstOf(first, text("versioncreated")));
    if (!first.isEmpty()) {
      put("updated_at", text("versioncreated"));
    }
    boolean usable = out.path("status").asText("usable").equalsIgnoreCase("usable");
    if (usable
        && StatedTime.parse(text("embargoeduntil")) instanceof StatedTime.Exact(Instant until)
        && until.isAfter(now)) {
      out.put("status", "withheld");
    }
  }

  /** The HTML body if there is one, else the plain one, else the description of a short item. */
  private void content() {
    String html = value("bodies", body -> mediaType(body).contains("html"));
    String plain = firstOf(value("bodies", this::isPlain), value("bodies", _ -> true));
    if (!html.isBlank()) {
      out.put("html", html);
    } else if (!plain.isBlank()) {
      out.put("text", plain);
    } else if (out.has("summary")) {
      out.set("text", out.remove("summary"));
    }
  }

  private void attributes() {
    ObjectNode attributes = out.putObject("attributes");
    attributes.put("format", "ninjs");
    for (String name : KEPT) {
      if (get(name).isValueNode() && !get(name).asText("").isBlank()) {
        attributes.put("ninjs." + name, get(name).asText());
      }
    }
  }

  private boolean isMain(JsonNode headline) {
    return headline.path("role").asText("").equals("main") || get("headlines").size() == 1;
  }

  private boolean isPlain(JsonNode body) {
    return mediaType(body).startsWith("text/plain")
        || body.path("role").asText("").equalsIgnoreCase("text");
  }

  private static String mediaType(JsonNode body) {
    String type = firstOf(body.path("contentType").asText(""), body.path("contenttype").asText(""));
    return firstOf(type, body.path("role").asText("")).toLowerCase(Locale.ROOT);
  }

  private String value(String name, Predicate<JsonNode> wanted) {
    for (JsonNode each : get(name)) {
      String value = each.path("value").asText("");
      if (wanted.test(each) && !value.isBlank()) {
        return value;
      }
    }
    return "";
  }

  private JsonNode get(String name) {
    JsonNode node = fields.get(name);
    return node == null ? JsonNodeFactory.instance.missingNode() : node;
  }

  private String text(String name) {
    return get(name).isValueNode() && !get(name).isNull() ? get(name).asText("").strip() : "";
  }

  private void put(String name, String value) {
    if (!value.isBlank()) {
      out.put(name, value);
    }
  }

  private static String firstOf(String a, String b) {
    return a.isBlank() ? b : a;
  }
}

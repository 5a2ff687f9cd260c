package newsflow.ingest.push;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import newsflow.events.ArticleStatus;
import newsflow.events.Declared;
import newsflow.events.RawArticle;
import newsflow.events.Via;
import newsflow.schemas.ArticleId;
import newsflow.schemas.UrlNormaliser;
import org.jspecify.annotations.Nullable;

/** One object of the push format as a raw article, or why it is none. */
final class ArticleItem {
  static final int MAX_URL = 8_192;
  static final int MAX_NAME = 1_000;
  static final int MAX_TITLE = 5_000;
  static final int MAX_SUMMARY = 50_000;
  static final int MAX_LIST = 200;

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[\\w.+-]{1,100}/[\\w.+-]{1,100}(\\s*;[\\x20-\\x7E]{0,300})?");
  private static final byte[] NOTHING = new byte[0];

  private final Fields fields;
  private final Attributes attributes = new Attributes();
  private final Limits limits;

  private ArticleItem(Fields fields, Limits limits) {
    this.fields = fields;
    this.limits = limits;
  }

  /**
   * Reads an item.
   *
   * @param given the content of a body that is no JSON, with its media type; else null
   */
  static PushItem read(
      int index, FieldNames.Named named, @Nullable Content given, Limits limits, Instant now) {
    Fields fields = new Fields(named.known());
    ArticleItem item = new ArticleItem(fields, limits);
    for (String name : named.twice()) {
      fields.refuse(Reason.INVALID_FIELD, name + " is given twice");
    }
    named.unknown().forEach(item::keepUnknown);
    RawArticle article = item.article(given, now);
    return fields
        .problem()
        .<PushItem>map(why -> new PushItem.Rejected(index, why.reason(), why.detail()))
        .orElseGet(() -> new PushItem.Accepted(index, article));
  }

  /** Bytes and their media type. */
  record Content(byte[] bytes, String type) {
    boolean isBlank() {
      for (byte b : bytes) {
        if (b < 0 || b > ' ') {
          return false;
        }
      }
      return true;
    }
  }

  private RawArticle article(@Nullable Content given, Instant now) {
    Declared declared = declared();
    ArticleStatus status = status();
    String url = url("url").orElse(null);
    String guid = fields.text("guid", MAX_NAME).orElse(null);
    String sourceId = fields.text("source_id", MAX_NAME).orElse("");
    Optional<String> id = id();
    Content content = given == null ? content() : given;
    check(content, status, id.isPresent() || url != null || guid != null);
    Instant fetchedAt = fields.instant("fetched_at").orElse(now);
    fields.node("attributes").ifPresent(this::keepAttributes);
    boolean gone = status == ArticleStatus.CANCELED;
    return RawArticle.newBuilder()
        .setId(id.orElseGet(() -> ArticleId.of(url, sourceId, guid, content.bytes())))
        .setUrl(url)
        .setGuid(guid)
        .setSourceId(sourceId)
        .setSourceName(fields.text("source_name", MAX_NAME).orElse(null))
        .setContent(ByteBuffer.wrap(gone ? NOTHING : content.bytes()))
        .setContentType(gone ? "" : content.type())
        .setDeclared(declared)
        .setStatus(status)
        .setVia(Via.PUSH)
        .setFetchedAt(fetchedAt)
        .setAcceptedAt(now)
        .setAttributes(attributes.checked(fields))
        .build();
  }

  private Declared declared() {
    return Declared.newBuilder()
        .setTitle(fields.text("title", MAX_TITLE).orElse(null))
        .setSummary(fields.text("summary", MAX_SUMMARY).orElse(null))
        .setAuthors(fields.texts("authors", MAX_LIST, MAX_NAME))
        .setPublishedAt(declaredTime("published_at"))
        .setUpdatedAt(declaredTime("updated_at"))
        .setLanguage(fields.text("language", 64).orElse(null))
        .setTags(fields.texts("tags", MAX_LIST, MAX_NAME))
        .setSection(fields.text("section", MAX_NAME).orElse(null))
        .setImageUrl(url("image_url").orElse(null))
        .build();
  }

  /** A day or a clock time without offset is kept as it was written: no moment is invented. */
  private @Nullable Instant declaredTime(String name) {
    return switch (fields.time(name).orElseGet(StatedTime.NoTime::new)) {
      case StatedTime.Exact(Instant instant) -> instant;
      case StatedTime.Partial(String text) -> {
        attributes.put(name, text);
        yield null;
      }
      case StatedTime.NoTime() -> null;
    };
  }

  private Optional<String> id() {
    Optional<String> text = fields.text("id", MAX_NAME);
    Optional<String> id = text.flatMap(ArticleId::parse);
    if (text.isPresent() && id.isEmpty()) {
      fields.invalid(
          "id", text.get(), "32 hex digits, or missing; an identifier of your own goes into guid");
    }
    return id;
  }

  private Optional<String> url(String name) {
    Optional<String> url = fields.text(name, MAX_URL);
    if (url.isPresent() && !UrlNormaliser.isWebAddress(url.get())) {
      fields.invalid(name, url.get(), "an http or https address");
    }
    return url;
  }

  private ArticleStatus status() {
    Optional<String> text = fields.text("status", MAX_NAME);
    return switch (text.orElse("usable").toLowerCase(Locale.ROOT)) {
      case "usable" -> ArticleStatus.USABLE;
      case "withheld" -> ArticleStatus.WITHHELD;
      case "canceled", "cancelled" -> ArticleStatus.CANCELED;
      default -> {
        fields.invalid("status", text.orElse(""), "usable, withheld or canceled");
        yield ArticleStatus.USABLE;
      }
    };
  }

  private Content content() {
    List<String> names = FieldNames.CONTENT.stream().filter(fields::has).toList();
    if (names.size() > 1) {
      fields.refuse(Reason.INVALID_FIELD, "only one is allowed of " + String.join(", ", names));
    }
    String type = fields.text("content_type", MAX_NAME).orElse("");
    if (!type.isEmpty() && !MEDIA_TYPE.matcher(type).matches()) {
      fields.invalid("content_type", type, "a media type such as text/html; charset=utf-8");
    }
    if (names.isEmpty()) {
      return new Content(NOTHING, "");
    }
    JsonNode node = fields.node(names.getFirst()).orElseThrow();
    if (!node.isTextual()) {
      fields.refuse(Reason.INVALID_FIELD, names.getFirst() + " must be a text");
      return new Content(NOTHING, "");
    }
    return switch (names.getFirst()) {
      case "content_base64" -> new Content(base64(node.textValue()), type);
      case "html" -> text(node.textValue(), type.isEmpty() ? "text/html" : type);
      case "text" -> text(node.textValue(), type.isEmpty() ? "text/plain" : type);
      default -> text(node.textValue(), type);
    };
  }

  /** JSON has decoded the text already, so the bytes are UTF-8 whatever a charset says. */
  private static Content text(String text, String type) {
    String plain = type.split(";", 2)[0].strip();
    String known =
        !plain.isEmpty() ? plain : text.stripLeading().startsWith("<") ? "text/html" : "text/plain";
    return new Content(text.getBytes(StandardCharsets.UTF_8), known + "; charset=utf-8");
  }

  private byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      fields.refuse(Reason.INVALID_FIELD, "content_base64 is not base64: " + e.getMessage());
      return NOTHING;
    }
  }

  private void check(Content content, ArticleStatus status, boolean named) {
    if (content.bytes().length > limits.articleBytes()) {
      fields.refuse(
          Reason.TOO_LARGE,
          "the content has %d bytes; the limit is %d"
              .formatted(content.bytes().length, limits.articleBytes()));
    }
    if (content.isBlank() && status == ArticleStatus.USABLE) {
      fields.refuse(Reason.EMPTY_CONTENT, "there is no content");
    } else if (content.isBlank() && !named) {
      fields.refuse(Reason.INVALID_FIELD, "which article? id, url and guid are all missing");
    }
  }

  private void keepUnknown(String name, JsonNode value) {
    Optional<String> meant = FieldNames.meant(name);
    if (meant.isPresent()) {
      fields.refuse(
          Reason.UNKNOWN_FIELD, name + " is not a field; did you mean " + meant.get() + "?");
    } else {
      attributes.put(name, value.isValueNode() ? value.asText() : value.toString());
    }
  }

  private void keepAttributes(JsonNode given) {
    if (!given.isObject()) {
      fields.refuse(Reason.INVALID_FIELD, "attributes must be an object");
      return;
    }
    given
        .properties()
        .forEach(
            each -> {
              JsonNode value = each.getValue();
              if (!value.isNull()) {
                attributes.put(
                    each.getKey(), value.isValueNode() ? value.asText() : value.toString());
              }
            });
  }
}

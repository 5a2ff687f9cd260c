package newsflow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import newsflow.events.Declared;
import newsflow.events.RawArticle;
import newsflow.events.Via;
import org.jspecify.annotations.Nullable;

/** Raw articles out of files and NDJSON lines, as the ingest-service would have made them. */
final class RawArticles {
  private RawArticles() {}

  /** A file with its address, if that is known. */
  static RawArticle of(ArticleFile file, @Nullable String url, Instant now) {
    return raw(file.content(), file.contentType(), url, now, Declared.newBuilder().build());
  }

  /**
   * A line {@code {"id","url","content"|"path","content_type","fetched_at"?,"declared"?}}.
   *
   * @throws CommandException naming the field that is wrong
   */
  static RawArticle of(ObjectNode line, Instant now) {
    Instant fetched = time(line, "fetched_at");
    JsonNode declared = line.path("declared");
    ArticleFile file;
    if (line.hasNonNull("path")) {
      file = ArticleFile.read(Path.of(line.get("path").asText()));
    } else if (line.hasNonNull("content")) {
      file = new ArticleFile(line.get("content").asText().getBytes(StandardCharsets.UTF_8), "");
    } else {
      throw new CommandException("neither content nor path");
    }
    String type = text(line, "content_type");
    if (type == null) {
      type = file.contentType();
    } else if (!line.hasNonNull("path") && !type.contains("charset")) {
      type = type + "; charset=utf-8";
    }
    return raw(
        file.content(),
        type,
        text(line, "url"),
        fetched == null ? now : fetched,
        declared(declared));
  }

  private static RawArticle raw(
      byte[] content, String type, @Nullable String url, Instant fetched, Declared declared) {
    return RawArticle.newBuilder()
        .setUrl(url)
        .setContent(ByteBuffer.wrap(content))
        .setContentType(type)
        .setDeclared(declared)
        .setVia(Via.FILE)
        .setFetchedAt(fetched)
        .setAcceptedAt(fetched)
        .build();
  }

  private static Declared declared(JsonNode node) {
    return Declared.newBuilder()
        .setTitle(text(node, "title"))
        .setSummary(text(node, "summary"))
        .setAuthors(texts(node.path("authors")))
        .setPublishedAt(time(node, "published_at"))
        .setUpdatedAt(time(node, "updated_at"))
        .setLanguage(text(node, "language"))
        .setTags(texts(node.path("tags")))
        .setSection(text(node, "section"))
        .setImageUrl(text(node, "image_url"))
        .build();
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.get(field).asText() : null;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static @Nullable Instant time(JsonNode node, String field) {
    String text = text(node, field);
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new CommandException(field + " is not an ISO 8601 time with an offset: " + text, e);
    }
  }
}

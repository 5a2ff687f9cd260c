package newsflow.index.document;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import newsflow.events.ArticleStatus;
import newsflow.events.Category;
import newsflow.events.EnrichedArticle;
import newsflow.events.Entity;
import newsflow.events.Image;
import newsflow.events.Mention;
import newsflow.events.Source;
import org.jspecify.annotations.Nullable;

/** The one mapper from the event's camelCase to the document's snake_case. */
final class ArticleJson {
  private static final JsonFactory JSON = new JsonFactory();

  private final EnrichedArticle article;
  private final JsonGenerator out;

  private ArticleJson(EnrichedArticle article, JsonGenerator out) {
    this.article = article;
    this.out = out;
  }

  static byte[] of(EnrichedArticle article) {
    String body = article.getBody();
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream(body == null ? 1024 : body.length() * 2);
    try (JsonGenerator out = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
      new ArticleJson(article, out).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  private void write() throws IOException {
    out.writeStartObject();
    text("id", article.getId());
    text("status", symbol(article.getStatus()));
    if (article.getStatus() == ArticleStatus.USABLE) {
      identity();
      content();
      times();
      out.writeStringField("language", clean(article.getLanguage()));
      number("language_confidence", article.getLanguageConfidence());
      entities();
      categories();
      // An article without a story is a story of one: collapsing would else make all such one
      // group.
      text("story_id", article.getStoryId() == null ? article.getId() : article.getStoryId());
      text("duplicate_of", article.getDuplicateOf());
    } else {
      time("accepted_at", article.getAcceptedAt());
    }
    out.writeEndObject();
  }

  private void identity() throws IOException {
    text("url", article.getUrl());
    text("canonical_url", article.getCanonicalUrl());
    Source source = article.getSource();
    out.writeObjectFieldStart("source");
    text("id", source.getId());
    text("name", source.getName());
    text("domain", source.getDomain());
    text("country", source.getCountry());
    out.writeEndObject();
    time("accepted_at", article.getAcceptedAt());
    text("content_hash", article.getContentHash());
    text("enricher", article.getEnricher());
  }

  private void content() throws IOException {
    text("title", article.getTitle());
    text("summary", article.getSummary());
    text("summary_origin", article.getSummaryOrigin());
    text("body", article.getBody());
    texts("authors", article.getAuthors());
    text("section", article.getSection());
    texts("keywords", article.getKeywords());
    out.writeArrayFieldStart("images");
    for (Image image : article.getImages()) {
      out.writeStartObject();
      text("url", image.getUrl());
      text("caption", image.getCaption());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeNumberField("word_count", article.getWordCount());
  }

  private void times() throws IOException {
    Instant published = article.getPublishedAt();
    if (published != null) {
      out.writeStringField(
          "published_at",
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
              published.atZone(zone(article.getPublishedAtZone())).toOffsetDateTime()));
    }
    text("published_at_origin", symbol(article.getPublishedAtOrigin()));
    if (article.getPublishedAtPrecision() != null) {
      text("published_at_precision", symbol(article.getPublishedAtPrecision()));
    }
    time("updated_at", article.getUpdatedAt());
    time("fetched_at", article.getFetchedAt());
  }

  private void entities() throws IOException {
    out.writeArrayFieldStart("entities");
    for (Entity entity : article.getEntities()) {
      out.writeStartObject();
      text("id", entity.getId());
      text("type", symbol(entity.getType()));
      text("name", entity.getName());
      number("confidence", entity.getConfidence());
      out.writeNumberField("count", entity.getCount());
      texts("roles", entity.getRoles());
      text("parent_id", entity.getParentId());
      out.writeArrayFieldStart("mentions");
      for (Mention mention : entity.getMentions()) {
        out.writeStartObject();
        text("field", symbol(mention.getField()));
        out.writeNumberField("start", mention.getStart());
        out.writeNumberField("end", mention.getEnd());
        text("text", mention.getText());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void categories() throws IOException {
    out.writeArrayFieldStart("categories");
    for (Category category : article.getCategories()) {
      out.writeStartObject();
      text("id", category.getId());
      text("name", category.getName());
      text("name_vi", category.getNameVi());
      number("confidence", category.getConfidence());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** An absent or empty text is left out. */
  private void text(String field, @Nullable String value) throws IOException {
    if (value != null && !value.isEmpty()) {
      out.writeStringField(field, clean(value));
    }
  }

  private void texts(String field, List<String> values) throws IOException {
    out.writeArrayFieldStart(field);
    for (String value : values) {
      if (!value.isEmpty()) {
        out.writeString(clean(value));
      }
    }
    out.writeEndArray();
  }

  /** JSON has no NaN and no infinity: both are left out. */
  private void number(String field, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumberField(field, value);
    }
  }

  private void time(String field, @Nullable Instant value) throws IOException {
    if (value != null) {
      out.writeStringField(field, value.toString());
    }
  }

  private static String symbol(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static ZoneId zone(@Nullable String zone) {
    if (zone == null || zone.isBlank()) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(zone.strip());
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }

  /** One character for one: lone surrogates become U+FFFD, control characters a space. */
  static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isForeign(text, i)) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (isForeign(text, i)) {
        chars[i] = Character.isSurrogate(chars[i]) ? '\uFFFD' : ' ';
      }
    }
    return new String(chars);
  }

  private static boolean isForeign(String text, int i) {
    char c = text.charAt(i);
    if (c < ' ') {
      return c != '\n' && c != '\t' && c != '\r';
    }
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}

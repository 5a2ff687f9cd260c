package newsflow.index.document;

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
  private final EnrichedArticle article;
  private final JsonBytes out;

  private ArticleJson(EnrichedArticle article, JsonBytes out) {
    this.article = article;
    this.out = out;
  }

  static byte[] of(EnrichedArticle article) {
    String body = article.getBody();
    JsonBytes out = new JsonBytes(4_096 + (body == null ? 0 : body.length() * 2));
    new ArticleJson(article, out).write();
    return out.toByteArray();
  }

  private void write() {
    out.openObject();
    text("id", article.getId());
    text("status", symbol(article.getStatus()));
    if (article.getStatus() == ArticleStatus.USABLE) {
      identity();
      content();
      times();
      out.text("language", article.getLanguage());
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
    out.closeObject();
  }

  private void identity() {
    text("url", article.getUrl());
    text("canonical_url", article.getCanonicalUrl());
    Source source = article.getSource();
    out.openObject("source");
    text("id", source.getId());
    text("name", source.getName());
    text("domain", source.getDomain());
    text("country", source.getCountry());
    out.closeObject();
    time("accepted_at", article.getAcceptedAt());
    text("content_hash", article.getContentHash());
    text("enricher", article.getEnricher());
  }

  private void content() {
    text("title", article.getTitle());
    text("summary", article.getSummary());
    text("summary_origin", article.getSummaryOrigin());
    text("body", article.getBody());
    texts("authors", article.getAuthors());
    text("section", article.getSection());
    texts("keywords", article.getKeywords());
    out.openArray("images");
    for (Image image : article.getImages()) {
      out.openObject();
      text("url", image.getUrl());
      text("caption", image.getCaption());
      out.closeObject();
    }
    out.closeArray();
    out.number("word_count", article.getWordCount());
  }

  private void times() {
    Instant published = article.getPublishedAt();
    if (published != null) {
      out.text(
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

  private void entities() {
    out.openArray("entities");
    for (Entity entity : article.getEntities()) {
      out.openObject();
      text("id", entity.getId());
      text("type", symbol(entity.getType()));
      text("name", entity.getName());
      number("confidence", entity.getConfidence());
      out.number("count", entity.getCount());
      texts("roles", entity.getRoles());
      text("parent_id", entity.getParentId());
      out.openArray("mentions");
      for (Mention mention : entity.getMentions()) {
        out.openObject();
        text("field", symbol(mention.getField()));
        out.number("start", mention.getStart());
        out.number("end", mention.getEnd());
        text("text", mention.getText());
        out.closeObject();
      }
      out.closeArray();
      out.closeObject();
    }
    out.closeArray();
  }

  private void categories() {
    out.openArray("categories");
    for (Category category : article.getCategories()) {
      out.openObject();
      text("id", category.getId());
      text("name", category.getName());
      text("name_vi", category.getNameVi());
      number("confidence", category.getConfidence());
      out.closeObject();
    }
    out.closeArray();
  }

  /** An absent or empty text is left out. */
  private void text(String field, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      out.text(field, value);
    }
  }

  private void texts(String field, List<String> values) {
    out.openArray(field);
    for (String value : values) {
      if (!value.isEmpty()) {
        out.text(value);
      }
    }
    out.closeArray();
  }

  /** JSON has no NaN and no infinity: both are left out. */
  private void number(String field, double value) {
    if (Double.isFinite(value)) {
      out.number(field, value);
    }
  }

  private void time(String field, @Nullable Instant value) {
    if (value != null) {
      out.text(field, value.toString());
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
}

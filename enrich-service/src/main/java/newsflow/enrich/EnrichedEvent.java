package newsflow.enrich;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import newsflow.enrich.category.Category;
import newsflow.enrich.entity.Entity;
import newsflow.enrich.entity.Mention;
import newsflow.enrich.extract.Article;
import newsflow.enrich.extract.Image;
import newsflow.enrich.extract.Moment;
import newsflow.enrich.language.Language;
import newsflow.events.EnrichedArticle;
import newsflow.events.EntityType;
import newsflow.events.RawArticle;
import newsflow.events.Source;
import newsflow.events.TextField;
import newsflow.events.TimeOrigin;
import newsflow.events.TimePrecision;
import newsflow.runtime.Version;
import org.jspecify.annotations.Nullable;

/** The one mapper from what the pure packages found to the event. */
final class EnrichedEvent {
  private static final String ENRICHER =
      "newsflow/" + Version.get() + " models/" + Models.fingerprint();

  private EnrichedEvent() {}

  /** The marker of a withdrawn article: which, since when, from whom. */
  static EnrichedArticle marker(String id, RawArticle raw) {
    return EnrichedArticle.newBuilder()
        .setId(id)
        .setStatus(raw.getStatus())
        .setAcceptedAt(raw.getAcceptedAt())
        .setSource(source(raw, null))
        .setEnricher(ENRICHER)
        .build();
  }

  /** An article as extracted, without entities and categories. */
  static EnrichedArticle of(String id, RawArticle raw, Article article, Language language) {
    Moment published = article.published();
    Moment updated = article.updated();
    return EnrichedArticle.newBuilder()
        .setId(id)
        .setStatus(raw.getStatus())
        .setUrl(raw.getUrl() == null ? article.url() : raw.getUrl())
        .setCanonicalUrl(article.canonicalUrl() == null ? article.url() : article.canonicalUrl())
        .setSource(source(raw, article))
        .setAcceptedAt(raw.getAcceptedAt())
        .setFetchedAt(indexable(raw.getFetchedAt()))
        .setContentHash(hash(article))
        .setEnricher(ENRICHER)
        .setTitle(article.title())
        .setSummary(article.summary())
        .setSummaryOrigin(article.summary() == null ? null : "page")
        .setBody(article.body())
        .setAuthors(article.authors())
        .setSection(article.section())
        .setKeywords(article.keywords())
        .setImages(images(article))
        .setWordCount(words(article.body()))
        .setPublishedAt(published == null ? null : published.instant())
        .setPublishedAtZone(published == null ? null : published.local().getOffset().getId())
        .setPublishedAtOrigin(published == null ? TimeOrigin.NONE : origin(published))
        .setPublishedAtPrecision(published == null ? null : precision(published))
        .setUpdatedAt(updated == null ? null : updated.instant())
        .setLanguage(language.tag())
        .setLanguageConfidence(language.confidence())
        .build();
  }

  /** Adds what was recognised in the text. */
  static void addTo(EnrichedArticle article, List<Entity> entities, List<Category> categories) {
    List<newsflow.events.Entity> events = new ArrayList<>(entities.size());
    for (Entity entity : entities) {
      events.add(entity(entity));
    }
    article.setEntities(events);
    List<newsflow.events.Category> topics = new ArrayList<>(categories.size());
    for (Category category : categories) {
      topics.add(
          new newsflow.events.Category(
              category.id(), category.name(), category.nameVi(), category.confidence()));
    }
    article.setCategories(topics);
  }

  private static newsflow.events.Entity entity(Entity entity) {
    List<newsflow.events.Mention> mentions = new ArrayList<>(entity.mentions().size());
    for (Mention mention : entity.mentions()) {
      mentions.add(
          new newsflow.events.Mention(
              field(mention), mention.start(), mention.end(), mention.text()));
    }
    return newsflow.events.Entity.newBuilder()
        .setId(entity.id())
        .setType(type(entity))
        .setName(entity.name())
        .setConfidence(entity.confidence())
        .setCount(entity.count())
        .setRoles(entity.roles())
        .setParentId(entity.place() == null ? null : entity.place().parent())
        .setMentions(mentions)
        .build();
  }

  private static Source source(RawArticle raw, @Nullable Article article) {
    String url = raw.getUrl() != null || article == null ? raw.getUrl() : article.url();
    String domain = article == null ? null : article.sourceDomain();
    if (domain == null) {
      domain = SiteAddress.domain(url);
    }
    String id =
        raw.getSourceId().isEmpty() ? (domain == null ? "unknown" : domain) : raw.getSourceId();
    String name = raw.getSourceName();
    if (name == null && article != null) {
      name = article.siteName();
    }
    return new Source(id, name, domain, SiteAddress.country(domain));
  }

  private static List<newsflow.events.Image> images(Article article) {
    List<newsflow.events.Image> images = new ArrayList<>(article.images().size());
    for (Image image : article.images()) {
      images.add(new newsflow.events.Image(image.url(), image.caption()));
    }
    return images;
  }

  /** Times that a feeder left out or made up stay out of the document. */
  private static @Nullable Instant indexable(Instant time) {
    return time.toEpochMilli() > 0 && time.isBefore(Instant.parse("9999-12-31T00:00:00Z"))
        ? time
        : null;
  }

  private static String hash(Article article) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      if (article.title() != null) {
        sha.update(article.title().getBytes(StandardCharsets.UTF_8));
      }
      sha.update((byte) '\n');
      return HexFormat.of().formatHex(sha.digest(article.body().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Runs of letters or digits: syllables in Vietnamese, words elsewhere. */
  private static int words(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean part =
          Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
      if (part && !inside) {
        words++;
      }
      inside = part;
      i += Character.charCount(c);
    }
    return words;
  }

  private static TextField field(Mention mention) {
    return switch (mention.field()) {
      case TITLE -> TextField.TITLE;
      case SUMMARY -> TextField.SUMMARY;
      case BODY -> TextField.BODY;
    };
  }

  private static EntityType type(Entity entity) {
    return switch (entity.type()) {
      case PERSON -> EntityType.PERSON;
      case ORGANISATION -> EntityType.ORGANISATION;
      case PLACE -> EntityType.PLACE;
      case EVENT -> EntityType.EVENT;
      case MISC -> EntityType.MISC;
    };
  }

  private static TimeOrigin origin(Moment moment) {
    return switch (moment.origin()) {
      case JSON_LD -> TimeOrigin.JSON_LD;
      case META -> TimeOrigin.META;
      case FEED -> TimeOrigin.FEED;
      case BYLINE -> TimeOrigin.BYLINE;
      case TEXT -> TimeOrigin.TEXT;
      case URL -> TimeOrigin.URL;
      case NONE -> TimeOrigin.NONE;
    };
  }

  private static TimePrecision precision(Moment moment) {
    return switch (moment.precision()) {
      case SECOND -> TimePrecision.SECOND;
      case MINUTE -> TimePrecision.MINUTE;
      case DAY -> TimePrecision.DAY;
      case MONTH -> TimePrecision.MONTH;
      case YEAR -> TimePrecision.YEAR;
    };
  }
}

package newsflow.enrich;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import newsflow.enrich.category.Category;
import newsflow.enrich.category.CategoryClassifier;
import newsflow.enrich.category.Evidence;
import newsflow.enrich.entity.Entity;
import newsflow.enrich.entity.EntityRecognizer;
import newsflow.enrich.entity.Explained;
import newsflow.enrich.entity.Text;
import newsflow.enrich.extract.Article;
import newsflow.enrich.extract.Declared;
import newsflow.enrich.extract.Extraction;
import newsflow.enrich.extract.Extractor;
import newsflow.enrich.extract.Page;
import newsflow.enrich.extract.PublisherRules;
import newsflow.enrich.extract.Trace;
import newsflow.enrich.keyword.KeywordExtractor;
import newsflow.enrich.language.Language;
import newsflow.enrich.language.LanguageDetector;
import newsflow.events.ArticleStatus;
import newsflow.events.EnrichedArticle;
import newsflow.events.RawArticle;
import newsflow.schemas.ArticleId;
import newsflow.schemas.DeadLetter.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A raw article to an enriched one: extraction, language, entities, categories, keywords. Pure: the
 * same record gives the same result. Thread-safe.
 */
public final class Enricher {
  /** The last millisecond of the year 9999, the latest time that a document may hold. */
  private static final long MAX_TIME = 253_402_300_799_999L;

  /** Content of this size and more is worked on one at a time; two could fill the memory. */
  private static final int LARGE_BYTES = 1 << 20;

  private final ReentrantLock large = new ReentrantLock();
  private final Extractor extractor;
  private final LanguageDetector languages;
  private final EntityRecognizer entities;
  private final CategoryClassifier categories;
  private final KeywordExtractor keywords;

  private Enricher(
      Extractor extractor,
      LanguageDetector languages,
      EntityRecognizer entities,
      CategoryClassifier categories,
      KeywordExtractor keywords) {
    this.extractor = extractor;
    this.languages = languages;
    this.entities = entities;
    this.categories = categories;
    this.keywords = keywords;
  }

  /** Loads the committed models; takes about a second. */
  public static Enricher load() {
    return load(PublisherRules.NONE);
  }

  /** The same with selectors for publishers whose pages the general way does not read. */
  public static Enricher load(PublisherRules rules) {
    return new Enricher(
        Extractor.create(rules),
        LanguageDetector.load(),
        EntityRecognizer.load(),
        CategoryClassifier.load(),
        KeywordExtractor.load());
  }

  /** The whole way. */
  public Enrichment enrich(RawArticle raw) {
    if (raw.getContent().remaining() < LARGE_BYTES) {
      return wholeWay(raw);
    }
    large.lock();
    try {
      return wholeWay(raw);
    } finally {
      large.unlock();
    }
  }

  private Enrichment wholeWay(RawArticle raw) {
    return switch (extract(raw)) {
      case Enrichment.Rejected rejected -> rejected;
      case Enrichment.Enriched(EnrichedArticle article)
          when article.getStatus() == ArticleStatus.USABLE -> {
        annotate(article, raw);
        yield new Enrichment.Enriched(article);
      }
      case Enrichment.Enriched marker -> marker;
    };
  }

  /** Extraction and language alone: no entities, categories or computed keywords. */
  public Enrichment extract(RawArticle raw) {
    return extract(raw, Trace.NONE);
  }

  /** The same, telling how it came about. */
  public Enrichment extract(RawArticle raw, Trace trace) {
    byte[] content = bytes(raw.getContent());
    String id =
        raw.getId().isEmpty()
            ? ArticleId.of(raw.getUrl(), raw.getSourceId(), raw.getGuid(), content)
            : ArticleId.parse(raw.getId()).orElse("");
    if (id.isEmpty()) {
      return invalid("id is '" + shortened(raw.getId()) + "', not 32 hex digits");
    }
    long version = raw.getAcceptedAt().toEpochMilli();
    if (version < 0 || version > MAX_TIME) {
      return invalid("acceptedAt is out of range: " + version + " ms");
    }
    if (raw.getStatus() != ArticleStatus.USABLE) {
      return new Enrichment.Enriched(EnrichedEvent.marker(id, raw));
    }
    Page page =
        new Page(
            content,
            raw.getContentType().isEmpty() ? null : raw.getContentType(),
            raw.getUrl(),
            declared(raw.getDeclared(), raw.getAttributes()),
            raw.getFetchedAt());
    return switch (extractor.extract(page, trace)) {
      case Extraction.Rejected(var reason, String detail) ->
          new Enrichment.Rejected("extract", reasonOf(reason), detail);
      case Extraction.Extracted(Article article) -> {
        Language language =
            languages.detect(join(article.title(), article.body()), article.language());
        yield new Enrichment.Enriched(EnrichedEvent.of(id, raw, article, language));
      }
    };
  }

  /** Language, entities, categories and keywords of a text that needs no extraction. */
  public Annotation annotate(Text text) {
    Language language = languages.detect(join(text.title(), text.body()), null);
    List<Entity> found = entities.recognize(text, language.tag());
    List<Category> topics =
        categories.classify(
            new Evidence(
                language.tag(), text.title(), text.summary(), text.body(), null, List.of(), null));
    List<String> phrases = keywords.keywords(text.title(), text.body(), language.tag());
    return new Annotation(language, found, topics, KeywordList.merge(List.of(), phrases, found));
  }

  /** Why each mention of an enriched article has its type and entity; empty for a rejected one. */
  public List<Explained> explain(Enrichment enrichment) {
    return switch (enrichment) {
      case Enrichment.Enriched(EnrichedArticle article) when article.getBody() != null ->
          entities.explain(text(article), article.getLanguage());
      case Enrichment.Enriched _, Enrichment.Rejected _ -> List.of();
    };
  }

  /** What {@link #annotate(Text)} found. */
  public record Annotation(
      Language language, List<Entity> entities, List<Category> categories, List<String> keywords) {
    public Annotation {
      entities = List.copyOf(entities);
      categories = List.copyOf(categories);
      keywords = List.copyOf(keywords);
    }
  }

  private void annotate(EnrichedArticle article, RawArticle raw) {
    String language = article.getLanguage();
    List<Entity> found = entities.recognize(text(article), language);
    List<Category> topics =
        categories.classify(
            new Evidence(
                language,
                article.getTitle(),
                article.getSummary(),
                article.getBody(),
                article.getSection(),
                article.getKeywords().isEmpty()
                    ? raw.getDeclared().getTags()
                    : article.getKeywords(),
                article.getCanonicalUrl() == null ? article.getUrl() : article.getCanonicalUrl()));
    EnrichedEvent.addTo(article, found, topics);
    article.setKeywords(
        KeywordList.merge(
            article.getKeywords(),
            keywords.keywords(article.getTitle(), article.getBody(), language),
            found));
    if (article.getSummary() == null) {
      String sentence = keywords.sentence(article.getTitle(), article.getBody(), language);
      if (sentence != null) {
        article.setSummary(sentence);
        article.setSummaryOrigin("extractive");
      }
    }
  }

  private static Text text(EnrichedArticle article) {
    return new Text(article.getTitle(), article.getSummary(), article.getBody());
  }

  private static Reason reasonOf(newsflow.enrich.extract.Reason reason) {
    return switch (reason) {
      case EMPTY -> Reason.EMPTY;
      case BINARY, UNSUPPORTED -> Reason.UNSUPPORTED_CONTENT;
      case TOO_LARGE -> Reason.TOO_LARGE;
      case NO_TEXT -> Reason.NO_ARTICLE;
    };
  }

  private static Declared declared(newsflow.events.Declared from, Map<String, String> attributes) {
    return new Declared(
        from.getTitle(),
        from.getSummary(),
        from.getAuthors(),
        from.getPublishedAt(),
        from.getUpdatedAt(),
        from.getLanguage(),
        from.getTags(),
        from.getSection(),
        from.getImageUrl(),
        attributes.get("published_at"),
        attributes.get("updated_at"));
  }

  private static Enrichment invalid(String detail) {
    return new Enrichment.Rejected("validate", Reason.INVALID_FIELD, detail);
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static String join(@Nullable String title, String body) {
    return title == null ? body : title + "\n" + body;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}

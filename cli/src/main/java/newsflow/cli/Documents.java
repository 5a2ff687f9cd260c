package newsflow.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import newsflow.enrich.Enrichment;
import newsflow.events.EnrichedArticle;
import newsflow.index.document.ArticleDocument;

/** Enrichments as the documents that Elasticsearch would hold. */
final class Documents {
  private static final List<String> EXTRACTED =
      List.of(
          "url",
          "canonical_url",
          "source",
          "title",
          "summary",
          "body",
          "authors",
          "section",
          "keywords",
          "images",
          "word_count",
          "published_at",
          "published_at_origin",
          "published_at_precision",
          "updated_at",
          "language",
          "language_confidence");

  private Documents() {}

  /**
   * The whole document.
   *
   * @throws CommandException when the article was rejected
   */
  static ObjectNode whole(Enrichment enrichment) {
    return switch (enrichment) {
      case Enrichment.Enriched(EnrichedArticle article) ->
          Json.parseObject(ArticleDocument.of(article).json());
      case Enrichment.Rejected(String stage, var reason, String detail) ->
          throw new CommandException(stage + " " + reason + ": " + detail);
    };
  }

  /** What extraction alone gives. */
  static ObjectNode extracted(Enrichment enrichment) {
    ObjectNode document = whole(enrichment);
    return document.retain(EXTRACTED);
  }
}

package newsflow.enrich;

import newsflow.events.EnrichedArticle;
import newsflow.schemas.DeadLetter;

/** What became of a raw article. */
public sealed interface Enrichment {

  /** It is ready for the index; a withdrawn article is its marker, without text. */
  record Enriched(EnrichedArticle article) implements Enrichment {}

  /** It can never be enriched as it is. */
  record Rejected(String stage, DeadLetter.Reason reason, String detail) implements Enrichment {}
}

package newsflow.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import newsflow.enrich.Enrichment.Enriched;
import newsflow.events.EnrichedArticle;
import newsflow.events.RawArticle;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  @Test
  void goesTheWholeWayInEachLanguageWithAModel() {
    Enricher enricher = Enricher.load();
    for (RawArticle page : WarmUp.articles()) {
      Enrichment outcome = enricher.enrich(page);
      assertThat(outcome).isInstanceOf(Enriched.class);
      EnrichedArticle article = ((Enriched) outcome).article();
      assertThat(page.getUrl()).endsWith("/" + article.getLanguage());
      assertThat(article.getPublishedAt()).isNotNull();
      assertThat(article.getEntities()).hasSizeGreaterThan(2);
      assertThat(article.getCategories()).isNotEmpty();
      assertThat(article.getKeywords()).isNotEmpty();
    }
  }
}

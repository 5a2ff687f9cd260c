package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import newsflow.events.EnrichedArticle;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.Articles;
import newsflow.index.document.WriteOutcome;
import newsflow.runtime.FatalException;
import org.junit.jupiter.api.Test;

class ElasticsearchArticleIndexIT extends ArticleIndexContract {
  private final IndexMetrics metrics = new IndexMetrics(new SimpleMeterRegistry());

  @Override
  ArticleIndex index() throws IOException {
    return ElasticsearchArticleIndex.throughAlias(
        RealElasticsearch.ready(), IndexSetup.WRITE_ALIAS, CLOCK, metrics);
  }

  @Override
  JsonNode stored(String id) throws IOException {
    return RealElasticsearch.stored(id);
  }

  @Test
  void rejectsADateThatElasticsearchCannotHold() throws IOException {
    EnrichedArticle article = Articles.whole(UUID.randomUUID().toString());
    article.setPublishedAt(Instant.parse("+99999-01-01T00:00:00Z"));

    assertThat(index().write(List.of(ArticleDocument.of(article))).getFirst())
        .isInstanceOfSatisfying(
            WriteOutcome.Rejected.class,
            rejected -> {
              assertThat(rejected.type()).isEqualTo("document_parsing_exception");
              assertThat(rejected.reason()).contains("published_at").contains("+99999");
            });
  }

  @Test
  void findsTheOneWhoseIdMakesElasticsearchRefuseTheWholeRequest() throws IOException {
    String id = UUID.randomUUID().toString();
    List<ArticleDocument> documents =
        List.of(
            ArticleDocument.of(Articles.titled(id + "a", "a", Articles.ACCEPTED)),
            ArticleDocument.of(Articles.titled("x".repeat(600), "b", Articles.ACCEPTED)),
            ArticleDocument.of(
                Articles.titled(id + "c", "c", Instant.parse("1960-01-01T00:00:00Z"))),
            ArticleDocument.of(Articles.titled(id + "d", "d", Articles.ACCEPTED)));

    List<WriteOutcome> outcomes = index().write(documents);

    assertThat(outcomes.get(0)).isEqualTo(WriteOutcome.WRITTEN);
    assertThat(outcomes.get(1)).isInstanceOf(WriteOutcome.Rejected.class);
    assertThat(outcomes.get(2)).isInstanceOf(WriteOutcome.Rejected.class);
    assertThat(outcomes.get(3)).isEqualTo(WriteOutcome.WRITTEN);
  }

  @Test
  void failsWhenTheAliasIsMissing() throws IOException {
    ArticleIndex index =
        ElasticsearchArticleIndex.throughAlias(
            RealElasticsearch.ready(), "no-such-alias", CLOCK, metrics);

    assertThatThrownBy(
            () -> index.write(List.of(ArticleDocument.of(Articles.whole("in-no-alias")))))
        .isInstanceOf(FatalException.class)
        .hasMessageContaining("no-such-alias");
  }

  @Test
  void keepsTermsOfEveryLength() throws IOException {
    String id = UUID.randomUUID().toString();
    String term = "đ".repeat(40_000);
    EnrichedArticle article = Articles.whole(id);
    article.setTitle(term);
    article.setBody(term);
    article.setSection(term);
    article.setAuthors(List.of(term));
    article.getEntities().getFirst().setName(term);
    article.getEntities().getFirst().setId("person:" + term);

    assertThat(index().write(List.of(ArticleDocument.of(article))))
        .containsExactly(WriteOutcome.WRITTEN);
  }
}

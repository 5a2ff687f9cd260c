package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import newsflow.index.LoopbackElasticsearch.Reply;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.Articles;
import newsflow.index.document.WriteOutcome;
import newsflow.runtime.FatalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticsearchArticleIndexTest {
  private final IndexMetrics metrics = new IndexMetrics(new SimpleMeterRegistry());

  @Test
  void givesEachItemTheOutcomeOfItsStatus() throws IOException {
    assertThat(kinds(_ -> Reply.items(201, 200, 409, 400, 429, 503), "a", "b", "c", "d", "e", "f"))
        .containsExactly("Written", "Written", "Superseded", "Rejected", "Busy", "Busy");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 408, 429, 500, 502, 503, 504})
  void isBusyWithAllWhenTheRequestFailsForAReasonThatPasses(int status) throws IOException {
    assertThat(kinds(_ -> Reply.error(status, "whatever"), "a", "b")).containsOnly("Busy");
  }

  @Test
  void isBusyWhenNobodyListens() throws IOException {
    LoopbackElasticsearch closed = new LoopbackElasticsearch(Reply::written);
    closed.close();

    try (Elasticsearch client = new Elasticsearch(ElasticsearchConfig.at(closed.url()))) {
      assertThat(write(client, "a").getFirst()).isInstanceOf(WriteOutcome.Busy.class);
    }
  }

  @Test
  void splitsARequestThatIsTooLargeUntilItFits() throws IOException {
    try (LoopbackElasticsearch server =
        new LoopbackElasticsearch(
            ids -> ids.size() > 1 ? Reply.error(413, "") : Reply.written(ids))) {
      assertThat(kinds(server, "a", "b", "c")).containsOnly("Written");
      assertThat(server.bulks())
          .containsExactly(
              List.of("a", "b", "c"), List.of("a"), List.of("b", "c"), List.of("b"), List.of("c"));
    }
  }

  @Test
  void rejectsOnlyTheDocumentThatIsTooLargeByItself() throws IOException {
    assertThat(
            kinds(
                ids -> ids.contains("big") ? new Reply(413, "<html>no") : Reply.written(ids),
                "a",
                "big",
                "c"))
        .containsExactly("Written", "Rejected", "Written");
  }

  @Test
  void keepsWhatIsWrittenWhenTheOtherHalfFails() throws IOException {
    assertThat(
            kinds(
                ids ->
                    ids.size() > 2
                        ? Reply.error(413, "")
                        : ids.contains("a") ? Reply.written(ids) : new Reply(0, ""),
                "a",
                "b",
                "c",
                "d"))
        .containsExactly("Written", "Written", "Busy", "Busy");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void failsForGoodWhenTheRequestIsForbiddenOrTheAliasIsGone(int status) {
    assertThatThrownBy(() -> kinds(_ -> Reply.error(status, "security_exception"), "a"))
        .isInstanceOf(FatalException.class)
        .hasMessageContaining("security_exception");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void failsForGoodWhenAnItemSaysSo(int status) {
    assertThatThrownBy(() -> kinds(_ -> Reply.items(201, status), "a", "b"))
        .isInstanceOf(FatalException.class)
        .hasMessageContaining("e" + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429})
  void waitsForAReadOnlyIndexToBeOpened(int status) throws IOException {
    assertThat(kinds(_ -> Reply.error(status, "cluster_block_exception"), "a", "b"))
        .containsOnly("Busy");
  }

  @Test
  void isBusyWhenTheAnswerIsNotOne() throws IOException {
    assertThat(kinds(_ -> new Reply(200, "<html>welcome to the proxy"), "a", "b"))
        .containsOnly("Busy");
    assertThat(kinds(_ -> Reply.items(201), "a", "b")).containsOnly("Busy");
  }

  private List<String> kinds(Function<List<String>, Reply> replies, String... ids)
      throws IOException {
    try (LoopbackElasticsearch server = new LoopbackElasticsearch(replies)) {
      return kinds(server, ids);
    }
  }

  private List<String> kinds(LoopbackElasticsearch server, String... ids) {
    try (Elasticsearch client = new Elasticsearch(ElasticsearchConfig.at(server.url()))) {
      return write(client, ids).stream()
          .map(outcome -> outcome.getClass().getSimpleName())
          .toList();
    }
  }

  private List<WriteOutcome> write(Elasticsearch client, String... ids) {
    List<ArticleDocument> documents =
        Stream.of(ids).map(id -> ArticleDocument.of(Articles.minimal(id).build())).toList();
    return ElasticsearchArticleIndex.throughAlias(
            client, "news-articles-write", InstantSource.system(), metrics)
        .write(documents);
  }
}

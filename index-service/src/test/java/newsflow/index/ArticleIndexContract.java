package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import newsflow.events.EnrichedArticle;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.Articles;
import newsflow.index.document.WriteOutcome;
import org.junit.jupiter.api.Test;

/** What every {@link ArticleIndex} does, the fake like the real one. */
abstract class ArticleIndexContract {
  static final Instant NOW = Instant.parse("2026-05-06T07:08:09.123Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NEW = Instant.parse("2026-01-01T00:00:00.001Z");

  private final String id = UUID.randomUUID().toString();

  /** The same one at every call within a test. */
  abstract ArticleIndex index() throws IOException;

  /** The document as stored; a missing node when there is none. */
  abstract JsonNode stored(String id) throws IOException;

  @Test
  void storesTheDocumentAsItIsWithTheTimeOfIndexing() throws IOException {
    ArticleDocument document = ArticleDocument.of(Articles.whole(id));

    assertThat(index().write(List.of(document))).containsExactly(WriteOutcome.WRITTEN);

    assertThat(stored(id)).isEqualTo(Elasticsearch.JSON.readTree(document.jsonIndexedAt(NOW)));
  }

  @Test
  void replacesAnOlderVersion() throws IOException {
    write(Articles.titled(id, "old", OLD));

    assertThat(write(Articles.titled(id, "new", NEW))).isEqualTo(WriteOutcome.WRITTEN);

    assertThat(stored(id).path("title").asText()).isEqualTo("new");
  }

  @Test
  void keepsANewerVersionWhenAnOlderOneComesLate() throws IOException {
    write(Articles.titled(id, "new", NEW));

    assertThat(write(Articles.titled(id, "old", OLD))).isEqualTo(WriteOutcome.SUPERSEDED);

    assertThat(stored(id).path("title").asText()).isEqualTo("new");
  }

  @Test
  void takesTheSameVersionAgainSoThatAReplayIsHarmlessAndAnEnrichmentCanBeRedone()
      throws IOException {
    write(Articles.titled(id, "first model", OLD));

    assertThat(write(Articles.titled(id, "second model", OLD))).isEqualTo(WriteOutcome.WRITTEN);

    assertThat(stored(id).path("title").asText()).isEqualTo("second model");
  }

  @Test
  void keepsTheMarkerOfAWithdrawalOverAnOlderVersion() throws IOException {
    write(Articles.titled(id, "text", OLD));
    write(Articles.withdrawn(id, NEW));

    assertThat(write(Articles.titled(id, "text", OLD))).isEqualTo(WriteOutcome.SUPERSEDED);

    assertThat(stored(id).path("status").asText()).isEqualTo("canceled");
    assertThat(stored(id).has("title")).isFalse();
  }

  @Test
  void rejectsOneBadDocumentAndWritesItsNeighbours() throws IOException {
    List<ArticleDocument> documents =
        List.of(
            ArticleDocument.of(Articles.titled(id + "a", "a", OLD)),
            json(id + "b", "{\"id\":\"b\",\"field from hell\":{\"a.b..c\":1}}"),
            ArticleDocument.of(Articles.titled(id + "c", "c", OLD)));

    List<WriteOutcome> outcomes = index().write(documents);

    assertThat(outcomes).hasSize(3);
    assertThat(outcomes.get(0)).isEqualTo(WriteOutcome.WRITTEN);
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            WriteOutcome.Rejected.class,
            rejected -> assertThat(rejected.type()).isEqualTo("strict_dynamic_mapping_exception"));
    assertThat(outcomes.get(2)).isEqualTo(WriteOutcome.WRITTEN);
    assertThat(stored(id + "b").isMissingNode()).isTrue();
    assertThat(stored(id + "c").path("title").asText()).isEqualTo("c");
  }

  @Test
  void letsTheLaterOfTwoWithOneIdAndVersionWin() throws IOException {
    List<ArticleDocument> documents =
        List.of(
            ArticleDocument.of(Articles.titled(id, "one", OLD)),
            ArticleDocument.of(Articles.titled(id, "two", OLD)));

    assertThat(index().write(documents)).containsOnly(WriteOutcome.WRITTEN);

    assertThat(stored(id).path("title").asText()).isEqualTo("two");
  }

  static ArticleDocument json(String id, String json) {
    return new ArticleDocument(id, 1, json.getBytes(StandardCharsets.UTF_8));
  }

  private WriteOutcome write(EnrichedArticle article) throws IOException {
    List<WriteOutcome> outcomes = index().write(List.of(ArticleDocument.of(article)));
    assertThat(outcomes).hasSize(1);
    return outcomes.getFirst();
  }
}

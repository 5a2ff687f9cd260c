package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import newsflow.events.EnrichedArticle;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.Articles;
import newsflow.index.document.WriteOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Retention on a real Elasticsearch; articles of a time before that of every other test. */
class ExpiryIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Instant OLD = Instant.parse("2001-01-01T00:00:00Z");
  private static final Instant CUTOFF = Instant.parse("2001-06-01T00:00:00Z");
  private static final Instant KEPT = Instant.parse("2001-06-01T00:00:00.001Z");

  @RegisterExtension final RealPipeline pipeline = new RealPipeline();

  private final String id = UUID.randomUUID().toString();

  @Test
  void deletesWhatWasAcceptedBeforeTheCutoffAndNothingElse() throws IOException {
    write(IntStream.range(0, 2_500).mapToObj(i -> article("-old-" + i, OLD.plusSeconds(i))));
    write(article("-kept", KEPT));
    write(Articles.withdrawn(id + "-marker", OLD));
    RealElasticsearch.refresh();

    assertThat(sweep()).isGreaterThanOrEqualTo(2_501);

    assertThat(isStored("-old-0")).isFalse();
    assertThat(isStored("-old-2499")).isFalse();
    assertThat(isStored("-marker")).isFalse();
    assertThat(isStored("-kept")).isTrue();
    RealElasticsearch.refresh();
    assertThat(sweep()).isZero();
  }

  @Test
  void keepsANewerVersionThatTheSearchDidNotSeeYet() throws IOException {
    String index = RealElasticsearch.writeIndex();
    write(article("-renewed", OLD));
    RealElasticsearch.refresh();
    RealElasticsearch.settings(index, "{\"index.refresh_interval\":\"-1\"}");
    try {
      write(article("-renewed", KEPT));

      sweep();

      assertThat(isStored("-renewed")).isTrue();
    } finally {
      RealElasticsearch.settings(index, "{\"index.refresh_interval\":null}");
    }
  }

  @Test
  void isKeptByTheServiceWhichWritesNothingThatHasPassed() throws Exception {
    Duration limit = Duration.between(CUTOFF, Instant.now());
    write(article("-there", OLD));
    RealElasticsearch.refresh();
    Map<String, String> settings = Map.of("NEWSFLOW_INDEX_RETENTION", limit.toDays() + "d");
    try (IndexService _ = pipeline.service(settings)) {
      await().atMost(SOON).until(() -> !isStored("-there"));

      pipeline.send(article("-there", OLD));
      pipeline.send(article("-replayed", OLD));
      pipeline.send(article("-new", Articles.ACCEPTED));

      await().atMost(SOON).until(() -> isStored("-new"));
      await().atMost(SOON).until(() -> pipeline.uncommitted() == 0);
      assertThat(isStored("-there")).isFalse();
      assertThat(isStored("-replayed")).isFalse();
    }
  }

  private long sweep() throws IOException {
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    Retention retention = new Retention(Duration.between(CUTOFF, now));
    return new Expiry(RealElasticsearch.ready(), retention, InstantSource.fixed(now)).sweep();
  }

  private EnrichedArticle article(String suffix, Instant accepted) {
    return Articles.titled(id + suffix, "x", accepted);
  }

  private void write(EnrichedArticle article) throws IOException {
    write(Stream.of(article));
  }

  private void write(Stream<EnrichedArticle> articles) throws IOException {
    List<ArticleDocument> documents = articles.map(ArticleDocument::of).toList();
    assertThat(RealElasticsearch.throughWriteAlias().write(documents))
        .containsOnly(WriteOutcome.WRITTEN);
  }

  private boolean isStored(String suffix) throws IOException {
    return !RealElasticsearch.stored(id + suffix).isMissingNode();
  }
}

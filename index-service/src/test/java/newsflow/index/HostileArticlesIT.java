package newsflow.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import newsflow.events.Entity;
import newsflow.events.EntityType;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.Articles;
import newsflow.index.document.WriteOutcome;
import newsflow.runtime.Health;
import newsflow.schemas.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Articles and clusters as no one wants them, each beside good neighbours. */
class HostileArticlesIT {
  @RegisterExtension final RealPipeline pipeline = new RealPipeline();

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration LATER = Duration.ofSeconds(120);

  private final String id = UUID.randomUUID().toString();

  @Test
  void indexesAnArticleOfEightMegabytesAndOneOfTwentyThousandEntities() throws Exception {
    EnrichedArticle large = Articles.whole(id + "-large");
    large.setBody("Một câu dài của bài báo rất dài. ".repeat(180_000));
    try (IndexService _ = pipeline.service(Map.of())) {
      pipeline.send(neighbour(1));
      pipeline.send(large);
      pipeline.send(crowded(id + "-crowded", 20_000));
      pipeline.send(neighbour(2));

      await().atMost(SOON).until(() -> isStored("-large") && isStored("-crowded"));
      await().atMost(SOON).until(() -> isStored("-1") && isStored("-2"));
      await().atMost(SOON).until(() -> pipeline.uncommitted() == 0);
    }
  }

  @Test
  void deadLettersWhatElasticsearchCannotHoldInsteadOfTryingForEver() throws Exception {
    EnrichedArticle huge = Articles.whole(id);
    huge.setBody("x".repeat(50_000_000));
    try (IndexService service = pipeline.service(Map.of())) {
      pipeline.send(neighbour(1));
      pipeline.send(huge);
      pipeline.send(crowded(id + "-crowded", 100_000));
      pipeline.send(neighbour(2));

      for (String key : List.of(id, id + "-crowded")) {
        ConsumerRecord<byte[], byte[]> letter = pipeline.deadLetter(key.getBytes(UTF_8));
        assertThat(DeadLetter.text(letter.headers(), "reason")).contains("TOO_LARGE");
      }
      await().atMost(SOON).until(() -> isStored("-1") && isStored("-2"));
      assertThat(service.health()).isInstanceOf(Health.Running.class);
    }
  }

  @Test
  void deadLettersADateOfTheYear99999WithElasticsearchsReason() throws Exception {
    EnrichedArticle far = Articles.whole(id);
    far.setPublishedAt(Instant.parse("+99999-01-01T00:00:00Z"));
    try (IndexService service = pipeline.service(Map.of())) {
      pipeline.sendAll(List.of(neighbour(1), far, neighbour(2)));

      ConsumerRecord<byte[], byte[]> letter = pipeline.deadLetter(id.getBytes(UTF_8));
      assertThat(DeadLetter.text(letter.headers(), "reason")).contains("REFUSED_BY_INDEX");
      assertThat(DeadLetter.text(letter.headers(), "detail").orElseThrow())
          .startsWith("document_parsing_exception")
          .contains("published_at");
      await().atMost(SOON).until(() -> isStored("-1") && isStored("-2"));
      assertThat(service.health()).isInstanceOf(Health.Running.class);
    }
  }

  @Test
  void storesLoneSurrogatesAndControlCharactersReplacedOneForOne() throws Exception {
    EnrichedArticle article = Articles.whole(id);
    article.setTitle("Tin\0 \u001E nóng \uD800 \uDC00 \uD83D\uDE00");
    article.getEntities().getFirst().setName("A\u001FB\0");

    assertThat(write(neighbour(1), article, neighbour(2))).containsOnly(WriteOutcome.WRITTEN);

    assertThat(RealElasticsearch.stored(id).path("title").asText())
        .isEqualTo("Tin    nóng \uFFFD \uFFFD \uD83D\uDE00");
  }

  @Test
  void waitsWhileTheIndexIsReadOnlyAsAtTheDiskWatermark() throws Exception {
    String index = RealElasticsearch.writeIndex();
    try (IndexService service = pipeline.service(Map.of())) {
      await().atMost(SOON).until(() -> service.health() instanceof Health.Running);
      RealElasticsearch.settings(index, "{\"index.blocks.read_only_allow_delete\":true}");
      pipeline.sendAll(List.of(neighbour(1), neighbour(2)));
      await().atMost(SOON).until(() -> service.health() instanceof Health.Waiting);
      assertThat(service.health().detail()).contains("cluster_block_exception");

      RealElasticsearch.settings(index, "{\"index.blocks.read_only_allow_delete\":null}");

      await().atMost(SOON).until(() -> isStored("-1") && isStored("-2"));
      await().atMost(SOON).until(() -> service.health() instanceof Health.Running);
      assertThat(pipeline.deadLetters((id + "-1").getBytes(UTF_8))).isEmpty();
    } finally {
      RealElasticsearch.settings(index, "{\"index.blocks.read_only_allow_delete\":null}");
    }
  }

  @Test
  void waitsAtTheStartTooWhileTheIndexIsReadOnly() throws Exception {
    RealElasticsearch.ready();
    String index = RealElasticsearch.writeIndex();
    RealElasticsearch.settings(index, "{\"index.blocks.read_only\":true}");
    try (IndexService service = pipeline.service(Map.of())) {
      pipeline.send(neighbour(1));
      await().atMost(SOON).until(() -> service.health() instanceof Health.Waiting);

      RealElasticsearch.settings(index, "{\"index.blocks.read_only\":null}");

      await().atMost(SOON).until(() -> isStored("-1"));
    } finally {
      RealElasticsearch.settings(index, "{\"index.blocks.read_only\":null}");
    }
  }

  @Test
  void storesTitlesAndNamesThatHoldNoWord() throws Exception {
    for (String title : List.of(" ", "!!!", "…", "\uD83D\uDE00", "\u0301", "\u200B", "\uFFFF")) {
      EnrichedArticle article = Articles.whole(id);
      article.setTitle(title);
      article.setSummary(title);
      article.getEntities().getFirst().setName(title);

      assertThat(write(article)).as(title).isEqualTo(WriteOutcome.WRITTEN);
    }
  }

  @Test
  void storesATimeOfAZoneThatHadSecondsThen() throws Exception {
    EnrichedArticle old = Articles.whole(id);
    old.setPublishedAt(Instant.parse("1905-06-01T00:00:00Z"));
    old.setPublishedAtZone("Asia/Ho_Chi_Minh");

    assertThat(write(old)).isEqualTo(WriteOutcome.WRITTEN);
  }

  @Test
  void hasMemoryForManyLargeRecordsAtOnce() throws Exception {
    Process process = pipeline.process(Map.of(), ProcessBuilder.Redirect.INHERIT);
    try {
      pipeline.sendAll(
          IntStream.range(0, 250)
              .mapToObj(
                  i -> {
                    EnrichedArticle article = Articles.withdrawn(id + "-" + i, Articles.ACCEPTED);
                    article.setBody("x".repeat(2_000_000)); // in the record alone
                    return article;
                  })
              .toList());

      await().atMost(LATER).until(() -> pipeline.uncommitted() == 0);
      assertThat(isStored("-0") && isStored("-249")).isTrue();
    } finally {
      process.destroy();
      assertThat(process.waitFor(LATER)).isTrue();
    }
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void takesNamesAndValuesFromHellForWhatTheyAre() throws Exception {
    String hell = "a.b..c\"}\n{\"index\":{}} _id {{x}} \\u0000 \u2028 ../../ '; -- ";
    EnrichedArticle article = Articles.whole(id);
    article.setSection(hell);
    article.setKeywords(List.of(hell, "_source", "."));
    article.getSource().setName(hell);
    article.getEntities().getFirst().setId("misc:" + hell);

    assertThat(write(neighbour(1), article, neighbour(2))).containsOnly(WriteOutcome.WRITTEN);

    assertThat(RealElasticsearch.stored(id).path("section").asText()).isEqualTo(hell);
    assertThat(RealElasticsearch.stored(id).at("/keywords/1").asText()).isEqualTo("_source");
  }

  @Test
  void deadLettersWhatAMappingChangedBehindItsBackRefusesAndWritesTheNeighbours() throws Exception {
    Elasticsearch elasticsearch = RealElasticsearch.ready();
    String good = RealElasticsearch.writeIndex();
    String changed = RealElasticsearch.indexWith("section", "date");
    try (IndexService service = pipeline.service(Map.of())) {
      await().atMost(SOON).until(() -> service.health() instanceof Health.Running);
      RealElasticsearch.moveWriteAlias(good, changed);
      pipeline.sendAll(List.of(neighbour(1), Articles.whole(id), neighbour(2)));

      assertThat(pipeline.deadLetter(id.getBytes(UTF_8)).value()).isNotEmpty();
      await().atMost(SOON).until(() -> isStored("-1") && isStored("-2"));
      await().atMost(SOON).until(() -> pipeline.uncommitted() == 0);
      assertThat(service.health()).isInstanceOf(Health.Running.class);
    } finally {
      RealElasticsearch.moveWriteAlias(changed, good);
      elasticsearch.send("DELETE", "/" + changed);
    }
  }

  @Test
  void stopsWhenAMappingChangedBehindItsBackRefusesEverything() throws Exception {
    Elasticsearch elasticsearch = RealElasticsearch.ready();
    String good = RealElasticsearch.writeIndex();
    String bad = RealElasticsearch.indexWith("word_count", "ip");
    try (IndexService service = pipeline.service(Map.of())) {
      await().atMost(SOON).until(() -> service.health() instanceof Health.Running);
      RealElasticsearch.moveWriteAlias(good, bad);
      pipeline.sendAll(
          IntStream.range(0, 400).mapToObj(i -> Articles.whole(id + "-" + i)).toList());

      await().atMost(SOON).until(() -> service.health() instanceof Health.Failed);
      assertThat(service.health().detail()).contains("document_parsing_exception");
    } finally {
      RealElasticsearch.moveWriteAlias(bad, good);
      elasticsearch.send("DELETE", "/" + bad);
    }
    assertThat(pipeline.uncommitted()).isGreaterThanOrEqualTo(300);
  }

  @Test
  void holdsAWithdrawalEvenAfterElasticsearchForgetsDeletions() throws Exception {
    Elasticsearch elasticsearch = RealElasticsearch.ready();
    String index = RealElasticsearch.writeIndex();
    RealElasticsearch.settings(index, "{\"index.gc_deletes\":\"1ms\"}");
    try {
      Instant later = Articles.ACCEPTED.plusMillis(1);
      write(Articles.withdrawn(id, later));
      write(Articles.titled(id + "-deleted", "x", Articles.ACCEPTED));
      elasticsearch.send(
          "DELETE",
          "/%s/_doc/%s-deleted?version=%d&version_type=external"
              .formatted(index, id, later.toEpochMilli()));

      // A real deletion is forgotten: the old version comes back. So the time has passed.
      await()
          .atMost(SOON)
          .until(
              () ->
                  write(Articles.titled(id + "-deleted", "x", Articles.ACCEPTED))
                      .equals(WriteOutcome.WRITTEN));

      assertThat(write(Articles.titled(id, "x", Articles.ACCEPTED)))
          .isEqualTo(WriteOutcome.SUPERSEDED);
      assertThat(RealElasticsearch.stored(id).path("status").asText()).isEqualTo("canceled");
    } finally {
      RealElasticsearch.settings(index, "{\"index.gc_deletes\":null}");
    }
  }

  private static EnrichedArticle crowded(String id, int entities) {
    EnrichedArticle article = Articles.whole(id);
    article.setEntities(
        IntStream.range(0, entities)
            .mapToObj(
                i ->
                    Entity.newBuilder()
                        .setId("misc:thing-" + i)
                        .setType(EntityType.MISC)
                        .setName("Thing " + i)
                        .build())
            .toList());
    return article;
  }

  private EnrichedArticle neighbour(int number) {
    return Articles.titled(id + "-" + number, "Neighbour", Articles.ACCEPTED);
  }

  private boolean isStored(String suffix) throws IOException {
    return !RealElasticsearch.stored(id + suffix).isMissingNode();
  }

  private static WriteOutcome write(EnrichedArticle article) throws IOException {
    return write(new EnrichedArticle[] {article}).getFirst();
  }

  private static List<WriteOutcome> write(EnrichedArticle... articles) throws IOException {
    return ElasticsearchArticleIndex.throughAlias(
            RealElasticsearch.ready(),
            IndexSetup.WRITE_ALIAS,
            InstantSource.system(),
            new IndexMetrics(new SimpleMeterRegistry()))
        .write(Stream.of(articles).map(ArticleDocument::of).toList());
  }
}

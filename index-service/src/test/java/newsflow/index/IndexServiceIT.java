package newsflow.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import newsflow.events.EnrichedArticle;
import newsflow.index.document.Articles;
import newsflow.infra.ElasticsearchNode;
import newsflow.runtime.Health;
import newsflow.schemas.DeadLetter;
import newsflow.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The service on real Kafka, registry and Elasticsearch. */
class IndexServiceIT {
  @RegisterExtension final RealPipeline pipeline = new RealPipeline();

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(90);

  private final String id = UUID.randomUUID().toString();

  @Test
  void makesAnArticleSearchableThroughTheReadersAlias() throws Exception {
    try (IndexService service = pipeline.service(Map.of())) {
      pipeline.send(Articles.whole(id));

      await().atMost(SOON).until(() -> hits("{\"query\":{\"term\":{\"id\":\"" + id + "\"}}}") == 1);
      assertThat(service.health()).isInstanceOf(Health.Running.class);
      assertThat(page(service, "/ready").statusCode()).isEqualTo(200);
      assertThat(page(service, "/metrics").body())
          .contains(
              "newsflow_index_articles_total{outcome=\"written\",service=\"index-service\"} 1")
          .contains("newsflow_index_lag_records")
          .contains("newsflow_index_bulk_duration_seconds_count");
      await().atMost(SOON).until(() -> pipeline.uncommitted() == 0);
    }
  }

  @Test
  void findsWithoutDiacriticsAndRanksTheAccentedMatchFirst() throws Exception {
    try (IndexService _ = pipeline.service(Map.of())) {
      pipeline.send(Articles.titled(id + "1", "Thai nguyen " + id, Articles.ACCEPTED));
      pipeline.send(Articles.titled(id + "2", "Thái Nguyên " + id, Articles.ACCEPTED));
      await().atMost(SOON).until(() -> hits(query("thai nguyen " + id)) == 2);

      assertThat(ids(query("Thái Nguyên " + id))).containsExactly(id + "2", id + "1");
    }
  }

  @Test
  void hidesAWithdrawnArticleAndKeepsItHiddenWhenAnOlderVersionIsReplayed() throws Exception {
    Instant later = Articles.ACCEPTED.plusMillis(1);
    try (IndexService service = pipeline.service(Map.of())) {
      pipeline.send(Articles.whole(id));
      await().atMost(SOON).until(() -> !RealElasticsearch.stored(id).isMissingNode());

      pipeline.send(Articles.withdrawn(id, later));
      await().atMost(SOON).until(() -> !RealElasticsearch.stored(id).has("title"));
      pipeline.send(Articles.whole(id));
      await()
          .atMost(SOON)
          .until(
              () ->
                  page(service, "/metrics")
                      .body()
                      .contains("superseded\",service=\"index-service\"} 1"));

      RealElasticsearch.refresh();
      assertThat(hits("{\"query\":{\"term\":{\"id\":\"" + id + "\"}}}")).isZero();
      assertThat(RealElasticsearch.stored(id).path("status").asText()).isEqualTo("canceled");
      assertThat(RealElasticsearch.stored(id).has("title")).isFalse();
    }
  }

  @Test
  void deadLettersPoisonWithItsVeryBytesAndIndexesTheNeighbours() throws Exception {
    byte[] key = ("poison " + id).getBytes(UTF_8);
    byte[] value = {0, 0, 0, 0, 1, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};
    ProducerRecord<byte[], byte[]> poison = new ProducerRecord<>(Topics.ENRICHED, 0, key, value);
    poison
        .headers()
        .add(
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(UTF_8));
    try (IndexService service = pipeline.service(Map.of())) {
      pipeline.send(Articles.titled(id + "1", "one", Articles.ACCEPTED));
      pipeline.send(poison);
      pipeline.send(Articles.titled(id + "2", "two", Articles.ACCEPTED));

      ConsumerRecord<byte[], byte[]> letter = pipeline.deadLetter(key);
      assertThat(letter.value()).isEqualTo(value);
      assertThat(letter.headers().lastHeader("traceparent")).isNotNull();
      assertThat(DeadLetter.text(letter.headers(), "stage")).contains("index");
      assertThat(DeadLetter.text(letter.headers(), "reason")).contains("UNREADABLE");
      assertThat(DeadLetter.text(letter.headers(), "topic")).contains(Topics.ENRICHED);
      assertThat(DeadLetter.text(letter.headers(), "partition")).contains("0");
      assertThat(DeadLetter.text(letter.headers(), "attempts")).contains("1");
      await().atMost(SOON).until(() -> !RealElasticsearch.stored(id + "2").isMissingNode());
      await().atMost(SOON).until(() -> pipeline.uncommitted() == 0);
      assertThat(service.health()).isInstanceOf(Health.Running.class);
    }
  }

  @Test
  void losesNothingAndCountsNothingTwiceWhenElasticsearchIsKilledInTheMiddle() throws Exception {
    ElasticsearchNode elasticsearch = pipeline.infra().elasticsearch();
    try (IndexService service = pipeline.service(Map.of())) {
      pipeline.sendAll(articles(0, 200));
      await().atMost(SOON).until(() -> written(service) >= 200);
      elasticsearch.kill();
      pipeline.sendAll(articles(200, 500));
      await().atMost(SOON).until(() -> service.health() instanceof Health.Waiting);
      assertThat(page(service, "/ready").statusCode()).isEqualTo(503);
      assertThat(page(service, "/health").statusCode()).isEqualTo(200);

      elasticsearch.start();

      await().atMost(LATER).until(() -> service.health() instanceof Health.Running);
      await().atMost(LATER).until(() -> written(service) == 500);
      await().atMost(SOON).until(() -> pipeline.uncommitted() == 0);
    } finally {
      elasticsearch.start();
    }
    RealElasticsearch.refresh();
    assertThat(
            hits(
                "{\"size\":0,\"track_total_hits\":true,\"query\":{\"prefix\":{\"id\":\""
                    + id
                    + "\"}}}"))
        .isEqualTo(500);
  }

  @Test
  void losesNothingWhenOneOfTwoInstancesIsKilled() throws Exception {
    Map<String, String> quick =
        Map.of("KAFKA_SESSION_TIMEOUT_MS", "6000", "KAFKA_HEARTBEAT_INTERVAL_MS", "1000");
    Process killed = pipeline.process(quick, ProcessBuilder.Redirect.INHERIT);
    try (IndexService survivor = pipeline.service(quick)) {
      await().atMost(LATER).until(() -> pipeline.members() == 2);
      pipeline.sendAll(articles(0, 4_000));
      await().atMost(LATER).until(() -> written(survivor) > 0 && stored() > written(survivor));
      killed.destroyForcibly();
      pipeline.sendAll(articles(4_000, 5_000));

      await().atMost(LATER).until(() -> stored() == 5_000);
      await().atMost(LATER).until(() -> pipeline.uncommitted() == 0);
      assertThat(pipeline.members()).isEqualTo(1);
      assertThat(survivor.health()).isInstanceOf(Health.Running.class);
    } finally {
      killed.destroyForcibly();
    }
  }

  @Test
  void waitsForTheTopicOfDeadLettersAndCommitsNothingBehindOne() throws Exception {
    byte[] key = ("poison " + id).getBytes(UTF_8);
    pipeline.deleteTopicOfDeadLetters();
    try (IndexService service = pipeline.service(Map.of())) {
      pipeline.send(new ProducerRecord<>(Topics.ENRICHED, 0, key, new byte[] {1, 2, 3}));

      await()
          .atMost(SOON)
          .until(
              () ->
                  service.health() instanceof Health.Waiting(String on)
                      && on.contains("dead letters"));
      assertThat(pipeline.uncommitted()).isEqualTo(1);
      pipeline.initialise();

      await().atMost(SOON).until(() -> pipeline.uncommitted() == 0);
      assertThat(pipeline.deadLetters(key)).hasSize(1);
      await().atMost(SOON).until(() -> service.health() instanceof Health.Running);
    } finally {
      pipeline.initialise();
    }
  }

  @Test
  void handsOverAtOnceWhenItStopsWithWorkInHand() throws Exception {
    ElasticsearchNode elasticsearch = pipeline.infra().elasticsearch();
    IndexService service = pipeline.service(Map.of());
    try {
      pipeline.send(Articles.titled(id + "-1", "one", Articles.ACCEPTED));
      await().atMost(LATER).until(() -> stored() == 1);
      elasticsearch.kill();
      pipeline.sendAll(articles(2, 500));
      await().atMost(SOON).until(() -> service.health() instanceof Health.Waiting);
      long start = System.nanoTime();

      service.close();

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
      assertThat(service.health()).isNotInstanceOf(Health.Failed.class);
    } finally {
      service.close();
      elasticsearch.start();
    }
  }

  @Test
  void goesOnAfterTheBrokerWasAway() throws Exception {
    try (IndexService service = pipeline.service(Map.of())) {
      pipeline.send(Articles.titled(id + "1", "one", Articles.ACCEPTED));
      await().atMost(SOON).until(() -> written(service) == 1);
      pipeline.infra().kafka().kill();
      await().atMost(SOON).until(() -> service.health() instanceof Health.Waiting);

      pipeline.infra().kafka().start();

      pipeline.send(Articles.titled(id + "2", "two", Articles.ACCEPTED));
      await().atMost(LATER).until(() -> written(service) == 2);
      await().atMost(SOON).until(() -> service.health() instanceof Health.Running);
    } finally {
      pipeline.infra().kafka().start();
    }
  }

  @Test
  void waitsForTheRegistryInsteadOfDeadLettering() throws Exception {
    try (IndexService service =
        pipeline.service(Map.of("SCHEMA_REGISTRY_URL", "http://127.0.0.1:1"))) {
      pipeline.send(Articles.whole(id));

      await()
          .atMost(SOON)
          .until(
              () ->
                  service.health() instanceof Health.Waiting(String on) && on.contains("registry"));
    }
    assertThat(pipeline.uncommitted()).isEqualTo(1);
    assertThat(pipeline.deadLetters(id.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void failsWhenTheAliasIsTakenAway() throws Exception {
    Elasticsearch elasticsearch = RealElasticsearch.ready();
    String index = RealElasticsearch.writeIndex();
    try (IndexService service = pipeline.service(Map.of())) {
      await().atMost(SOON).until(() -> service.health() instanceof Health.Running);
      elasticsearch.send("DELETE", "/" + index + "/_alias/" + IndexSetup.WRITE_ALIAS);
      pipeline.send(Articles.whole(id));

      await().atMost(SOON).until(() -> service.health() instanceof Health.Failed);
      assertThat(service.health().detail()).contains(IndexSetup.WRITE_ALIAS);
    } finally {
      elasticsearch.send("PUT", "/" + index + "/_alias/" + IndexSetup.WRITE_ALIAS);
    }
    assertThat(pipeline.uncommitted()).isEqualTo(1);

    try (IndexService _ = pipeline.service(Map.of())) {
      await().atMost(SOON).until(() -> pipeline.uncommitted() == 0);
      assertThat(RealElasticsearch.stored(id).path("id").asText()).isEqualTo(id);
    }
  }

  @Test
  void drainsAndExitsWithZeroOnSigterm() throws Exception {
    List<EnrichedArticle> articles = articles(0, 3_000);
    Process process = pipeline.process(Map.of(), ProcessBuilder.Redirect.INHERIT);
    try {
      pipeline.sendAll(articles);
      await().atMost(LATER).until(() -> stored() > 0);
      process.destroy();
      assertThat(process.waitFor(Duration.ofSeconds(10))).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
    assertThat(stored()).isGreaterThanOrEqualTo(3_000 - pipeline.uncommitted());

    try (IndexService _ = pipeline.service(Map.of())) {
      await().atMost(LATER).until(() -> stored() == 3_000);
      await().atMost(SOON).until(() -> pipeline.uncommitted() == 0);
    }
  }

  @Test
  void exitsWithZeroWithinTenSecondsOfSigtermThoughElasticsearchHangs() throws Exception {
    ElasticsearchNode elasticsearch = pipeline.infra().elasticsearch();
    Process process = pipeline.process(Map.of(), ProcessBuilder.Redirect.INHERIT);
    try {
      pipeline.send(Articles.titled(id + "-1", "one", Articles.ACCEPTED));
      await().atMost(LATER).until(() -> stored() == 1);
      elasticsearch.freeze();
      pipeline.sendAll(articles(2, 500));
      await().atMost(SOON).until(() -> process.info().totalCpuDuration().isPresent());
      process.destroy();

      assertThat(process.waitFor(Duration.ofSeconds(10))).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      elasticsearch.thaw();
      process.destroyForcibly();
    }
    assertThat(pipeline.uncommitted()).isPositive();

    try (IndexService _ = pipeline.service(Map.of())) {
      await().atMost(LATER).until(() -> stored() == 499);
    }
  }

  private long stored() throws IOException {
    RealElasticsearch.refresh();
    return hits(
        "{\"size\":0,\"track_total_hits\":true,\"query\":{\"prefix\":{\"id\":\"" + id + "\"}}}");
  }

  private List<EnrichedArticle> articles(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Articles.titled(id + "-" + i, "Tin số " + i, Articles.ACCEPTED))
        .toList();
  }

  private static String query(String text) {
    return "{\"query\":{\"multi_match\":{\"query\":\""
        + text
        + "\",\"type\":\"most_fields\",\"operator\":\"and\",\"fields\":[\"title^2\",\"title.folded\"]}}}";
  }

  private static long hits(String body) throws IOException {
    return RealElasticsearch.search(IndexSetup.READ_ALIAS, body)
        .path("hits")
        .path("total")
        .path("value")
        .asLong();
  }

  private static List<String> ids(String body) throws IOException {
    List<String> ids = new ArrayList<>();
    for (JsonNode hit : RealElasticsearch.search(IndexSetup.READ_ALIAS, body).at("/hits/hits")) {
      ids.add(hit.path("_id").asText());
    }
    return ids;
  }

  private static long written(IndexService service) throws Exception {
    return page(service, "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("newsflow_index_articles_total{outcome=\"written\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static HttpResponse<String> page(IndexService service, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}

package newsflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import newsflow.events.ArticleStatus;
import newsflow.events.RawArticle;
import newsflow.events.Via;
import newsflow.runtime.Env;
import newsflow.schemas.ArticleId;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service on a real broker and a real registry. */
class IngestServiceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private IngestService service;
  private Http http;

  @BeforeEach
  void start() throws Exception {
    IngestInfra.bringBack();
    begin();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void begin() {
    service = new IngestService(IngestConfig.from(Env.of(IngestInfra.environment())));
    service.start();
    http = new Http(service.port());
  }

  private void awaitReady() {
    await().atMost(PATIENCE).until(() -> http.get("/ready").status() == 200);
  }

  @Test
  void anAcceptedArticleIsInTheTopicWithItsKeyAndTrace() throws Exception {
    awaitReady();
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    Http.Reply reply =
        http.post(
            "/v1/articles?url=https://news.example/a%3Futm_source=x&title=R%E1%BB%ABng&tags=a&tags=b",
            "text/html; charset=utf-8",
            "<p>Mưa lớn ở vùng núi.</p>".getBytes(StandardCharsets.UTF_8),
            "traceparent",
            trace);

    assertThat(reply.status()).isEqualTo(202);
    String id = ArticleId.of("https://news.example/a", "", null, new byte[0]);
    assertThat(reply.id(0)).isEqualTo(id);
    ConsumerRecord<String, RawArticle> message = IngestInfra.records(id).getLast();
    assertThat(message.headers().lastHeader("traceparent").value()).asString().isEqualTo(trace);
    RawArticle article = message.value();
    assertThat(StandardCharsets.UTF_8.decode(article.getContent()).toString())
        .isEqualTo("<p>Mưa lớn ở vùng núi.</p>");
    assertThat(article.getDeclared().getTitle()).isEqualTo("Rừng");
    assertThat(article.getDeclared().getTags()).containsExactly("a", "b");
    assertThat(article.getVia()).isEqualTo(Via.PUSH);
    assertThat(article.getContentType()).isEqualTo("text/html; charset=utf-8");
  }

  @Test
  void aWithdrawalIsALaterVersionWithoutContent() throws Exception {
    awaitReady();
    String id = http.json("{\"url\":\"https://news.example/gone\",\"text\":\"Soon gone.\"}").id(0);
    Http.Reply reply = http.send(http.request("/v1/articles/" + id).DELETE().build());

    assertThat(reply.status()).isEqualTo(202);
    List<RawArticle> versions =
        IngestInfra.records(id).stream().map(ConsumerRecord::value).toList();
    assertThat(versions.getLast().getStatus()).isEqualTo(ArticleStatus.CANCELED);
    assertThat(versions.getLast().getContent().remaining()).isZero();
    assertThat(versions.getLast().getAcceptedAt()).isAfter(versions.getFirst().getAcceptedAt());
  }

  @Test
  void anArticleAsLargeAsTheLimitGetsThrough() throws Exception {
    awaitReady();
    // Random text does not compress: the record is as large as it can be.
    java.util.Random random = new java.util.Random(7);
    byte[] content = new byte[20 << 20];
    random.nextBytes(content);
    Http.Reply reply = http.post("/v1/articles?guid=large", "text/plain", content);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(IngestInfra.records(reply.id(0)).getLast().value().getContent().array())
        .hasSize(content.length);
  }

  @Test
  void startsWhileBrokerAndRegistryAreAwayAndWorksOnceTheyAreBack() throws Exception {
    service.close();
    IngestInfra.get().kafka().kill();
    IngestInfra.get().registry().kill();
    begin();

    Http.Reply refused = http.json("{\"guid\":\"early\",\"text\":\"Too early.\"}");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotEmpty();
    assertThat(refused.json().path("rejected").path(0).path("reason").asText())
        .isEqualTo("unavailable");
    await().until(() -> http.get("/ready").json().path("status").asText().equals("waiting"));
    assertThat(http.get("/ready").status()).isEqualTo(503);
    assertThat(http.get("/health").status()).isEqualTo(200);

    IngestInfra.bringBack();
    awaitReady();
    Http.Reply accepted = http.json("{\"guid\":\"early\",\"text\":\"Too early.\"}");
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(IngestInfra.records(accepted.id(0))).isNotEmpty();
  }

  @Test
  void needsTheRegistryOnlyOnce() throws Exception {
    awaitReady();
    IngestInfra.get().registry().kill();
    assertThat(http.json("{\"guid\":\"cached\",\"text\":\"Schema known.\"}").status())
        .isEqualTo(202);
  }

  @Test
  void whatWasAcceptedSurvivesAKilledBrokerAndTheRestArrivesOnceItIsBack() throws Exception {
    awaitReady();
    Queue<String> accepted = new ConcurrentLinkedQueue<>();
    Thread poster =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (int i = 0; i < 60; i++) {
                    String body = "{\"guid\":\"kill-" + i + "\",\"text\":\"Number " + i + "\"}";
                    accepted.add(postUntilAccepted(body));
                  }
                });
    await().until(() -> accepted.size() >= 10);
    IngestInfra.get().kafka().kill();
    // The poster is refused, or waits, until the broker is back.
    await().until(() -> !(service.health() instanceof newsflow.runtime.Health.Running));
    IngestInfra.bringBack();
    await().atMost(PATIENCE).until(() -> accepted.size() == 60);
    poster.join();

    Map<String, Long> stored =
        IngestInfra.records().stream()
            .collect(Collectors.groupingBy(ConsumerRecord::key, Collectors.counting()));
    assertThat(stored).containsKeys(accepted.toArray(String[]::new));
  }

  private String postUntilAccepted(String body) {
    try {
      Http.Reply reply = http.json(body);
      while (reply.status() == 503) {
        reply = http.json(body);
      }
      assertThat(reply.status()).isEqualTo(202);
      return reply.id(0);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}

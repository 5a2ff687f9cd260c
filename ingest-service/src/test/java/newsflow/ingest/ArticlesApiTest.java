package newsflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import newsflow.events.ArticleStatus;
import newsflow.events.RawArticle;
import newsflow.runtime.Env;
import newsflow.runtime.Health;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API over real HTTP, on the fake that passes the contract of the real publisher. */
class ArticlesApiTest {
  private static final String KEY = "khoa-bi-mat-0123456789";
  private static final String GOOD = "{\"url\":\"https://tin.example/a\",\"text\":\"Lũ rút.\"}";

  private FakePublisher publisher;
  private IngestService service;
  private Http http;

  @BeforeEach
  void start() {
    start(Map.of());
  }

  private void start(Map<String, String> more) {
    Map<String, String> settings =
        new java.util.HashMap<>(
            Map.of(
                "NEWSFLOW_INGEST_PORT", "0",
                "NEWSFLOW_INGEST_MAX_BODY", "100k",
                "NEWSFLOW_INGEST_MAX_ARTICLE", "50k",
                "KAFKA_BOOTSTRAP_SERVERS", "localhost:1",
                "SCHEMA_REGISTRY_URL", "mock://unused"));
    settings.putAll(more);
    publisher = new FakePublisher();
    service =
        new IngestService(IngestConfig.from(Env.of(settings)), publisher, InstantSource.system());
    service.start();
    http = new Http(service.port());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void listsEachItemOnceWithItsFate() throws Exception {
    Http.Reply reply = http.json("[" + GOOD + ",{\"text\":\"\"},{\"text\":\"b\"},nope]");
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.json().path("accepted").findValuesAsText("index")).containsExactly("0", "2");
    assertThat(reply.json().path("rejected").findValuesAsText("index")).containsExactly("1", "3");
    assertThat(reply.json().path("rejected").findValuesAsText("reason"))
        .containsExactly("empty_content", "unparsable");
    assertThat(publisher.kept).hasSize(2);
    String metrics = new String(http.get("/metrics").response().body(), StandardCharsets.UTF_8);
    assertThat(counted(metrics, "outcome=\"accepted\"")).isEqualTo(2);
    assertThat(counted(metrics, "reason=\"empty_content\"")).isEqualTo(1);
    assertThat(counted(metrics, "reason=\"unparsable\"")).isEqualTo(1);
    assertThat(counted(metrics, "outcome=")).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {broken | 400",
        "application/json | [] | 422",
        "application/json | {\"text\":\"\"} | 422",
        "application/json |  | 400",
        "application/vnd.iptc.ninjs+json | {\"uri\":\"urn:x\",\"bodies\":[{\"value\":\"x\"}]} |"
            + " 202",
        "application/x-ndjson | {broken | 400",
        "text/plain; charset=utf-8 | Lũ rút. | 202",
        "text/html |  | 422",
        "image/png | x | 415",
        "application/x-www-form-urlencoded | a=b | 415"
      })
  void answersWithTheStatusOfTheContract(String type, String body, int status) throws Exception {
    byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    assertThat(http.post("/v1/articles", type, bytes).status()).isEqualTo(status);
  }

  @Test
  void aBodyWithoutTypeIs415() throws Exception {
    Http.Reply reply = http.post("/v1/articles", "", GOOD.getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.json().path("detail").asText()).contains("application/json");
  }

  @Test
  void takesGzip() throws Exception {
    Http.Reply reply = gzipped(gzip(GOOD.getBytes(StandardCharsets.UTF_8)));
    assertThat(reply.status()).isEqualTo(202);
  }

  @Test
  void aBombIsNotUnpacked() throws Exception {
    assertThat(gzipped(gzip(new byte[50 << 20])).status()).isEqualTo(413);
  }

  @Test
  void brokenGzipIs400AndOtherEncodingsAre415() throws Exception {
    byte[] good = gzip(GOOD.getBytes(StandardCharsets.UTF_8));
    assertThat(gzipped(GOOD.getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(400);
    assertThat(gzipped(java.util.Arrays.copyOf(good, good.length / 2)).status()).isEqualTo(400);
    assertThat(
            http.post("/v1/articles", "application/json", good, "Content-Encoding", "br").status())
        .isEqualTo(415);
  }

  @Test
  void aBodyOverTheLimitIs413WhateverItsSize() throws Exception {
    for (int kilobytes : new int[] {101, 199, 5_000}) {
      assertThat(http.post("/v1/articles", "text/plain", new byte[kilobytes << 10]).status())
          .as("%d KiB", kilobytes)
          .isEqualTo(413);
    }
    assertThat(http.json(GOOD).status()).isEqualTo(202);
  }

  @Test
  void anArticleOverTheLimitIs413ButLeavesItsNeighbours() throws Exception {
    String large = "{\"text\":\"" + "x".repeat(60 << 10) + "\"}";
    assertThat(http.json(large).status()).isEqualTo(413);
    Http.Reply mixed = http.json("[" + large + "," + GOOD + "]");
    assertThat(mixed.status()).isEqualTo(202);
    assertThat(mixed.json().path("rejected").path(0).path("reason").asText())
        .isEqualTo("too_large");
  }

  @Test
  void theSameIdAgainIsALaterVersion() throws Exception {
    for (int i = 0; i < 50; i++) {
      http.json("[" + GOOD + "," + GOOD + "]");
    }
    List<Long> versions =
        publisher.kept.stream().map(each -> each.article().getAcceptedAt().toEpochMilli()).toList();
    assertThat(versions).hasSize(100).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void withdraws() throws Exception {
    String id = http.json(GOOD).id(0);
    Http.Reply reply = http.send(http.request("/v1/articles/" + id).DELETE().build());
    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.id(0)).isEqualTo(id);
    RawArticle withdrawal = publisher.kept.getLast().article();
    assertThat(withdrawal.getStatus()).isEqualTo(ArticleStatus.CANCELED);
    assertThat(withdrawal.getContent().remaining()).isZero();
    assertThat(http.send(http.request("/v1/articles/abc").DELETE().build()).status())
        .isEqualTo(400);
  }

  @Test
  void whileKafkaIsAwayItSaysWhenToTryAgain() throws Exception {
    publisher.health = new Health.Waiting("Kafka");
    Http.Reply reply = http.json(GOOD);
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo("3");
    assertThat(reply.json().path("accepted")).isEmpty();
    assertThat(http.get("/ready").status()).isEqualTo(503);
    assertThat(http.get("/health").status()).isEqualTo(200);
  }

  @Test
  void keysDecideWhoMayPush() throws Exception {
    service.close();
    start(Map.of("NEWSFLOW_INGEST_API_KEYS", "another-key-0123456789," + KEY));
    assertThat(push().status()).isEqualTo(401);
    assertThat(push().header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(push("Authorization", "Bearer wrong").status()).isEqualTo(403);
    assertThat(push("Authorization", "Bearer " + KEY).status()).isEqualTo(202);
    assertThat(push("Authorization", "ApiKey " + KEY).status()).isEqualTo(202);
    assertThat(push("X-Api-Key", KEY).status()).isEqualTo(202);
    assertThat(http.get("/openapi.json").status()).isEqualTo(200);
  }

  @Test
  void continuesTheTraceOrStartsOne() throws Exception {
    String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    push("traceparent", trace);
    push("traceparent", "00-nonsense");
    assertThat(publisher.kept.get(0).traceparent()).isEqualTo(trace);
    assertThat(publisher.kept.get(1).traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
  }

  @Test
  void otherMethodsAre405() throws Exception {
    assertThat(http.get("/v1/articles").status()).isEqualTo(405);
    assertThat(http.get("/v1/articles").header("Allow")).isEqualTo("POST");
  }

  @Test
  void asksToComeBackWhileTooMuchIsBeingSent() throws Exception {
    service.close();
    start(Map.of("NEWSFLOW_INGEST_MAX_IN_FLIGHT", "100k"));
    String article = "{\"text\":\"" + "x".repeat(40_000) + "\"}";
    try (Socket _ = unfinished("{\"text\":\"" + "y".repeat(80_000))) {
      await().until(() -> inFlight() > 70_000);
      Http.Reply reply = http.json(article);
      assertThat(reply.status()).isEqualTo(429);
      assertThat(reply.header("Retry-After")).isEqualTo("1");
      assertThat(publisher.kept).isEmpty();
    }
    await().until(() -> inFlight() == 0);
    assertThat(http.json(article).status()).isEqualTo(202);
  }

  @Test
  void aCallerThatGoesAwayLeavesNothingBehind() throws Exception {
    unfinished("{\"text\":\"cut").close();
    assertThat(http.json(GOOD).status()).isEqualTo(202);
    assertThat(publisher.kept).hasSize(1);
    await().until(() -> inFlight() == 0);
  }

  /** A request of which only the beginning is ever sent. */
  private Socket unfinished(String beginning) throws IOException {
    Socket socket = new Socket("127.0.0.1", service.port());
    socket
        .getOutputStream()
        .write(
            ("POST /v1/articles HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 90000\r\n\r\n"
                    + beginning)
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private double inFlight() throws Exception {
    String metrics = new String(http.get("/metrics").response().body(), StandardCharsets.UTF_8);
    return counted(metrics, "newsflow_ingest_in_flight_bytes");
  }

  @Test
  void theDescriptionKnowsEveryStatusReasonAndField() throws Exception {
    JsonNode api = http.get("/openapi.json").json();
    assertThat(api.path("openapi").asText()).startsWith("3.1");
    Set<String> statuses = new TreeSet<>();
    api.at("/paths/~1v1~1articles/post/responses").fieldNames().forEachRemaining(statuses::add);
    assertThat(statuses)
        .containsExactly("202", "400", "401", "403", "413", "415", "422", "429", "503");
    Set<String> reasons = new TreeSet<>();
    api.at("/components/schemas/Result/properties/rejected/items/properties/reason/enum")
        .forEach(each -> reasons.add(each.asText()));
    assertThat(reasons)
        .containsExactlyInAnyOrderElementsOf(
            java.util.Arrays.stream(newsflow.ingest.push.Reason.values())
                .map(newsflow.ingest.push.Reason::code)
                .toList());
    JsonNode example =
        api.at(
            "/paths/~1v1~1articles/post/requestBody/content/application~1json/examples/article/value");
    assertThat(http.json(example.toString()).status()).isEqualTo(202);
    JsonNode fields = api.at("/components/schemas/Article/properties");
    assertThat(fields).hasSizeGreaterThan(20);
  }

  private Http.Reply push(String... headers) throws IOException, InterruptedException {
    return http.post(
        "/v1/articles", "application/json", GOOD.getBytes(StandardCharsets.UTF_8), headers);
  }

  private Http.Reply gzipped(byte[] body) throws IOException, InterruptedException {
    return http.post("/v1/articles", "application/json", body, "Content-Encoding", "gzip");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** The sum of the samples whose line has that text. */
  private static double counted(String metrics, String text) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("newsflow_ingest_") && line.contains(text))
        .filter(line -> !line.startsWith("newsflow_ingest_requests"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}

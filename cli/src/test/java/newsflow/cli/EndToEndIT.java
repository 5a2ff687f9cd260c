package newsflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import newsflow.infra.JavaProcess;
import newsflow.infra.Server;
import newsflow.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pipeline as a feeder and a search app see it, on the real servers, under faults. */
class EndToEndIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static DevStack stack;
  private static ArticleSearch search;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    stack = DevStack.start(null, false);
    search = new ArticleSearch(stack.endpoints().environment());
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    search.close();
    stack.close();
  }

  @Test
  void keepsItsStateBesideTheServersItBelongsTo() {
    assertThat(stack.infra().folder("enrich")).isNotEmptyDirectory();
  }

  @Test
  void carriesAnArticleFromHttpToSearch() throws Exception {
    String id =
        post(article("https://bao.example/cau-moi", "Khánh thành cầu Vĩnh Lạc ở Quảng Ninh"));

    JsonNode document = found(id);
    assertThat(document.path("title").asText()).isEqualTo("Khánh thành cầu Vĩnh Lạc ở Quảng Ninh");
    assertThat(document.path("language").asText()).isEqualTo("vi");
    assertThat(document.path("source").path("domain").asText()).isEqualTo("bao.example");
    JsonNode hits =
        search.query("khanh thanh cau vinh lac", 5, List.of()).path("hits").path("hits");
    assertThat(hits.path(0).path("_id").asText()).isEqualTo(id);
  }

  @Test
  void everyServiceTellsItsVersionItsSchemasAndItsModels() throws Exception {
    Endpoints at = stack.endpoints();
    for (String url : List.of(at.ingest(), at.enrich(), at.index())) {
      JsonNode info = get(url + "/info");
      assertThat(info.path("version").asText()).isNotEmpty();
      assertThat(info.path("schemas").path(Topics.RAW + "-value").isInt())
          .as(info.toString())
          .isTrue();
      assertThat(get(url + "/health").path("status").asText()).isIn("running", "waiting");
    }
    assertThat(get(at.enrich() + "/info").path("models").path("entity/vi.model").asText())
        .hasSize(8);
  }

  @Test
  void replacesAnArticleByItsLaterVersion() throws Exception {
    String first = post(article("https://bao.example/ban-tin", "Bản tin lúc sáu giờ"));
    found(first);
    String second = post(article("https://bao.example/ban-tin", "Bản tin lúc bảy giờ"));

    assertThat(second).isEqualTo(first);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(found(first).path("title").asText()).isEqualTo("Bản tin lúc bảy giờ"));
  }

  @Test
  void hidesAWithdrawnArticle() throws Exception {
    String id = post(article("https://bao.example/tin-rut", "Tin sẽ bị rút"));
    found(id);

    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(stack.endpoints().ingest() + "/v1/articles/" + id))
                .DELETE()
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(202);
    await().atMost(PATIENCE).until(() -> search.byId(List.of(id)).isEmpty());
  }

  @Test
  void oneBadItemNeverSinksItsNeighbours() throws Exception {
    String lines =
        Json.line(article("https://bao.example/tot-1", "Bài tốt thứ nhất"))
            + "\n{\"broken\": \n"
            + Json.line(article("https://bao.example/tot-2", "Bài tốt thứ hai"))
            + "\n";
    HttpResponse<String> answer = postBody(lines, "application/x-ndjson");

    assertThat(answer.statusCode()).isEqualTo(202);
    JsonNode body = Json.parseObject(answer.body());
    assertThat(body.path("accepted")).hasSize(2);
    assertThat(body.path("rejected")).hasSize(1);
    assertThat(body.path("rejected").path(0).path("index").asInt()).isEqualTo(1);
    for (JsonNode accepted : body.path("accepted")) {
      found(accepted.path("id").asText());
    }
  }

  @Test
  void keepsPoisonUntouchedAndReplaysIt() throws Exception {
    byte[] key = "poison".getBytes(UTF_8);
    byte[] value = "this is not Avro".getBytes(UTF_8);
    Map<String, Object> settings =
        Map.of("bootstrap.servers", stack.endpoints().get("KAFKA_BOOTSTRAP_SERVERS"));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.RAW, key, value)).get();
    }

    await().atMost(PATIENCE).until(() -> letters().size() == 1);
    ConsumerRecord<byte[], byte[]> letter = letters().getFirst();
    assertThat(letter.key()).isEqualTo(key);
    assertThat(letter.value()).isEqualTo(value);
    assertThat(DeadLetterBox.header(letter, "reason")).isEqualTo("UNREADABLE");
    assertThat(DeadLetterBox.header(letter, "attempts")).isEqualTo("1");

    try (DeadLetterBox box = new DeadLetterBox(stack.endpoints().environment())) {
      assertThat(box.replay(List.of())).isEqualTo(1);
    }
    await().atMost(PATIENCE).until(() -> letters().size() == 2);
    ConsumerRecord<byte[], byte[]> again = letters().getLast();
    assertThat(again.value()).isEqualTo(value);
    assertThat(DeadLetterBox.header(again, "attempts")).isEqualTo("2");
    try (DeadLetterBox box = new DeadLetterBox(stack.endpoints().environment())) {
      assertThat(box.replay(List.of())).as("only what was not replayed before").isEqualTo(1);
    }
  }

  @Test
  void rebuildIsUndoneBySigtermAndSwitchesWhenItIsLeftAlone() throws Exception {
    String id = post(article("https://bao.example/lam-lai", "Tỉnh Hà Lạc làm lại con đường đê"));
    found(id);
    List<String> before = indices();

    Process stopped = rebuild();
    try (var stderr = stopped.errorReader(UTF_8)) {
      await().atMost(PATIENCE).until(() -> stderr.readLine().startsWith("filling"));
      stopped.toHandle().destroy(); // leaves stderr open
      assertThat(stderr.lines()).last().asString().contains("interrupted");
    }
    assertThat(stopped.waitFor(PATIENCE)).isTrue();
    assertThat(indices()).isEqualTo(before);

    Process whole = rebuild();
    try (var stdout = whole.inputReader(UTF_8);
        var stderr = whole.errorReader(UTF_8)) {
      assertThat(stderr.lines()).anyMatch(line -> line.startsWith("switched both aliases"));
      assertThat(stdout.readLine()).contains("it replaces " + before);
    }
    assertThat(whole.waitFor(PATIENCE)).isTrue();
    assertThat(whole.exitValue()).isZero();
    assertThat(indices()).hasSize(before.size() + 1).containsAll(before);
    found(id);
  }

  private static Process rebuild() throws IOException {
    return JavaProcess.of(
            List.of("-Xmx256m"),
            stack.endpoints().environment(),
            Main.class,
            "rebuild",
            "--from",
            "enriched")
        .start();
  }

  private static List<String> indices() throws Exception {
    List<String> names = new ArrayList<>();
    get(stack.endpoints().get("ELASTICSEARCH_URL") + "/news-articles-*/_alias")
        .fieldNames()
        .forEachRemaining(names::add);
    return names.stream().sorted().toList();
  }

  @Test
  void losesNothingWhenAServerIsKilledInTheMiddle() throws Exception {
    List<String> ids = new ArrayList<>();
    int number = 0;
    for (Server server : stack.infra().servers()) {
      ids.add(post(article("https://bao.example/truoc-" + number, "Bài trước khi mất " + number)));
      server.kill();
      server.restart();
      ids.add(
          postUntilTaken(
              article("https://bao.example/sau-" + number, "Bài sau khi mất " + number)));
      number++;
    }

    for (String id : ids) {
      found(id);
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> letters() {
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    try (DeadLetterBox box = new DeadLetterBox(stack.endpoints().environment())) {
      box.all(
          letter -> {
            if (letter.key() != null && new String(letter.key(), UTF_8).equals("poison")) {
              letters.add(letter);
            }
          });
    }
    letters.sort((a, b) -> Long.compare(a.timestamp(), b.timestamp()));
    return letters;
  }

  private static JsonNode found(String id) {
    await()
        .atMost(PATIENCE)
        .ignoreException(CommandException.class)
        .until(() -> !search.byId(List.of(id)).isEmpty());
    return search.byId(List.of(id)).getFirst();
  }

  private static String post(ObjectNode article) throws Exception {
    HttpResponse<String> answer = postBody(Json.line(article), "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return Json.parseObject(answer.body()).path("accepted").path(0).path("id").asText();
  }

  /** As a feeder does that is told 503 and Retry-After. */
  private static String postUntilTaken(ObjectNode article) {
    List<String> ids = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              HttpResponse<String> answer = postBody(Json.line(article), "application/json");
              if (answer.statusCode() == 202) {
                ids.add(
                    Json.parseObject(answer.body()).path("accepted").path(0).path("id").asText());
              } else {
                assertThat(answer.statusCode()).isIn(429, 503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
              }
              return !ids.isEmpty();
            });
    return ids.getFirst();
  }

  private static JsonNode get(String url) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url)).build();
    return Json.parseObject(http.send(request, BodyHandlers.ofString()).body());
  }

  private static HttpResponse<String> postBody(String body, String type)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(stack.endpoints().ingest() + "/v1/articles"))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static ObjectNode article(String url, String title) {
    return Json.object()
        .put("url", url)
        .put("title", title)
        .put("content_type", "text/plain; charset=utf-8")
        .put(
            "content",
            title
                + "\n\n"
                + "Sáng 3-4, chính quyền địa phương tổ chức lễ khánh thành công trình với sự tham"
                + " dự của đông đảo người dân trong vùng và đại diện các sở, ngành của tỉnh.\n\n"
                + "Công trình được xây dựng trong hai năm bằng ngân sách của tỉnh, giúp việc đi lại"
                + " của người dân thuận tiện hơn trong mùa mưa bão.\n");
  }
}

package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import newsflow.cli.ComposeStack.Ended;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The very docker-compose.yml on a real engine. One stack for all tests, which follow one another
 * as the days of a deployment do. Run it with {@code mvn verify -Pdocker -pl cli -am} after {@code
 * .ci/docker-engine}.
 */
@Tag("docker")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Integer> ONE_OF_EACH =
      Map.of(
          "kafka",
          1,
          "registry",
          1,
          "elasticsearch",
          1,
          "ingest-service",
          1,
          "enrich-service",
          1,
          "index-service",
          1);
  private static final int FLOW = 1_000;

  private ComposeStack stack;
  private String ca;
  private String reader;

  @BeforeAll
  void bringUp() throws Exception {
    stack = new ComposeStack();
    stack.compose("build", "check-env").good();
    long start = System.nanoTime();
    stack.compose("up", "-d").good();
    stack.awaitHealthy(ONE_OF_EACH, Duration.ofMinutes(3));
    System.out.printf("up to healthy: %.1f s%n", (System.nanoTime() - start) / 1e9);
    ca = stack.accessFile("reader/ca.crt");
    reader = "ApiKey " + stack.accessFile("reader/key").strip();
  }

  @AfterAll
  void takeDown() throws Exception {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  @Order(1)
  void findsOverTlsWithTheReadersKeyWhatWasPushedWithAnIngestKey() throws Exception {
    push("https://deployed.example/first.html", "Lễ hội hoa ban khai mạc tại Điện Biên");
    awaitCount("title.folded:\"le hoi hoa ban\"", 1, Duration.ofSeconds(60));
  }

  @Test
  @Order(2)
  void refusesWhoHasNoKeyOrTheWrongOne() throws Exception {
    assertThat(stack.ingest("POST", "/v1/articles", "", "text/plain", "x").statusCode())
        .isEqualTo(401);
    assertThat(stack.ingest("POST", "/v1/articles", "0".repeat(48), "text/plain", "x").statusCode())
        .isEqualTo(403);
    assertThat(ask("", "GET", "/news-articles/_search", "").statusCode()).isEqualTo(401);
    assertThat(ask(reader, "PUT", "/news-articles-000001/_doc/x", "{}").statusCode())
        .isEqualTo(403);
    assertThat(ask(reader, "GET", "/news-articles-000001/_search", "").statusCode()).isEqualTo(403);
    String writer = "ApiKey " + stack.accessFile("index/key").strip();
    assertThat(ask(writer, "GET", "/news-articles/_search", "").statusCode()).isEqualTo(403);
    assertThat(ask(writer, "DELETE", "/news-articles-000001", "").statusCode()).isEqualTo(403);
  }

  @Test
  @Order(3)
  void confinesTheServices() throws Exception {
    for (String service : List.of("ingest-service", "enrich-service", "index-service")) {
      JsonNode container =
          JSON.readTree(ComposeStack.docker("inspect", stack.containers(service).getFirst()).good())
              .path(0);
      JsonNode host = container.path("HostConfig");
      assertThat(container.path("Config").path("User").asText()).isEqualTo("10001");
      assertThat(host.path("ReadonlyRootfs").asBoolean()).isTrue();
      assertThat(host.path("CapDrop").toString()).contains("ALL");
      assertThat(host.path("SecurityOpt").toString()).contains("no-new-privileges");
      assertThat(host.path("Memory").asLong()).isPositive();
    }
  }

  @Test
  @Order(4)
  void takesRecordsOfAPlainProducerFromThisMachineAndFromAnotherContainer() throws Exception {
    PlainProducer.send(
        "localhost:" + stack.port("KAFKA"),
        "http://localhost:" + stack.port("REGISTRY") + "/apis/ccompat/v7",
        "https://deployed.example/host.html",
        page("Cầu mới nối hai bờ sông Lam"));
    ComposeStack.docker(
            "run",
            "--rm",
            "--network",
            stack.project(),
            "-v",
            Path.of("target", "test-classes").toAbsolutePath() + ":/test:ro",
            "newsflow:it",
            "-cp",
            "/test:/app/lib/*:/app/newsflow/*",
            PlainProducer.class.getName(),
            "kafka:9092",
            "http://registry:8080/apis/ccompat/v7",
            "https://deployed.example/container.html",
            page("Chợ nổi đón khách trở lại"))
        .good();
    awaitCount("source.id:plain-producer", 2, Duration.ofSeconds(60));
  }

  @Test
  @Order(5)
  void losesAndDoublesNothingWhenAServiceDiesAndTheBrokerRestarts() throws Exception {
    for (int batch = 0; batch < 10; batch++) {
      pushFlow(batch * FLOW / 10, FLOW / 10);
      if (batch == 3) {
        killDead("enrich-service");
      }
      if (batch == 6) {
        stack.compose("restart", "kafka").good();
      }
    }
    awaitCount("source.id:flow", FLOW, Duration.ofMinutes(3));
    stack.awaitHealthy(ONE_OF_EACH, Duration.ofMinutes(1));
  }

  @Test
  @Order(6)
  void sharesTheWorkAmongMoreOfAService() throws Exception {
    stack
        .compose(
            "up",
            "-d",
            "--no-recreate",
            "--scale",
            "enrich-service=3",
            "--scale",
            "index-service=2")
        .good();
    stack.awaitHealthy(Map.of("enrich-service", 3, "index-service", 2), Duration.ofMinutes(2));
    pushFlow(FLOW, 200);
    awaitCount("source.id:flow", FLOW + 200, Duration.ofMinutes(2));
  }

  @Test
  @Order(7)
  void stopsWithinFifteenSecondsWithExitCodeZero() throws Exception {
    for (String service : List.of("ingest-service", "enrich-service", "index-service")) {
      String container = stack.containers(service).getFirst();
      long start = System.nanoTime();
      ComposeStack.docker("stop", "--time", "15", container).good();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
      assertThat(
              ComposeStack.docker("inspect", "-f", "{{.State.ExitCode}}", container).good().strip())
          .isEqualTo("0");
    }
  }

  @Test
  @Order(8)
  void keepsEverythingOverDownAndUp() throws Exception {
    stack.compose("down").good();
    stack.compose("up", "-d").good();
    stack.awaitHealthy(ONE_OF_EACH, Duration.ofMinutes(3));
    awaitCount("source.id:flow", FLOW + 200, Duration.ofSeconds(30));
    push("https://deployed.example/after.html", "Mùa thu hoạch cà phê bắt đầu ở Sơn La");
    awaitCount("title.folded:\"thu hoach ca phe\"", 1, Duration.ofSeconds(60));
  }

  @Test
  @Order(9)
  void saysWhatToDoAboutAWeakPasswordAndAnotherOne() throws Exception {
    Ended weak = stack.compose(Map.of("ELASTIC_PASSWORD", "changeme"), "run", "--rm", "check-env");
    assertThat(weak.code()).isNotZero();
    assertThat(weak.all())
        .contains("ELASTIC_PASSWORD in .env is shorter than 16 characters")
        .doesNotContain("changeme");
    Ended wrong =
        stack.compose(
            Map.of("ELASTIC_PASSWORD", "another-0123456789abcdef"),
            "run",
            "--rm",
            "--no-deps",
            "init");
    assertThat(wrong.code()).isNotZero();
    assertThat(wrong.all()).contains("Elasticsearch refuses the password of .env");
  }

  private void push(String url, String title) throws Exception {
    HttpResponse<String> answer =
        stack.ingest(
            "POST",
            "/v1/articles?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8),
            stack.ingestKey(),
            "text/html; charset=utf-8",
            page(title));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  /** Pushes until accepted: 429, 503 and a broken connection mean to send again. */
  private void pushFlow(int first, int count) throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      lines.add(
          JSON.writeValueAsString(
              Map.of(
                  "url",
                  "https://deployed.example/flow/" + i + ".html",
                  "sourceId",
                  "flow",
                  "contentType",
                  "text/html; charset=utf-8",
                  "content",
                  page("Bản tin số " + i + " về nông thôn mới"))));
    }
    String body = String.join("\n", lines);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              HttpResponse<String> answer =
                  stack.ingest(
                      "POST", "/v1/articles", stack.ingestKey(), "application/x-ndjson", body);
              assertThat(answer.statusCode()).as(answer.body()).isIn(202, 429, 503);
              return answer.statusCode() == 202
                  && JSON.readTree(answer.body()).path("accepted").size() == count;
            });
  }

  private void awaitCount(String query, int count, Duration patience) throws Exception {
    String path = "/news-articles/_count?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    try {
      Awaitility.await()
          .atMost(patience)
          .pollInterval(Duration.ofMillis(300))
          .untilAsserted(
              () -> {
                String answer = ask(reader, "GET", path, "").body();
                assertThat(JSON.readTree(answer).path("count").asInt(-1))
                    .as(query + ": " + answer)
                    .isEqualTo(count);
              });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(e.getMessage() + "\n" + stack.compose("logs", "--tail=20").all(), e);
    }
  }

  private HttpResponse<String> ask(String authorization, String method, String path, String body)
      throws Exception {
    return stack.elasticsearch(ca, authorization, method, path, body);
  }

  /** As a crash: the kernel kills it, and nobody asked Docker to stop it. */
  private void killDead(String service) throws Exception {
    String pid =
        ComposeStack.docker("inspect", "-f", "{{.State.Pid}}", stack.containers(service).getFirst())
            .good()
            .strip();
    assertThat(new ProcessBuilder("kill", "-9", pid).start().waitFor()).isZero();
  }

  private static String page(String title) {
    return """
    <!DOCTYPE html><html lang="vi"><head><title>%1$s</title></head><body><article><h1>%1$s</h1>
    <p>Sáng 20/11/2026, Ủy ban nhân dân tỉnh Điện Biên tổ chức hội nghị đánh giá kết quả thực hiện
    các chương trình mục tiêu. Đồng chí Lò Văn Minh, Phó Chủ tịch Ủy ban nhân dân tỉnh, chủ trì.</p>
    <p>Theo báo cáo, đến nay toàn tỉnh có 38 xã hoàn thành các tiêu chí, tăng 6 xã so với năm
    trước. Các đại biểu đề nghị sớm phân bổ vốn để người dân yên tâm sản xuất trong năm tới.</p>
    </article></body></html>
    """
        .formatted(title);
  }
}

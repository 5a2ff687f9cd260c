package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import newsflow.cli.ComposeStack.Ended;
import org.awaitility.Awaitility;
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
 * as the days of a deployment do. {@code .ci/compose-test} runs it. Lines that begin with
 * "deployed:" are figures.
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

  private static final List<String> SERVICES =
      List.of("ingest-service", "enrich-service", "index-service");

  private ComposeStack stack;
  private DeployedNews news;

  @BeforeAll
  void bringUp() throws Exception {
    stack = new ComposeStack();
    news = new DeployedNews(stack);
    stack.compose("build", "check-env").good();
    long start = System.nanoTime();
    stack.compose("up", "-d").good();
    stack.awaitHealthy(ONE_OF_EACH, Duration.ofMinutes(3));
    tell("up to healthy %.0f s", (System.nanoTime() - start) / 1e9);
    tell(
        "image %s bytes",
        ComposeStack.docker("image", "inspect", "-f", "{{.Size}}", "newsflow:it").good().strip());
    news.fetchAccess();
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
    news.push("https://deployed.example/first.html", "Lễ hội hoa ban khai mạc tại Điện Biên");
    news.awaitCount("title.folded:\"le hoi hoa ban\"", 1, Duration.ofSeconds(60));
  }

  @Test
  @Order(2)
  void refusesWhoHasNoKeyOrTheWrongOne() throws Exception {
    assertThat(stack.ingest("POST", "/v1/articles", "", "text/plain", "x").statusCode())
        .isEqualTo(401);
    assertThat(stack.ingest("POST", "/v1/articles", "0".repeat(48), "text/plain", "x").statusCode())
        .isEqualTo(403);
    assertThat(news.ask("", "GET", "/news-articles/_search", "").statusCode()).isEqualTo(401);
    assertThat(news.ask(news.reader(), "PUT", "/news-articles-000001/_doc/x", "{}").statusCode())
        .isEqualTo(403);
    assertThat(news.ask(news.reader(), "GET", "/news-articles-000001/_search", "").statusCode())
        .isEqualTo(403);
    String writer = "ApiKey " + stack.accessFile("index/key").strip();
    assertThat(news.ask(writer, "GET", "/news-articles/_search", "").statusCode()).isEqualTo(403);
    assertThat(news.ask(writer, "DELETE", "/news-articles-000001", "").statusCode()).isEqualTo(403);
  }

  @Test
  @Order(3)
  void confinesTheServices() throws Exception {
    for (String service : SERVICES) {
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
        DeployedNews.page("Cầu mới nối hai bờ sông Lam"));
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
            DeployedNews.page("Chợ nổi đón khách trở lại"))
        .good();
    news.awaitCount("source.id:plain-producer", 2, Duration.ofSeconds(60));
  }

  @Test
  @Order(5)
  void losesAndDoublesNothingWhenAServiceDiesAndTheBrokerRestarts() throws Exception {
    for (int batch = 0; batch < 10; batch++) {
      news.pushFlow(batch * FLOW / 10, FLOW / 10);
      if (batch == 3) {
        killDead("enrich-service");
      }
      if (batch == 6) {
        stack.compose("restart", "kafka").good();
      }
    }
    news.awaitCount("source.id:flow", FLOW, Duration.ofMinutes(3));
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
    news.pushFlow(FLOW, 200);
    news.awaitCount("source.id:flow", FLOW + 200, Duration.ofMinutes(2));
  }

  @Test
  @Order(7)
  void stopsWithinFifteenSecondsWithExitCodeZeroAndStartsAgain() throws Exception {
    tell("resident %s", stack.resident());
    StringJoiner times = new StringJoiner(", ");
    for (String service : SERVICES) {
      for (String container : stack.containers(service)) {
        long start = System.nanoTime();
        ComposeStack.docker("stop", "--time", "15", container).good();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertThat(
                ComposeStack.docker("inspect", "-f", "{{.State.ExitCode}}", container)
                    .good()
                    .strip())
            .isEqualTo("0");
      }
      stack.compose("up", "-d", "--no-deps", service).good();
      times.add(String.format(Locale.ROOT, "%s %.1f s", service, stack.secondsToReady(service)));
    }
    tell("start to ready: %s", times);
  }

  @Test
  @Order(8)
  void keepsEverythingOverDownAndUp() throws Exception {
    stack.compose("down").good();
    stack.compose("up", "-d").good();
    stack.awaitHealthy(ONE_OF_EACH, Duration.ofMinutes(3));
    news.awaitCount("source.id:flow", FLOW + 200, Duration.ofSeconds(30));
    news.push("https://deployed.example/after.html", "Mùa thu hoạch cà phê bắt đầu ở Sơn La");
    news.awaitCount("title.folded:\"thu hoach ca phe\"", 1, Duration.ofSeconds(60));
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

  @Test
  @Order(10)
  void startsNothingWithoutSecrets() throws Exception {
    String bare = stack.project() + "-bare";
    Map<String, String> changed =
        Map.of(
            "COMPOSE_PROJECT_NAME",
            bare,
            "NETWORK",
            bare,
            "ELASTIC_PASSWORD",
            "",
            "NEWSFLOW_INGEST_API_KEYS",
            "");
    try {
      assertThat(stack.compose(changed, "up", "-d").code()).isNotZero();
      assertThat(
              ComposeStack.docker(
                      "ps", "-q", "--filter", "label=com.docker.compose.project=" + bare)
                  .good())
          .as("running containers")
          .isBlank();
      assertThat(stack.compose(changed, "logs", "check-env").all())
          .contains("ELASTIC_PASSWORD is not set in .env");
    } finally {
      stack.compose(changed, "down", "-v").good();
    }
  }

  @Test
  @Order(11)
  void saysWhichPortIsTakenAndDoesNotLookHealthy() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Ended up =
          stack.compose(
              Map.of("INGEST_PORT", Integer.toString(taken.getLocalPort())),
              "up",
              "-d",
              "--no-deps",
              "ingest-service");
      assertThat(up.code()).isNotZero();
      assertThat(up.all())
          .contains(Integer.toString(taken.getLocalPort()))
          .containsAnyOf("address already in use", "port is already allocated");
      assertThat(stack.isReady("ingest-service")).isFalse();
    }
    stack.compose("up", "-d", "--no-deps", "ingest-service").good();
    stack.awaitHealthy(ONE_OF_EACH, Duration.ofMinutes(1));
  }

  @Test
  @Order(12)
  void saysThatTheBrokerIsAwayAndGoesOnWhenItIsBack() throws Exception {
    stack.compose("stop", "kafka").good();
    HttpResponse<String> refused =
        news.post("https://deployed.example/away.html", "Không gửi được");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    for (String service : SERVICES) {
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !stack.isReady(service));
    }
    stack.compose("start", "kafka").good();
    stack.awaitHealthy(ONE_OF_EACH, Duration.ofMinutes(2));
    news.push("https://deployed.example/back.html", "Tàu cao tốc trở lại Côn Đảo");
    news.awaitCount("title.folded:\"tro lai con dao\"", 1, Duration.ofMinutes(1));
  }

  @Test
  @Order(13)
  void waitsWhileTheDiskIsFullAndLosesNothing() throws Exception {
    watermarks("\"0.01%\"", "\"0.02%\"", "\"0.03%\"", "\"10s\"");
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () ->
                  news.ask(news.superuser(), "GET", "/news-articles-write/_settings", "")
                      .body()
                      .contains("read_only_allow_delete"));
      news.push("https://deployed.example/full.html", "Mưa lớn ở đèo Khau Phạ");
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !stack.isReady("index-service"));
    } finally {
      watermarks("null", "null", "null", "\"10s\"");
    }
    news.awaitCount("title.folded:\"deo khau pha\"", 1, Duration.ofMinutes(2));
    stack.awaitHealthy(ONE_OF_EACH, Duration.ofMinutes(1));
    watermarks("null", "null", "null", "null");
  }

  @Test
  @Order(14)
  void worksForFeedersAndSearchAppsAsTheOperationsPageIsWritten() throws Exception {
    OperationsPage page = new OperationsPage();
    List<String> start = page.blocks("Start");
    assertThat(stack.asWritten(start.get(1)).good()).contains("\"accepted\":[{\"index\":0");
    assertThat(stack.asWritten(start.get(2)).good()).contains("index-service").contains("running");

    news.push("https://deployed.example/search.html", "Đại học Thái Nguyên mở ngành mới");
    news.awaitCount("title.folded:\"dai hoc thai nguyen\"", 1, Duration.ofMinutes(1));
    List<String> search = page.blocks("For a search app");
    assertThat(stack.asWritten(search.get(0)).good()).contains("Đại học Thái Nguyên mở ngành mới");
    String program =
        search.get(1).replace("localhost:9200", "localhost:" + stack.port("ELASTICSEARCH"));
    Files.writeString(stack.workplace().resolve("SearchExample.java"), program);
    String java = ProcessHandle.current().info().command().orElseThrow();
    String libraries = Path.of("target", "lib").toAbsolutePath() + "/*";
    assertThat(
            stack
                .asWritten("'" + java + "' -Xmx256m -cp '" + libraries + "' SearchExample.java")
                .good())
        .contains("Đại học Thái Nguyên mở ngành mới");
  }

  @Test
  @Order(15)
  void restoresEverythingFromTheBackupAsTheOperationsPageIsWritten() throws Exception {
    List<String> commands = new OperationsPage().blocks("Back up and restore");
    stack.asWritten(commands.get(0)).good();
    stack.awaitHealthy(ONE_OF_EACH, Duration.ofMinutes(3));
    news.push("https://deployed.example/lost.html", "Viết sau khi sao lưu");
    news.awaitCount("title.folded:\"viet sau khi sao luu\"", 1, Duration.ofMinutes(1));

    stack.asWritten(commands.get(1)).good();
    stack.awaitHealthy(ONE_OF_EACH, Duration.ofMinutes(3));
    news.fetchAccess();
    news.awaitCount("source.id:flow", FLOW + 200, Duration.ofMinutes(2));
    news.awaitCount("title.folded:\"le hoi hoa ban\"", 1, Duration.ofSeconds(30));
    news.awaitCount("title.folded:\"viet sau khi sao luu\"", 0, Duration.ofSeconds(30));
    news.push("https://deployed.example/restored.html", "Trang tin hoạt động trở lại");
    news.awaitCount("title.folded:\"hoat dong tro lai\"", 1, Duration.ofMinutes(1));
  }

  @Test
  @Order(16)
  void isValidForBothGenerationsOfCompose() throws Exception {
    for (Ended checked : stack.checkedByEveryCompose()) {
      assertThat(checked.good()).isEmpty();
      assertThat(checked.errors()).as("warnings").isBlank();
    }
  }

  private void watermarks(String low, String high, String flood, String interval) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("low", low);
    settings.put("high", high);
    settings.put("flood_stage", flood);
    StringJoiner body = new StringJoiner(",", "{\"persistent\":{", "}}");
    settings.forEach(
        (name, value) ->
            body.add("\"cluster.routing.allocation.disk.watermark." + name + "\":" + value));
    body.add("\"cluster.info.update.interval\":" + interval);
    HttpResponse<String> answer =
        news.ask(news.superuser(), "PUT", "/_cluster/settings", body.toString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static void tell(String format, Object... values) {
    System.out.println("deployed: " + String.format(Locale.ROOT, format, values));
  }

  /** As a crash: the kernel kills it, and nobody asked Docker to stop it. */
  private void killDead(String service) throws Exception {
    String pid =
        ComposeStack.docker("inspect", "-f", "{{.State.Pid}}", stack.containers(service).getFirst())
            .good()
            .strip();
    assertThat(new ProcessBuilder("kill", "-9", pid).start().waitFor()).isZero();
  }
}

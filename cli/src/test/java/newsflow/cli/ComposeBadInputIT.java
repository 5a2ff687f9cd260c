package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import newsflow.cli.ComposeStack.Ended;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes wrong for operators: each is named in one line that says what to do, nothing looks
 * healthy that is not, and nothing is lost.
 */
@Tag("docker")
@ExtendWith(DeployedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeBadInputIT {
  private static final List<String> SERVICES =
      List.of("ingest-service", "enrich-service", "index-service");

  @TempDir Path folder;

  private final ComposeStack stack;
  private final DeployedNews news;

  ComposeBadInputIT(ComposeStack stack, DeployedNews news) {
    this.stack = stack;
    this.news = news;
  }

  @Test
  @Order(1)
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
  @Order(2)
  void saysThatElasticsearchIsNotOfTheAuthorityThatItWasGiven() throws Exception {
    Path other = Files.createDirectory(folder.resolve("tls"));
    Files.createDirectory(folder.resolve("ca"));
    new Certificates(folder.resolve("ca"), other, InstantSource.system()).ensure(List.of());
    for (String service : List.of("init", "index-service")) {
      Ended refused =
          stack.compose(
              "run",
              "--rm",
              "--no-deps",
              "-T",
              "-v",
              other.resolve("ca.crt") + ":/other.crt:ro",
              "-e",
              "ELASTICSEARCH_CA_FILE=/other.crt",
              service);
      assertThat(refused.code()).as(refused.all()).isEqualTo(1);
      assertThat(refused.all()).contains("certificate of Elasticsearch is not");
    }
  }

  @Test
  @Order(3)
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
  @Order(4)
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
    stack.awaitHealthy(DeployedStack.ONE_OF_EACH, Duration.ofMinutes(1));
  }

  @Test
  @Order(5)
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
    stack.awaitHealthy(DeployedStack.ONE_OF_EACH, Duration.ofMinutes(2));
    news.push("https://deployed.example/back.html", "Tàu cao tốc trở lại Côn Đảo");
    news.awaitCount("title.folded:\"tro lai con dao\"", 1, Duration.ofMinutes(1));
  }

  @Test
  @Order(6)
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
    stack.awaitHealthy(DeployedStack.ONE_OF_EACH, Duration.ofMinutes(1));
    watermarks("null", "null", "null", "null");
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
}

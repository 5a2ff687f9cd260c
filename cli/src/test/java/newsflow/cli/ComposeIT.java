package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import newsflow.cli.ComposeStack.Ended;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The very docker-compose.yml on a real engine, as the days of a deployment follow one another.
 * {@code .ci/compose-test} runs it. Lines that begin with "deployed:" are figures.
 */
@Tag("docker")
@ExtendWith(DeployedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FLOW = 1_000;

  private static final List<String> SERVICES =
      List.of("ingest-service", "enrich-service", "index-service");

  private final ComposeStack stack;
  private final DeployedNews news;

  ComposeIT(ComposeStack stack, DeployedNews news) {
    this.stack = stack;
    this.news = news;
  }

  @Test
  @Order(1)
  void isValidForBothGenerationsOfCompose() throws Exception {
    for (Ended checked : stack.checkedByEveryCompose()) {
      assertThat(checked.good()).isEmpty();
      assertThat(checked.errors()).as("warnings").isBlank();
    }
  }

  @Test
  @Order(2)
  void findsOverTlsWithTheReadersKeyWhatWasPushedWithAnIngestKey() throws Exception {
    news.push("https://deployed.example/first.html", "Lễ hội hoa ban khai mạc tại Điện Biên");
    news.awaitCount("title.folded:\"le hoi hoa ban\"", 1, Duration.ofSeconds(60));
  }

  @Test
  @Order(3)
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
  @Order(4)
  void confinesEveryContainerAndTheServicesMost() throws Exception {
    for (String service : DeployedStack.ONE_OF_EACH.keySet()) {
      JsonNode host = inspected(service).path("HostConfig");
      assertThat(host.path("CapDrop").toString()).as(service).isEqualTo("[\"ALL\"]");
      assertThat(host.path("CapAdd").size()).as(service).isZero();
      assertThat(host.path("SecurityOpt").toString()).as(service).contains("no-new-privileges");
      assertThat(host.path("Memory").asLong()).as(service).isPositive();
      assertThat(host.path("NanoCpus").asLong()).as(service).isPositive();
      assertThat(host.path("PidsLimit").asLong()).as(service).isPositive();
      assertThat(host.path("RestartPolicy").path("Name").asText()).isEqualTo("unless-stopped");
      for (JsonNode published : host.path("PortBindings").findValues("HostIp")) {
        assertThat(published.asText()).as(service).isEqualTo("127.0.0.1");
      }
      assertThat(inside(service, "cat /proc/1/status").good())
          .as(service)
          .containsPattern("(?m)^CapEff:\\s+0+$")
          .containsPattern("(?m)^NoNewPrivs:\\s+1$")
          .doesNotContainPattern("(?m)^Uid:\\s+0\\s");
    }
    for (String service : SERVICES) {
      assertThat(inspected(service).path("HostConfig").path("ReadonlyRootfs").asBoolean()).isTrue();
      assertThat(inspected(service).path("Config").path("User").asText()).isEqualTo("10001");
      assertThat(inside(service, "touch /app/x || touch /etc/x || touch /x").code()).isNotZero();
    }
    assertThat(inside("index-service", "touch /access/index/key").code()).isNotZero();
  }

  @Test
  @Order(5)
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
  @Order(6)
  void losesAndDoublesNothingWhenAServiceDiesAndEveryOtherPartRestarts() throws Exception {
    for (int batch = 0; batch < 10; batch++) {
      news.pushFlow("flow", batch * FLOW / 10, FLOW / 10);
      switch (batch) {
        case 1 -> stack.compose("restart", "registry").good();
        case 2 -> stack.compose("restart", "ingest-service").good();
        case 3 -> killDead("enrich-service");
        case 4 -> stack.compose("restart", "index-service").good();
        case 6 -> stack.compose("restart", "kafka").good();
        case 7 -> stack.compose("restart", "elasticsearch").good();
        case 8 -> stack.compose("restart", "enrich-service").good();
        default -> {}
      }
    }
    news.awaitCount("source.id:flow", FLOW, Duration.ofMinutes(3));
    stack.awaitHealthy(DeployedStack.ONE_OF_EACH, Duration.ofMinutes(1));
  }

  @Test
  @Order(7)
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
    news.pushFlow("flow", FLOW, 200);
    news.awaitCount("source.id:flow", FLOW + 200, Duration.ofMinutes(2));
  }

  @Test
  @Order(8)
  void stopsWithinFifteenSecondsWithExitCodeZeroAndStartsAgain() throws Exception {
    DeployedStack.tell("resident %s", stack.resident());
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
    DeployedStack.tell("start to ready: %s", times);
  }

  @Test
  @Order(9)
  void keepsEverythingOverDownAndUpWithTheImageThatDockerAloneBuilds() throws Exception {
    stack.compose("down").good();
    long start = System.nanoTime();
    stack.compose(Map.of("NEWSFLOW_BUILD", "source"), "build", "check-env").good();
    DeployedStack.tell("image built by Docker alone %.0f s", (System.nanoTime() - start) / 1e9);
    stack.compose("up", "-d").good();
    stack.awaitHealthy(DeployedStack.ONE_OF_EACH, Duration.ofMinutes(3));
    news.awaitCount("source.id:flow", FLOW + 200, Duration.ofSeconds(30));
    news.push("https://deployed.example/after.html", "Mùa thu hoạch cà phê bắt đầu ở Sơn La");
    news.awaitCount("title.folded:\"thu hoach ca phe\"", 1, Duration.ofSeconds(60));
  }

  private JsonNode inspected(String service) throws Exception {
    String container = stack.containers(service).getFirst();
    return JSON.readTree(ComposeStack.docker("inspect", container).good()).path(0);
  }

  private Ended inside(String service, String command) throws Exception {
    return ComposeStack.docker("exec", stack.containers(service).getFirst(), "bash", "-c", command);
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

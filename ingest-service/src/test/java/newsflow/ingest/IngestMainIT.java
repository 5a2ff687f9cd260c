package newsflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import newsflow.infra.JavaProcess;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process: its exit codes and what it says on stderr. */
class IngestMainIT {
  @TempDir Path folder;
  private Process process;

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void badSettingsAreAllReportedAtOnce() throws Exception {
    launch(
        Map.of(
            "NEWSFLOW_INGEST_PORT", "many",
            "NEWSFLOW_INGEST_MAX_BDOY", "1m",
            "NEWSFLOW_INGEST_API_KEYS", "short"));
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(stderr())
        .contains("NEWSFLOW_INGEST_PORT is 'many'")
        .contains(
            "NEWSFLOW_INGEST_MAX_BDOY is not a setting; did you mean NEWSFLOW_INGEST_MAX_BODY?")
        .contains("NEWSFLOW_INGEST_API_KEYS has a key of fewer than 16 characters")
        .contains("KAFKA_BOOTSTRAP_SERVERS is not set")
        .contains("SCHEMA_REGISTRY_URL is not set")
        .doesNotContain("short");
  }

  @Test
  void aPortInUseIsFatalAndNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      launch(
          Map.of(
              "NEWSFLOW_INGEST_PORT", Integer.toString(taken.getLocalPort()),
              "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1",
              "SCHEMA_REGISTRY_URL", "http://127.0.0.1:1"));
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(stderr())
          .contains("ingest-service failed: cannot listen on 127.0.0.1:" + taken.getLocalPort());
    }
  }

  @Test
  void sigtermWhileItWorksLosesNothing() throws Exception {
    IngestInfra.bringBack();
    int port = freePort();
    Map<String, String> environment = IngestInfra.environment();
    environment.put("NEWSFLOW_INGEST_PORT", Integer.toString(port));
    launch(environment);
    Http http = new Http(port);
    await().atMost(Duration.ofSeconds(60)).until(() -> isReady(http));

    Queue<String> accepted = new ConcurrentLinkedQueue<>();
    Thread poster = Thread.ofVirtual().start(() -> postUntilClosed(http, accepted));
    await().until(() -> accepted.size() >= 20);
    long start = System.nanoTime();
    process.destroy();

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(process.exitValue()).isZero();
    poster.join();
    Set<String> stored =
        IngestInfra.records().stream().map(ConsumerRecord::key).collect(Collectors.toSet());
    assertThat(stored).containsAll(accepted);
  }

  private static void postUntilClosed(Http http, Queue<String> accepted) {
    try {
      for (int i = 0; i < 1_000_000; i++) {
        Http.Reply reply = http.json("{\"guid\":\"term-" + i + "\",\"text\":\"Number " + i + "\"}");
        if (reply.status() == 202) {
          accepted.add(reply.id(0));
        }
      }
    } catch (IOException e) {
      // The service has closed its port, as asked.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isReady(Http http) throws InterruptedException {
    try {
      return http.get("/ready").status() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private void launch(Map<String, String> environment) throws IOException {
    process =
        JavaProcess.of(List.of("-Xmx256m"), environment, IngestMain.class)
            .redirectError(folder.resolve("stderr").toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .start();
  }

  private String stderr() throws IOException {
    return Files.readString(folder.resolve("stderr"), StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}

package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator reads when a step of docker-compose.yml fails. */
class DeployInitTest {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(before);
  }

  @Test
  void saysThatThereIsNoEnvFileAndWhatMakesOne() {
    // Compose hands the empty text on where .env does not set it.
    int code = run("check-env", Map.of("ELASTIC_PASSWORD", "", "NEWSFLOW_INGEST_API_KEYS", ""));
    assertThat(code).isEqualTo(2);
    assertThat(printed())
        .hasLineCount(2)
        .contains("ELASTIC_PASSWORD is not set in .env; docs/operations.md has the line")
        .contains("NEWSFLOW_INGEST_API_KEYS is not set in .env");
  }

  @Test
  void saysInTheLastLineThatNoBrokerAnswers() {
    assertThat(run("init", init(Map.of()))).isEqualTo(1);
    assertThat(printed())
        .endsWith(
            "failed: no broker answers at 127.0.0.1:9; look at its log (docker compose logs"
                + " kafka)");
  }

  @Test
  void saysWhichSettingOfInitIsWrong() {
    assertThat(run("init", init(Map.of("NEWSFLOW_INIT_RETENTION", "soon")))).isEqualTo(2);
    assertThat(printed()).contains("NEWSFLOW_INIT_RETENTION");
  }

  @ParameterizedTest
  @CsvSource({
    "NEWSFLOW_INDEX_SHARDS, many",
    "NEWSFLOW_INDEX_REPLICAS, all",
    "NEWSFLOW_INDEX_RETENTION, 3 years"
  })
  void saysWhichSettingOfTheIndexIsWrong(String name, String value) {
    assertThat(run("init", init(Map.of(name, value)))).isEqualTo(2);
    assertThat(printed()).contains(name).contains(value);
  }

  @Test
  void namesItsStepsToWhoAsksForAnother() {
    assertThat(run("deploy", Map.of())).isEqualTo(2);
    assertThat(printed()).contains("check-env, certificates, init");
  }

  private static Map<String, String> init(Map<String, String> changed) {
    Map<String, String> environment = new HashMap<>();
    // As in the image, for all of its commands.
    environment.put("NEWSFLOW_BIND", "0.0.0.0");
    environment.put("NEWSFLOW_LOG_FORMAT", "ecs");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9");
    environment.put("KAFKA_REQUEST_TIMEOUT_MS", "200");
    environment.put("KAFKA_DEFAULT_API_TIMEOUT_MS", "500");
    environment.put("SCHEMA_REGISTRY_URL", "http://127.0.0.1:9");
    environment.put("ELASTICSEARCH_URL", "https://127.0.0.1:9");
    environment.putAll(changed);
    return environment;
  }

  private static int run(String step, Map<String, String> environment) {
    return DeployInit.run(new String[] {step}, environment);
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8).strip();
  }
}

package newsflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvTest {
  @TempDir Path folder;

  @Test
  void readsEachKind() {
    Env env =
        Env.of(
            Map.of(
                "NEWSFLOW_A", " text ",
                "NEWSFLOW_B", "7",
                "NEWSFLOW_C", "10m",
                "NEWSFLOW_D", "250ms",
                "NEWSFLOW_E", "TRUE",
                "NEWSFLOW_F", "https://x.example/y"));
    assertThat(env.text("NEWSFLOW_A", "", "")).isEqualTo("text");
    assertThat(env.number("NEWSFLOW_B", 1, 0, 9, "")).isEqualTo(7);
    assertThat(env.bytes("NEWSFLOW_C", "1", "")).isEqualTo(10 << 20);
    assertThat(env.duration("NEWSFLOW_D", "1s", "")).isEqualTo(Duration.ofMillis(250));
    assertThat(env.flag("NEWSFLOW_E", false, "")).isTrue();
    assertThat(env.url("NEWSFLOW_F", "http://z", "")).isEqualTo(URI.create("https://x.example/y"));
    assertThatCode(env::check).doesNotThrowAnyException();
  }

  @Test
  void standardsHoldWhereNothingIsSet() {
    Env env = Env.of(Map.of("NEWSFLOW_A", "  "));
    assertThat(env.text("NEWSFLOW_A", "standard", "")).isEqualTo("standard");
    assertThat(env.optional("NEWSFLOW_B", "")).isEmpty();
    assertThat(env.port("NEWSFLOW_C", 8081, "")).isEqualTo(8081);
  }

  @Test
  void allProblemsAreReportedAtOnce() {
    Env env =
        Env.of(
            Map.of(
                "NEWSFLOW_PORT", "99999",
                "NEWSFLOW_SIZE", "big",
                "NEWSFLOW_URL", "ftp://x",
                "NEWSFLOW_PROT", "1"));
    env.port("NEWSFLOW_PORT", 1, "");
    env.bytes("NEWSFLOW_SIZE", "1m", "");
    env.url("NEWSFLOW_URL", "http://x", "");
    env.required("NEWSFLOW_NEEDED", "what is needed");
    env.problem("two settings exclude each other");
    assertThat(problems(env))
        .containsExactlyInAnyOrder(
            "NEWSFLOW_PORT is '99999', but must be a whole number from 0 to 65535",
            "NEWSFLOW_SIZE is 'big', but must be a size such as 512, 64k or 10m",
            "NEWSFLOW_URL is 'ftp://x', but must be an http:// or https:// address",
            "NEWSFLOW_NEEDED is not set: what is needed",
            "two settings exclude each other",
            "NEWSFLOW_PROT is not a setting; did you mean NEWSFLOW_PORT?");
  }

  @Test
  void settingsOfOtherServicesAreLeftToThem() {
    Env env = Env.of(Map.of("NEWSFLOW_INDEX_ALIAS", "x", "NEWSFLOW_INGEST_PROT", "1", "PATH", "y"));
    env.port("NEWSFLOW_INGEST_PORT", 1, "");
    assertThat(problems(env))
        .containsExactly(
            "NEWSFLOW_INGEST_PROT is not a setting; did you mean NEWSFLOW_INGEST_PORT?");
  }

  @Test
  void aSecretComesFromAFileAndIsNeverShown() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "hush\n");
    Env env = Env.of(Map.of("NEWSFLOW_KEY_FILE", file.toString()));
    Secret secret = env.secret("NEWSFLOW_KEY", "").orElseThrow();
    assertThat(secret.value()).isEqualTo("hush");
    assertThat(secret).hasToString("***");
    assertThat(env.settings().toString()).doesNotContain("hush");
    assertThatCode(env::check).doesNotThrowAnyException();
  }

  @Test
  void aFileThatCannotBeReadIsAProblem() throws IOException {
    Path large = Files.write(folder.resolve("large"), new byte[65 * 1024]);
    Env env =
        Env.of(
            Map.of(
                "NEWSFLOW_A_FILE", folder.resolve("none").toString(),
                "NEWSFLOW_B_FILE", large.toString(),
                "NEWSFLOW_C_FILE", "\0",
                "NEWSFLOW_D_FILE", large.toString(),
                "NEWSFLOW_D", "hush"));
    for (String name : new String[] {"A", "B", "C", "D"}) {
      env.secret("NEWSFLOW_" + name, "");
    }
    assertThat(problems(env))
        .hasSize(5)
        .anyMatch(problem -> problem.startsWith("NEWSFLOW_A_FILE: cannot read"))
        .anyMatch(problem -> problem.startsWith("NEWSFLOW_B_FILE: ") && problem.contains("larger"))
        .anyMatch(problem -> problem.startsWith("NEWSFLOW_C_FILE: cannot read"))
        .anyMatch(
            problem -> problem.equals("NEWSFLOW_D and NEWSFLOW_D_FILE are both set; keep one"))
        .noneMatch(problem -> problem.contains("hush"));
  }

  @Test
  void clientSettingsBecomeProperties() throws IOException {
    Path file = Files.writeString(folder.resolve("jaas"), "login;");
    Env env =
        Env.of(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                "a:1,b:2",
                "KAFKA_SASL_JAAS_CONFIG_FILE",
                file.toString()));
    assertThat(env.properties("KAFKA_", ""))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("bootstrap.servers", "a:1,b:2", "sasl.jaas.config", "login;"));
  }

  @Test
  void aClientSettingThatIsSetTwiceIsOneProblem() throws IOException {
    Path file = Files.writeString(folder.resolve("x"), "x");
    Env env = Env.of(Map.of("KAFKA_X", "1", "KAFKA_X_FILE", file.toString()));
    env.properties("KAFKA_", "");
    assertThat(problems(env)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "s", "5", "5 s", "-1s", "99999999999999999999s", "9223372036854775807d", "1w"})
  void whatIsNoDurationIsAProblem(String text) {
    Env env = Env.of(Map.of("NEWSFLOW_A", text));
    env.duration("NEWSFLOW_A", "1s", "");
    if (!text.isEmpty()) {
      assertThat(problems(env)).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"512, 512", "64K, 65536", "1g, 1073741824"})
  void sizesHaveUnits(String text, long bytes) {
    assertThat(Env.of(Map.of("NEWSFLOW_A", text)).bytes("NEWSFLOW_A", "1", "")).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.5m", "9223372036854775807g", "m"})
  void whatIsNoSizeIsAProblem(String text) {
    Env env = Env.of(Map.of("NEWSFLOW_A", text));
    env.bytes("NEWSFLOW_A", "1m", "");
    assertThat(problems(env)).hasSize(1);
  }

  @Test
  void turkishLettersDoNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      Env env = Env.of(Map.of("KAFKA_CLIENT_ID", "x", "NEWSFLOW_A", "5MIN", "NEWSFLOW_B", "5M"));
      assertThat(env.properties("KAFKA_", "")).containsEntry("client.id", "x");
      assertThat(env.duration("NEWSFLOW_B", "1s", "")).isEqualTo(Duration.ofMinutes(5));
      env.duration("NEWSFLOW_A", "1s", "");
      assertThat(problems(env)).hasSize(1);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String[] problems(Env env) {
    ConfigException thrown = catchThrowableOfType(ConfigException.class, env::check);
    assertThat(thrown).isNotNull();
    return thrown.getMessage().split("\n");
  }
}

package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./newsflow env} in a folder of its own: it writes beside itself. */
class EnvCommandTest {
  private static final String GOOD = "3f9c1d5be07a4482";

  @TempDir Path folder;

  @BeforeEach
  void copyTheCommand() throws Exception {
    Files.copy(Path.of("..", "newsflow"), folder.resolve("newsflow"));
  }

  @Test
  void makesSecretsThatAreStrongEnoughAndReadableByTheirOwnerOnly() throws Exception {
    assertThat(env()).isZero();
    assertThatCode(() -> Secrets.check(secrets())).doesNotThrowAnyException();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".env"))))
        .isEqualTo("rw-------");
  }

  @Test
  void leavesStrongSecretsAndSaysSo() throws Exception {
    String before =
        "ELASTIC_PASSWORD='%s'\nNEWSFLOW_INGEST_API_KEYS=%s,a%s\n".formatted(GOOD, GOOD, GOOD);
    Files.writeString(folder.resolve(".env"), before);
    assertThat(env()).isEqualTo(1);
    assertThat(folder.resolve(".env")).hasContent(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tiny-9x", "aaaaaaaaaaaaaaaaaaaa", "ChangeMe-please-0123", "'weak'"})
  void replacesWhatCheckEnvWouldRefuseAndKeepsOtherSettings(String weak) throws Exception {
    Files.writeString(
        folder.resolve(".env"),
        "ELASTIC_PASSWORD=%s\nPARTITIONS=3\nNEWSFLOW_INGEST_API_KEYS=%s".formatted(weak, GOOD));
    assertThat(env()).isZero();
    assertThatCode(() -> Secrets.check(secrets())).doesNotThrowAnyException();
    assertThat(secrets())
        .containsEntry("PARTITIONS", "3")
        .containsEntry("NEWSFLOW_INGEST_API_KEYS", GOOD);
  }

  @Test
  void dropsTheWeakKeyAndKeepsTheOthers() throws Exception {
    Files.writeString(
        folder.resolve(".env"),
        "ELASTIC_PASSWORD=%s\nNEWSFLOW_INGEST_API_KEYS=weak,%s\n".formatted(GOOD, GOOD));
    assertThat(env()).isZero();
    assertThat(secrets())
        .containsEntry("ELASTIC_PASSWORD", GOOD)
        .containsEntry("NEWSFLOW_INGEST_API_KEYS", GOOD);
  }

  private int env() throws Exception {
    Process process =
        new ProcessBuilder("bash", folder.resolve("newsflow").toString(), "env")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private Map<String, String> secrets() throws Exception {
    Map<String, String> secrets = new LinkedHashMap<>();
    for (String line : Files.readAllLines(folder.resolve(".env"))) {
      secrets.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
    }
    return secrets;
  }
}

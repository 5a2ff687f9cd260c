package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsPageTest {
  @TempDir Path folder;

  @Test
  void makesSecretsThatAreStrongEnoughAndReadableByTheirOwnerOnly() throws Exception {
    String line = new OperationsPage().blocks("Start").getFirst().lines().findFirst().orElseThrow();
    assertThat(shell(line)).isZero();
    Map<String, String> secrets = new HashMap<>();
    for (String each : Files.readAllLines(folder.resolve(".env"))) {
      secrets.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
    }
    assertThatCode(() -> Secrets.check(secrets)).doesNotThrowAnyException();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".env"))))
        .isEqualTo("rw-------");
  }

  @Test
  void doesNotOverwriteSecretsThatMayBeInUse() throws Exception {
    Files.writeString(folder.resolve(".env"), "PARTITIONS=3");
    String line = new OperationsPage().blocks("Start").getFirst().lines().findFirst().orElseThrow();
    assertThat(shell(line)).isNotZero();
    assertThat(folder.resolve(".env")).hasContent("PARTITIONS=3");
  }

  private int shell(String line) throws Exception {
    return new ProcessBuilder("bash", "-c", line)
        .directory(folder.toFile())
        .inheritIO()
        .start()
        .waitFor();
  }
}

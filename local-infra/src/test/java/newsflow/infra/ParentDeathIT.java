package newsflow.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another JVM starts the servers and is killed with SIGKILL. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ParentDeathIT {
  @TempDir Path folder;

  /**
   * Run by root this is the hard case: a distribution and a data folder that no other account may
   * enter, as below /root.
   */
  @Test
  void takesTheServersAlongFromAFolderThatIsClosedToOthers() throws Exception {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    Path home = Files.createDirectory(closed.resolve("home"));
    for (Path server : Folders.children(InfraHome.find().folder())) {
      Files.createSymbolicLink(home.resolve(server.getFileName()), server);
    }
    killAndExpectNoSurvivors(
        List.of(), "-D" + InfraHome.PROPERTY + "=" + home, closed.resolve("data").toString());
  }

  @Test
  void takesTheServersAlongWhereTheUserIsNotRoot() throws Exception {
    Path library = Path.of(Uuid.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> prefix = OrdinaryUser.choose().prefix(Java.command(), library, folder.getParent());
    killAndExpectNoSurvivors(prefix, "-D" + InfraHome.PROPERTY + "=" + InfraHome.find().folder());
  }

  private void killAndExpectNoSurvivors(List<String> prefix, String option, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(Java.command().toString(), option, "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), InfraHolder.class.getName()));
    command.addAll(Arrays.asList(arguments));
    Path errors = folder.resolve("errors.txt");
    Process holder = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    try {
      List<ProcessHandle> servers = started(holder, errors);
      assertThat(servers).hasSize(3).allMatch(ProcessHandle::isAlive);
      holder.destroyForcibly().waitFor();
      for (ProcessHandle server : servers) {
        server.onExit().get(5, TimeUnit.SECONDS);
      }
    } finally {
      holder.destroyForcibly();
    }
  }

  private static List<ProcessHandle> started(Process holder, Path errors) throws IOException {
    BufferedReader out = holder.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertThat(line)
        .withFailMessage(() -> "the holder ended: " + errorsIn(errors))
        .isNotNull()
        .startsWith("READY ");
    return Arrays.stream(line.substring("READY ".length()).split(" "))
        .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
        .toList();
  }

  private static String errorsIn(Path errors) {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      return e.toString();
    }
  }
}

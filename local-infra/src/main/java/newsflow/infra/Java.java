package newsflow.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JVM that the servers run on: the one that runs this, which is a JDK 25 by compilation. */
final class Java {
  /**
   * For a short life on two cores: the first compiler tier only, the collector without threads of
   * its own, and a heap that grows as needed. Halves the start and a third of the memory.
   */
  static final List<String> SMALL =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss512k", "-Xlog:aot*=error");

  private Java() {}

  /**
   * The path of the java command.
   *
   * @throws InfraException if this runtime has none (a trimmed image)
   */
  static Path command() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    if (!Files.isExecutable(java)) {
      throw new InfraException("no java command at " + java + ": run with a full JDK 25");
    }
    return java;
  }
}

package newsflow.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the servers that log with Log4j write: warnings and errors, to standard output. */
final class Log4j {
  /** The name under which Elasticsearch looks for it. */
  private static final String FILE = "log4j2.properties";

  private static final String WARNINGS =
      """
      status = error
      appender.out.type = Console
      appender.out.name = out
      appender.out.layout.type = PatternLayout
      appender.out.layout.pattern = [%d] %p %m (%c)%n
      rootLogger.level = warn
      rootLogger.appenderRef.out.ref = out
      """;

  private Log4j() {}

  /** Writes the settings into a folder and returns their file. */
  static Path write(Path folder) throws IOException {
    return Files.writeString(folder.resolve(FILE), WARNINGS, StandardCharsets.UTF_8);
  }
}

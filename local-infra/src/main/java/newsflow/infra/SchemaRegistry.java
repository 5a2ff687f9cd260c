package newsflow.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Apicurio Registry with Confluent's API. It keeps its schemas in an H2 file of its own, so that it
 * starts beside Kafka rather than after it, and survives a kill.
 */
public final class SchemaRegistry extends Server {
  private final InfraHome home;
  private final Path folder;
  private final String cache;
  private final int managementPort = Ports.free();

  SchemaRegistry(InfraHome home, Path folder, int port, Path log, String cache, Duration patience) {
    super("Schema registry", port, log, patience);
    this.home = home;
    this.folder = folder;
    this.cache = cache;
  }

  /** The base URL for {@code schema.registry.url}. */
  public String url() {
    return "http://127.0.0.1:" + port() + "/apis/ccompat/v7";
  }

  /** Whether it lists its subjects. */
  @Override
  public boolean isReady() {
    return isAlive() && Http.isOk(url() + "/subjects", null);
  }

  @Override
  Child spawn() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InfraException("can't make the folder of the schema registry: " + e, e);
    }
    List<String> command =
        new ArrayList<>(List.of(Java.command().toString(), "-Xms48m", "-Xmx192m"));
    command.addAll(Java.SMALL);
    if (!cache.isEmpty()) {
      command.add(cache);
    }
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.addAll(List.of("-jar", home.registryJar().toString()));
    return Child.start(command, settings(), folder, log());
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port())),
        Map.entry("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false"),
        Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)),
        Map.entry("QUARKUS_LOG_LEVEL", "WARN"),
        Map.entry("QUARKUS_BANNER_ENABLED", "false"),
        Map.entry("QUARKUS_LOG_CATEGORY__IO_APICURIO__LEVEL", "WARN"),
        Map.entry("APICURIO_STORAGE_KIND", "sql"),
        Map.entry("APICURIO_STORAGE_SQL_KIND", "h2"),
        Map.entry("APICURIO_DATASOURCE_URL", "jdbc:h2:file:" + folder.resolve("schemas")),
        Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1"),
        Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1"),
        Map.entry("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10"));
  }
}

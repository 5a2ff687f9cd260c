package newsflow.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schema registry as a child process. */
final class RegistryProcess implements Launcher {
  private final InfraHome home;
  private final Path folder;
  private final int port;
  private final Path log;
  private final String cache;
  private final int managementPort = Ports.free();

  /**
   * @param folder its data
   * @param cache the JVM flag for an ahead-of-time cache, or nothing
   */
  RegistryProcess(InfraHome home, Path folder, int port, Path log, String cache) {
    this.home = home;
    this.folder = folder;
    this.port = port;
    this.log = log;
    this.cache = cache;
  }

  @Override
  public Running launch() {
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
    return Child.start(command, settings(), folder, log);
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
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

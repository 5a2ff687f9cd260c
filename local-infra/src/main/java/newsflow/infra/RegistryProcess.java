package newsflow.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The schema registry as a child process. */
final class RegistryProcess implements Launcher {
  private final Place place;
  private final String cache;
  private final int managementPort = Ports.free();

  /**
   * @param place its programs, folder, port and log
   * @param cache the JVM flag for an ahead-of-time cache, or nothing
   */
  RegistryProcess(Place place, String cache) {
    this.place = place;
    this.cache = cache;
  }

  @Override
  public Running launch() {
    try {
      Files.createDirectories(place.folder());
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
    command.addAll(List.of("-jar", place.home().registryJar().toString()));
    return Child.start(command, settings(), place.folder(), place.log());
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(place.port())),
        Map.entry("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false"),
        Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort)),
        Map.entry("QUARKUS_LOG_LEVEL", "WARN"),
        Map.entry("QUARKUS_BANNER_ENABLED", "false"),
        Map.entry("QUARKUS_LOG_CATEGORY__IO_APICURIO__LEVEL", "WARN"),
        Map.entry("APICURIO_STORAGE_KIND", "sql"),
        Map.entry("APICURIO_STORAGE_SQL_KIND", "h2"),
        Map.entry("APICURIO_DATASOURCE_URL", database()),
        Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1"),
        Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1"),
        Map.entry("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10"));
  }

  /** Written at each commit, not half a second later as is H2's way: a kill loses no schema. */
  private String database() {
    return "jdbc:h2:file:" + place.folder().resolve("schemas") + ";WRITE_DELAY=0";
  }
}

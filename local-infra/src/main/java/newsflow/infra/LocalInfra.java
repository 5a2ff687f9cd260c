package newsflow.infra;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The infrastructure of one stack: started side by side, told to services as environment variables,
 * stopped together. Its processes end with this one, however this one ends; its containers do where
 * Testcontainers may run its own reaper.
 */
public final class LocalInfra implements AutoCloseable {
  private final Map<Part, Server> servers;
  private final Map<String, String> environment;
  private final @Nullable RunFolder folder;

  private LocalInfra(
      Map<Part, Server> servers, Map<String, String> environment, @Nullable RunFolder folder) {
    this.servers = servers;
    this.environment = Map.copyOf(environment);
    this.folder = folder;
  }

  /**
   * Starts what the options name and returns when every part answers.
   *
   * @throws InfraException if one does not start; the others are stopped again
   */
  public static LocalInfra start(Options options) {
    return switch (options.kind()) {
      case EXTERNAL -> external(options);
      case PROCESSES, CONTAINERS -> started(options);
    };
  }

  /**
   * The variables that services read: {@code KAFKA_BOOTSTRAP_SERVERS}, {@code SCHEMA_REGISTRY_URL},
   * {@code ELASTICSEARCH_URL}, of the parts that were asked for; with {@link Options#security()}
   * also {@code ELASTICSEARCH_USERNAME}, {@code ELASTICSEARCH_PASSWORD}, {@code
   * ELASTICSEARCH_CA_FILE}.
   */
  public Map<String, String> environment() {
    return environment;
  }

  /**
   * A folder of that name beside the servers' data, for what belongs to this very set of servers,
   * such as the state of Kafka Streams; kept and deleted with that data. Not created.
   *
   * @throws IllegalStateException if nothing was started here
   */
  public Path folder(String name) {
    if (folder == null) {
      throw new IllegalStateException("external infrastructure has no folder");
    }
    return folder.path().resolve(name);
  }

  /**
   * The broker, to be killed and restarted.
   *
   * @throws IllegalStateException if it was not started here
   */
  public KafkaBroker kafka() {
    return (KafkaBroker) server(Part.KAFKA);
  }

  /** The schema registry; as {@link #kafka()}. */
  public SchemaRegistry registry() {
    return (SchemaRegistry) server(Part.REGISTRY);
  }

  /** Elasticsearch; as {@link #kafka()}. */
  public ElasticsearchNode elasticsearch() {
    return (ElasticsearchNode) server(Part.ELASTICSEARCH);
  }

  /** All that were started here. */
  public List<Server> servers() {
    return List.copyOf(servers.values());
  }

  /** Stops all together, then deletes the data unless a folder was given. Can be called again. */
  @Override
  public void close() {
    servers.values().forEach(Server::askToStop);
    servers.values().forEach(Server::awaitStop);
    servers.values().forEach(Server::discard);
    if (folder != null) {
      folder.close();
    }
  }

  private Server server(Part part) {
    Server server = servers.get(part);
    if (server == null) {
      throw new IllegalStateException(part + " was not started here");
    }
    return server;
  }

  private static LocalInfra external(Options options) {
    TreeMap<String, String> environment = new TreeMap<>();
    List<String> missing = new ArrayList<>();
    for (Part part : options.parts()) {
      String value = options.external().get(part.variable());
      if (value == null || value.isBlank()) {
        missing.add(part.variable());
      } else {
        environment.put(part.variable(), value);
      }
    }
    if (!missing.isEmpty()) {
      throw new InfraException("external infrastructure needs " + String.join(", ", missing));
    }
    return new LocalInfra(Map.of(), environment, null);
  }

  private static LocalInfra started(Options options) {
    Placing placing = Placing.of(options);
    RunFolder folder = RunFolder.open(options.data());
    LocalInfra infra = null;
    try {
      Path logs = options.logs() == null ? folder.path().resolve("logs") : options.logs();
      Map<Part, Server> servers =
          servers(options, placing, folder.path(), Folders.writable("log folder", logs));
      infra = new LocalInfra(servers, environment(servers), folder);
      infra.servers.values().forEach(Server::launch);
      infra.servers.values().forEach(Server::awaitReady);
      return infra;
    } catch (RuntimeException | Error e) {
      closeQuietly(infra == null ? folder : infra, e);
      throw e;
    }
  }

  private static Map<Part, Server> servers(Options options, Placing placing, Path data, Path logs) {
    EnumMap<Part, Server> servers = new EnumMap<>(Part.class);
    for (Part part : options.parts()) {
      String name = part.name().toLowerCase(Locale.ROOT);
      Path folder = data.resolve(name);
      Path log = logs.resolve(name + ".log");
      Integer fixed = options.ports().get(part);
      int port = fixed == null ? Ports.free() : fixed;
      Duration patience = options.patience();
      Launcher launcher = placing.launcher(part, folder, port, log);
      Server server =
          switch (part) {
            case KAFKA -> new KafkaBroker(port, log, patience, launcher);
            case REGISTRY -> new SchemaRegistry(port, log, patience, launcher);
            case ELASTICSEARCH ->
                new ElasticsearchNode(port, log, options.security(), patience, launcher);
          };
      servers.put(part, server);
    }
    return servers;
  }

  private static Map<String, String> environment(Map<Part, Server> servers) {
    TreeMap<String, String> environment = new TreeMap<>();
    servers
        .values()
        .forEach(
            server ->
                environment.putAll(
                    switch (server) {
                      case KafkaBroker kafka ->
                          Map.of(Part.KAFKA.variable(), kafka.bootstrapServers());
                      case SchemaRegistry registry ->
                          Map.of(Part.REGISTRY.variable(), registry.url());
                      case ElasticsearchNode elasticsearch -> elasticsearch.environment();
                    }));
    return environment;
  }

  private static void closeQuietly(AutoCloseable started, Throwable failure) {
    try {
      started.close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }
}

package newsflow.infra;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the ahead-of-time caches (JEP 514) of the broker and the registry beside the
 * distributions: runs both once under the flags that they always have and stops them. With the
 * caches, both together need half the processor time to start. Elasticsearch can't have one: it
 * patches java.base, and the JVM refuses caches then.
 *
 * <p>The build runs this before the first integration test. Caches that are there are left alone;
 * without them everything works, so that a failure is a warning.
 */
public final class AheadOfTime {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private AheadOfTime() {}

  public static void main(String[] args) {
    InfraHome home = InfraHome.find();
    if (Files.exists(home.cache(Part.KAFKA)) && Files.exists(home.cache(Part.REGISTRY))) {
      return;
    }
    try (RunFolder folder = RunFolder.open(null)) {
      train(home, folder.path());
    } catch (InfraException | IOException e) {
      System.err.println("no ahead-of-time caches, servers start slower: " + e);
    }
  }

  private static void train(InfraHome home, Path folder) throws IOException {
    int kafkaPort = Ports.free();
    Path kafkaLog = folder.resolve("kafka.log");
    KafkaBroker kafka =
        new KafkaBroker(
            kafkaPort,
            kafkaLog,
            PATIENCE,
            new KafkaProcess(
                new Place(home, folder.resolve("kafka"), kafkaPort, kafkaLog),
                recording(folder, Part.KAFKA)));
    int registryPort = Ports.free();
    Path registryLog = folder.resolve("registry.log");
    SchemaRegistry registry =
        new SchemaRegistry(
            registryPort,
            registryLog,
            PATIENCE,
            new RegistryProcess(
                new Place(home, folder.resolve("registry"), registryPort, registryLog),
                recording(folder, Part.REGISTRY)));
    Map<Part, Server> servers = Map.of(Part.KAFKA, kafka, Part.REGISTRY, registry);
    try {
      servers.values().forEach(Server::launch);
      servers.values().forEach(Server::awaitReady);
      kafka.createTopic("trained"); // Stopped sooner, the broker halts without writing a cache.
    } finally {
      servers.values().forEach(Server::askToStop);
      servers.values().forEach(server -> server.awaitStop(PATIENCE));
    }
    for (Map.Entry<Part, Server> server : servers.entrySet()) {
      Path cache = written(folder, server.getKey());
      if (!Files.exists(cache)) {
        throw new InfraException(
            server.getValue().name() + " wrote none" + server.getValue().tail());
      }
      move(cache, home.cache(server.getKey()));
    }
  }

  private static String recording(Path folder, Part part) {
    return "-XX:AOTCacheOutput=" + written(folder, part);
  }

  private static Path written(Path folder, Part part) {
    return folder.resolve(part.name().toLowerCase(Locale.ROOT) + ".aot");
  }

  /** The copy lies on the target's file system, so that nobody ever sees half a cache. */
  private static void move(Path from, Path to) throws IOException {
    Path near = to.resolveSibling(to.getFileName() + ".new");
    Files.deleteIfExists(near);
    Files.copy(from, near);
    Files.move(near, to, ATOMIC_MOVE);
  }
}

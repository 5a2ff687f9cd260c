package newsflow.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;

/** The broker as a child process. */
final class KafkaProcess implements Launcher {
  /** Formats the storage once, then becomes the broker: the same process id for both. */
  private static final String FORMAT_THEN_RUN =
      """
      config=$1 meta=$2 id=$3 cache=$4; shift 4
      [ -f "$meta" ] || "$@" kafka.tools.StorageTool format -t "$id" -c "$config" || exit 1
      exec "$@" ${cache:+"$cache"} kafka.Kafka "$config"
      """;

  private static final String LOGGING =
      """
      status = error
      appender.out.type = Console
      appender.out.name = out
      appender.out.layout.type = PatternLayout
      appender.out.layout.pattern = [%d] %p %m (%c)%n
      rootLogger.level = warn
      rootLogger.appenderRef.out.ref = out
      """;

  private final InfraHome home;
  private final Path folder;
  private final int port;
  private final Path log;
  private final String cache;
  private final int controllerPort = Ports.free();

  /**
   * @param folder its settings and data
   * @param cache the JVM flag for an ahead-of-time cache, or nothing
   */
  KafkaProcess(InfraHome home, Path folder, int port, Path log, String cache) {
    this.home = home;
    this.folder = folder;
    this.port = port;
    this.log = log;
    this.cache = cache;
  }

  @Override
  public Running launch() {
    Path logs = folder.resolve("log");
    Path config = folder.resolve("broker.properties");
    Path logging = folder.resolve("log4j2.properties");
    try {
      Files.createDirectories(folder);
      Files.writeString(config, config(logs), StandardCharsets.UTF_8);
      Files.writeString(logging, LOGGING, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InfraException("can't write the settings of Kafka: " + e, e);
    }
    List<String> command = new ArrayList<>(List.of("sh", "-c", FORMAT_THEN_RUN, "sh"));
    command.addAll(
        List.of(
            config.toString(),
            logs.resolve("meta.properties").toString(),
            Uuid.randomUuid().toString(),
            cache,
            Java.command().toString(),
            "-Xms64m",
            "-Xmx384m"));
    command.addAll(Java.SMALL);
    command.add("-Dlog4j2.configurationFile=" + logging);
    command.addAll(List.of("-cp", home.kafkaJars() + "/*"));
    return Child.start(command, Map.of(), folder, log);
  }

  /**
   * The voter is configured, not stored, so that kept data can be served from another port. Small
   * buffers: the cleaner alone would take 128 MB of the heap.
   */
  private String config(Path logs) {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:%2$d
    controller.listener.names=CONTROLLER
    listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
    advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
    log.dirs=%3$s
    auto.create.topics.enable=false
    num.network.threads=2
    num.io.threads=4
    background.threads=2
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=4
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    share.coordinator.state.topic.num.partitions=1
    group.initial.rebalance.delay.ms=0
    log.cleaner.dedupe.buffer.size=16777216
    log.cleaner.io.buffer.size=131072
    log.index.size.max.bytes=1048576
    """
        .formatted(port, controllerPort, logs.toString().replace("\\", "\\\\"));
  }
}

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

  private final Place place;
  private final String cache;
  private final int controllerPort = Ports.free();

  /**
   * @param place its programs, folder, port and log
   * @param cache the JVM flag for an ahead-of-time cache, or nothing
   */
  KafkaProcess(Place place, String cache) {
    this.place = place;
    this.cache = cache;
  }

  @Override
  public Running launch() {
    Path logs = place.folder().resolve("log");
    Path config = place.folder().resolve("broker.properties");
    Path logging;
    try {
      Files.createDirectories(place.folder());
      Files.writeString(config, config(logs), StandardCharsets.UTF_8);
      logging = Log4j.write(place.folder());
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
    command.addAll(List.of("-cp", place.home().kafkaJars() + "/*"));
    return Child.start(command, Map.of(), place.folder(), place.log());
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
        .formatted(place.port(), controllerPort, logs.toString().replace("\\", "\\\\"));
  }
}

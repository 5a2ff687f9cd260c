package newsflow.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/** The Kafka broker, its own KRaft controller, with transactions and one replica of everything. */
public final class KafkaBroker extends Server {
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
  private final String cache;
  private final int controllerPort = Ports.free();

  KafkaBroker(InfraHome home, Path folder, int port, Path log, String cache, Duration patience) {
    super("Kafka", port, log, patience);
    this.home = home;
    this.folder = folder;
    this.cache = cache;
  }

  /** host:port for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port();
  }

  /** Whether the cluster can be described and has its node. */
  @Override
  public boolean isReady() {
    if (!isAlive() || !Ports.isOpen(port())) {
      return false; // Spares the client's warnings about a refused connection.
    }
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 4_000);
    try (Admin admin = Admin.create(settings)) {
      return !admin.describeCluster().nodes().get(4, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Makes a topic of one partition; returns when the whole broker has worked. */
  void createTopic(String topic) {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    } catch (ExecutionException e) {
      throw new InfraException("can't make the topic " + topic + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InfraException("interrupted while making the topic " + topic, e);
    }
  }

  @Override
  Child spawn() {
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
    return Child.start(command, Map.of(), folder, log());
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
        .formatted(port(), controllerPort, logs.toString().replace("\\", "\\\\"));
  }
}

package newsflow.infra;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A server in a container, by Testcontainers. The first launch makes the container; after a kill it
 * is started again with the same data, on the same loopback port.
 *
 * <p>The only class that needs Testcontainers, which is on the class path of tests only.
 */
final class Container implements Launcher, Running {
  /** The very images of docker-compose.yml; a test says so. */
  static final String KAFKA = "apache/kafka:4.3.1";

  static final String REGISTRY = "apicurio/apicurio-registry:3.3.3";
  static final String ELASTICSEARCH = "docker.elastic.co/elasticsearch/elasticsearch:9.5.2";

  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration END = Duration.ofSeconds(15);
  private static final int TAIL_LINES = 25;
  private static final int READABLE_BY_GROUP = 0640;

  private final GenericContainer<?> container;
  private final Path log;

  private Container(GenericContainer<?> container, int inside, int port, Path log) {
    this.container = container;
    this.log = log;
    container.setPortBindings(List.of("127.0.0.1:" + port + ":" + inside));
    container.waitingFor(new ByServer());
  }

  static Container kafka(int port, Path log) {
    KafkaContainer kafka =
        new OnLoopback(DockerImageName.parse(KAFKA))
            .withEnv("KAFKA_HEAP_OPTS", "-Xms64m -Xmx512m")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4")
            .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1")
            .withEnv("KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1");
    return new Container(kafka, 9092, port, log);
  }

  /** As the child process, its schemas in a file of its own. */
  static Container registry(int port, Path log) {
    GenericContainer<?> registry =
        new GenericContainer<>(DockerImageName.parse(REGISTRY))
            .withEnv("QUARKUS_LOG_LEVEL", "WARN")
            .withEnv("APICURIO_LOG_LEVEL", "WARN")
            .withEnv("APICURIO_STORAGE_KIND", "sql")
            .withEnv("APICURIO_STORAGE_SQL_KIND", "h2")
            .withEnv("APICURIO_DATASOURCE_URL", "jdbc:h2:file:/tmp/schemas");
    return new Container(registry, 8080, port, log);
  }

  static Container elasticsearch(int port, Path log, @Nullable Security security) {
    ElasticsearchContainer elasticsearch =
        new ElasticsearchContainer(DockerImageName.parse(ELASTICSEARCH))
            .withCertPath("")
            .withEnv("ES_JAVA_OPTS", "-Xms256m -Xmx512m -XX:-AlwaysPreTouch")
            .withEnv("network.host", "0.0.0.0")
            .withEnv("action.auto_create_index", "false")
            .withEnv("xpack.security.enabled", Boolean.toString(security != null));
    if (security != null) {
      String config = "/usr/share/elasticsearch/config/";
      elasticsearch
          .withPassword(security.password())
          .withEnv("xpack.security.http.ssl.enabled", "true")
          .withEnv("xpack.security.http.ssl.certificate", "http.crt")
          .withEnv("xpack.security.http.ssl.key", "http.key")
          .withCopyFileToContainer(readable(security.certificate()), config + "http.crt")
          .withCopyFileToContainer(readable(security.key()), config + "http.key");
    }
    return new Container(elasticsearch, 9200, port, log);
  }

  @Override
  public Running launch() {
    try {
      if (container.getContainerId() == null) {
        container.start();
      } else {
        docker().startContainerCmd(container.getContainerId()).exec();
      }
      return this;
    } catch (RuntimeException e) {
      throw new InfraException(
          "can't start a container of "
              + container.getDockerImageName()
              + " ("
              + root(e)
              + "); on Linux .ci/docker-engine gets an engine and the images",
          e);
    }
  }

  /** Removes the container and what it holds. */
  @Override
  public void discard() {
    container.stop();
  }

  @Override
  public long pid() {
    Long pid = state().getPidLong();
    return pid == null ? 0 : pid;
  }

  @Override
  public boolean isAlive() {
    try {
      return container.getContainerId() != null && Boolean.TRUE.equals(state().getRunning());
    } catch (NotFoundException e) {
      return false;
    }
  }

  @Override
  public int exitCode() {
    Long code = state().getExitCodeLong();
    return code == null ? 0 : code.intValue();
  }

  @Override
  public boolean endsWithin(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (isAlive()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /** As {@link #kill()}: the first process of the broker's container is a shell that keeps TERM. */
  @Override
  public void askToEnd() {
    kill();
  }

  @Override
  public void kill() {
    try {
      docker().killContainerCmd(container.getContainerId()).exec();
    } catch (NotFoundException | ConflictException e) {
      return; // It has ended already.
    }
    boolean _ = endsWithin(END);
  }

  @Override
  public void freeze() {
    docker().pauseContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void thaw() {
    docker().unpauseContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public String logTail() {
    try {
      String output = container.getLogs();
      Files.writeString(log, output);
      List<String> lines = output.lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException | RuntimeException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  private DockerClient docker() {
    return container.getDockerClient();
  }

  private InspectContainerResponse.ContainerState state() {
    return docker().inspectContainerCmd(container.getContainerId()).exec().getState();
  }

  private static MountableFile readable(Path file) {
    return MountableFile.forHostPath(file, READABLE_BY_GROUP);
  }

  private static String root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /** Advertises where its port really is, wherever Testcontainers believes that the engine runs. */
  private static final class OnLoopback extends KafkaContainer {
    private OnLoopback(DockerImageName image) {
      super(image);
    }

    @Override
    public String getHost() {
      return "127.0.0.1";
    }
  }

  /** {@link Server#awaitReady()} asks by protocol, which is the same for a process. */
  private static final class ByServer extends AbstractWaitStrategy {
    @Override
    protected void waitUntilReady() {}
  }
}

package newsflow.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StartFailureIT {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Part.class)
  void namesThePortThatIsInUse(Part part) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Options options = Options.processes().only(part).port(part, taken.getLocalPort());
      assertThatThrownBy(() -> LocalInfra.start(options))
          .isInstanceOf(InfraException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void namesTheDataFolderThatCantBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    assertThatThrownBy(() -> LocalInfra.start(Options.processes().data(file.resolve("data"))))
        .isInstanceOf(InfraException.class)
        .hasMessageContaining("can't write to the data folder " + file.resolve("data"));
  }

  @Test
  void namesTheLogFolderThatCantBeWrittenAndGivesTheDataFolderBack() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    Options options = Options.processes().data(folder.resolve("data")).logs(file);
    for (int i = 0; i < 2; i++) { // The second would find a lock that was not released.
      assertThatThrownBy(() -> LocalInfra.start(options))
          .isInstanceOf(InfraException.class)
          .hasMessageContaining("can't write to the log folder " + file);
    }
  }

  @Test
  void showsTheLogOfAServerThatEndsEarly() throws Exception {
    Path log = Files.createDirectories(folder.resolve("kafka").resolve("log"));
    Files.writeString(log.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=none\n");
    assertThatThrownBy(() -> LocalInfra.start(Options.processes().only(Part.KAFKA).data(folder)))
        .isInstanceOf(InfraException.class)
        .hasMessageContaining("Kafka ended with exit code 1 while starting")
        .hasMessageContaining("node id 7");
  }

  @Test
  void givesUpOnAServerThatDoesNotAnswerInTime() {
    Options options = Options.processes().only(Part.ELASTICSEARCH).patience(Duration.ofMillis(10));
    assertThatThrownBy(() -> LocalInfra.start(options))
        .isInstanceOf(InfraException.class)
        .hasMessageContaining("Elasticsearch did not answer within");
  }

  @Test
  void namesEveryVariableThatExternalServersLack() {
    assertThatThrownBy(
            () -> LocalInfra.start(Options.external(Map.of("KAFKA_BOOTSTRAP_SERVERS", "a:1"))))
        .isInstanceOf(InfraException.class)
        .hasMessageContaining("ELASTICSEARCH_URL")
        .hasMessageContaining("SCHEMA_REGISTRY_URL");
  }

  @Test
  void passesTheUrlsOfExternalServersOn() {
    Map<String, String> given = Map.of("KAFKA_BOOTSTRAP_SERVERS", "a:1", "OTHER", "x");
    try (LocalInfra infra = LocalInfra.start(Options.external(given).only(Part.KAFKA))) {
      assertThat(infra.environment()).isEqualTo(Map.of("KAFKA_BOOTSTRAP_SERVERS", "a:1"));
      assertThat(infra.servers()).isEmpty();
    }
  }

  @Test
  void knowsTheKindsOfInfrastructureByName() {
    assertThat(Options.Kind.named("processes")).isEqualTo(Options.Kind.PROCESSES);
    assertThatThrownBy(() -> Options.Kind.named("cloud"))
        .isInstanceOf(InfraException.class)
        .hasMessageContaining("'cloud'");
  }
}

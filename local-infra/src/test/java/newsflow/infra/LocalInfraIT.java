package newsflow.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalInfraIT {
  @TempDir static Path data;

  private static LocalInfra infra;

  private final String name = "it-" + UUID.randomUUID();

  @BeforeAll
  static void start() {
    infra = LocalInfra.start(Options.processes().data(data));
  }

  @AfterAll
  static void stop() {
    if (infra != null) {
      infra.close();
    }
  }

  @Test
  void carriesARecordInATransaction() throws Exception {
    Probe probe = new Probe(infra.environment());
    probe.createTopic(name);
    probe.produce(name, "một");
    assertThat(probe.consume(name, 1)).containsExactly("một");
  }

  @Test
  void registersASchemaThroughConfluentsApi() throws Exception {
    Probe probe = new Probe(infra.environment());
    assertThat(probe.registerSchema(name)).contains("\"id\":");
    assertThat(probe.subjects()).contains(name);
  }

  @Test
  void findsAnAccentedTitleWithoutAccents() throws Exception {
    Probe probe = new Probe(infra.environment());
    probe.index(name, "Tin từ Thái Nguyên");
    assertThat(probe.search(name, "thai nguyen")).contains("Thái Nguyên");
  }

  @Test
  void runsElasticsearchUnderAnotherAccountThanRoot() throws Exception {
    Path status = Path.of("/proc", Long.toString(infra.elasticsearch().pid()), "status");
    if (Files.exists(status)) { // Linux
      assertThat(Files.readString(status)).doesNotContainPattern("Uid:\\s+0\\s");
    }
  }

  @Test
  void runsTheBrokerOfTheVersionOfOurClients() {
    assertThat(Folders.children(InfraHome.find().kafkaJars()))
        .extracting(jar -> jar.getFileName().toString())
        .filteredOn(jar -> jar.startsWith("kafka-clients-"))
        .as("a build without `clean` after a change of versions leaves both")
        .containsExactly("kafka-clients-" + AppInfoParser.getVersion() + ".jar");
  }

  @Test
  void keepsEverythingThroughAKill() throws Exception {
    Probe probe = filled();
    infra.servers().forEach(Server::kill);
    assertThat(infra.servers()).noneMatch(Server::isAlive).noneMatch(Server::isReady);

    infra.servers().forEach(Server::launch);
    infra.servers().forEach(Server::awaitReady);
    assertFilled(probe);
  }

  @Test
  void keepsEverythingBetweenRunsWithADataFolder() throws Exception {
    filled();
    infra.close();
    infra = LocalInfra.start(Options.processes().data(data));
    assertFilled(new Probe(infra.environment()));
    assertThat(infra.folder("enrich")).isEqualTo(data.resolve("enrich"));
  }

  @Test
  void restartsOnTheSamePort() {
    int port = infra.registry().port();
    long before = infra.registry().pid();
    infra.registry().restart();
    assertThat(infra.registry().isReady()).isTrue();
    assertThat(infra.registry().port()).isEqualTo(port);
    assertThat(infra.registry().pid()).isNotEqualTo(before);
  }

  @Test
  void refusesADataFolderThatAnotherStackUses() {
    assertThatThrownBy(() -> LocalInfra.start(Options.processes().data(data)))
        .isInstanceOf(InfraException.class)
        .hasMessageContaining(data.toString())
        .hasMessageContaining("in use by another running stack");
  }

  private Probe filled() throws Exception {
    Probe probe = new Probe(infra.environment());
    probe.createTopic(name);
    probe.produce(name, "kept");
    probe.index(name, "kept");
    probe.registerSchema(name);
    return probe;
  }

  private void assertFilled(Probe probe) throws Exception {
    assertThat(probe.consume(name, 1)).containsExactly("kept");
    assertThat(probe.subjects()).contains(name);
    assertThat(probe.search(name, "kept")).contains("\"kept\"");
  }
}

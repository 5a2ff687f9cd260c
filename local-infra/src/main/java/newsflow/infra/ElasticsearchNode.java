package newsflow.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Elasticsearch as a single node; never as root, which it refuses. */
public final class ElasticsearchNode extends Server {
  /**
   * Puts the arguments into a pipe that the server itself keeps open: at its end the server would
   * take its launcher for dead and stop.
   */
  private static final String WITH_ARGUMENTS =
      """
      arguments=$1; shift
      rm -f "$arguments.pipe" && mkfifo -m 600 "$arguments.pipe" || exit 1
      exec 4<>"$arguments.pipe"
      cat "$arguments" >&4
      rm -f "$arguments.pipe" "$arguments"
      exec "$@" <&4 4<&-
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
  private final int transportPort = Ports.free();

  ElasticsearchNode(InfraHome home, Path folder, int port, Path log, Duration patience) {
    super("Elasticsearch", port, log, patience);
    this.home = home;
    this.folder = folder;
  }

  /** The base URL. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** Whether the cluster reports its health, with a master and all primaries assigned. */
  @Override
  public boolean isReady() {
    return isAlive() && Http.isOk(url() + "/_cluster/health?wait_for_status=yellow&timeout=1s");
  }

  @Override
  Child spawn() {
    Path config = folder.resolve("config");
    Path temporary = folder.resolve("tmp");
    Path data = folder.resolve("data");
    Path arguments = folder.resolve("arguments");
    Path java = Java.command();
    OrdinaryUser user = OrdinaryUser.choose();
    Path distribution;
    try {
      for (Path each : List.of(config, temporary, data)) {
        Files.createDirectories(each);
      }
      distribution = user.readable(home.elasticsearch(), folder.resolve("distribution"));
      Files.writeString(config.resolve("log4j2.properties"), LOGGING, StandardCharsets.UTF_8);
      Files.write(
          arguments,
          new ServerArguments(settings(distribution), secrets(), config, temporary).toBytes());
    } catch (IOException e) {
      throw new InfraException("can't write the settings of Elasticsearch: " + e, e);
    }
    user.own(folder, List.of(config, temporary, data));
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", WITH_ARGUMENTS, "sh", arguments.toString()));
    command.addAll(user.prefix(java, distribution.resolve(InfraHome.ELASTICSEARCH_PLUGIN), data));
    command.add(java.toString());
    command.addAll(ElasticsearchJvm.options(distribution, temporary));
    return Child.start(command, Map.of("LIBFFI_TMPDIR", temporary.toString()), temporary, log());
  }

  private Map<String, String> settings(Path distribution) {
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("cluster.name", "newsflow");
    settings.put("node.name", "newsflow");
    settings.put("discovery.type", "single-node");
    settings.put("http.host", "127.0.0.1");
    settings.put("http.port", Integer.toString(port()));
    settings.put("transport.host", "127.0.0.1");
    settings.put("transport.port", Integer.toString(transportPort));
    settings.put("path.home", distribution.toString());
    settings.put("path.data", folder.resolve("data").toString());
    settings.put("path.logs", folder.resolve("tmp").toString());
    settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
    settings.put("action.auto_create_index", "false");
    settings.put("xpack.security.enabled", "false");
    return settings;
  }

  private static Map<String, String> secrets() {
    byte[] seed = new byte[15];
    new SecureRandom().nextBytes(seed);
    return Map.of("keystore.seed", Base64.getUrlEncoder().encodeToString(seed));
  }
}

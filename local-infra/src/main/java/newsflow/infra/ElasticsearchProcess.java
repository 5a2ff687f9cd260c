package newsflow.infra;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Elasticsearch as a child process; never as root, which it refuses. */
final class ElasticsearchProcess implements Launcher {
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

  private static final String CERTIFICATE = "http.crt";
  private static final String KEY = "http.key";

  private final Place place;
  private final @Nullable Security security;
  private final int transportPort = Ports.free();

  /**
   * @param place its programs, folder, port and log
   * @param security password and certificates; null leaves it open
   */
  ElasticsearchProcess(Place place, @Nullable Security security) {
    this.place = place;
    this.security = security;
  }

  @Override
  public Running launch() {
    Path config = place.folder().resolve("config");
    Path temporary = place.folder().resolve("tmp");
    Path data = place.folder().resolve("data");
    Path arguments = place.folder().resolve("arguments");
    Path java = Java.command();
    OrdinaryUser user = OrdinaryUser.choose();
    Path distribution;
    try {
      for (Path each : List.of(config, temporary, data)) {
        Files.createDirectories(each);
      }
      distribution =
          user.readable(place.home().elasticsearch(), place.folder().resolve("distribution"));
      Log4j.write(config);
      if (security != null) { // Elasticsearch may read its config folder only.
        Files.copy(security.certificate(), config.resolve(CERTIFICATE), REPLACE_EXISTING);
        writeSecret(config.resolve(KEY), Files.readAllBytes(security.key()));
      }
      writeSecret(
          arguments,
          new ServerArguments(settings(distribution, config), secrets(), config, temporary)
              .toBytes());
    } catch (IOException e) {
      throw new InfraException("can't write the settings of Elasticsearch: " + e, e);
    }
    user.own(place.folder(), List.of(config, temporary, data));
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", WITH_ARGUMENTS, "sh", arguments.toString()));
    command.addAll(user.prefix(java, distribution.resolve(InfraHome.ELASTICSEARCH_PLUGIN), data));
    command.add(java.toString());
    command.addAll(ElasticsearchJvm.options(distribution, temporary));
    return Child.start(
        command, Map.of("LIBFFI_TMPDIR", temporary.toString()), temporary, place.log());
  }

  private Map<String, String> settings(Path distribution, Path config) {
    TreeMap<String, String> settings = new TreeMap<>();
    settings.put("cluster.name", "newsflow");
    settings.put("node.name", "newsflow");
    settings.put("discovery.type", "single-node");
    settings.put("http.host", "127.0.0.1");
    settings.put("http.port", Integer.toString(place.port()));
    settings.put("transport.host", "127.0.0.1");
    settings.put("transport.port", Integer.toString(transportPort));
    settings.put("path.home", distribution.toString());
    settings.put("path.data", place.folder().resolve("data").toString());
    settings.put("path.logs", place.folder().resolve("tmp").toString());
    settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
    settings.put("action.auto_create_index", "false");
    settings.put("xpack.security.enabled", Boolean.toString(security != null));
    if (security != null) {
      settings.put("xpack.security.http.ssl.enabled", "true");
      settings.put("xpack.security.http.ssl.certificate", config.resolve(CERTIFICATE).toString());
      settings.put("xpack.security.http.ssl.key", config.resolve(KEY).toString());
    }
    return settings;
  }

  private Map<String, String> secrets() {
    byte[] seed = new byte[15];
    new SecureRandom().nextBytes(seed);
    TreeMap<String, String> secrets = new TreeMap<>();
    secrets.put("keystore.seed", Base64.getUrlEncoder().encodeToString(seed));
    if (security != null) {
      secrets.put("bootstrap.password", security.password());
    }
    return secrets;
  }

  /** Readable by the owner only, from the first byte on. */
  private static void writeSecret(Path file, byte[] bytes) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, bytes);
  }
}

package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The repository's docker-compose.yml, under a project, network and ports of its own. {@code
 * COMPOSE_IT_COMMAND} names another Compose than the one found.
 */
final class ComposeStack implements AutoCloseable {
  private static final Path ROOT =
      Path.of(System.getProperty("newsflow.home", "..")).toAbsolutePath().normalize();

  private final String project = "newsflow-it-" + secret().substring(0, 6);
  private final List<String> compose = composeCommand();
  private final Map<String, String> environment = new HashMap<>();
  private final String ingestKey = secret();
  private final Path workplace;

  ComposeStack() throws IOException {
    environment.put("COMPOSE_PROJECT_NAME", project);
    environment.put("NETWORK", project);
    environment.put("ELASTIC_PASSWORD", secret());
    environment.put("NEWSFLOW_INGEST_API_KEYS", ingestKey);
    environment.put("NEWSFLOW_IMAGE", "newsflow:it");
    environment.put("NEWSFLOW_BUILD", "prebuilt");
    for (String port : List.of("INGEST", "ELASTICSEARCH", "KAFKA", "REGISTRY")) {
      environment.put(port + "_PORT", Integer.toString(freePort()));
    }
    workplace = Files.createTempDirectory("newsflow-operator");
    Files.createSymbolicLink(workplace.resolve("samples"), ROOT.resolve("samples"));
    Files.writeString(
        workplace.resolve(".env"),
        "ELASTIC_PASSWORD=%s%nNEWSFLOW_INGEST_API_KEYS=%s%n"
            .formatted(environment.get("ELASTIC_PASSWORD"), ingestKey));
  }

  /** How a command ended, and what it printed to stdout and to stderr. */
  record Ended(int code, String output, String errors) {
    /** Stdout, when it ended well. */
    String good() {
      if (code != 0) {
        throw new AssertionError("exit code " + code + ":\n" + all());
      }
      return output;
    }

    String all() {
      return output + errors;
    }
  }

  String ingestKey() {
    return ingestKey;
  }

  String elasticPassword() {
    return environment.get("ELASTIC_PASSWORD");
  }

  String project() {
    return project;
  }

  String port(String name) {
    return environment.get(name + "_PORT");
  }

  /** Runs Compose with the arguments. */
  Ended compose(String... arguments) throws IOException, InterruptedException {
    return compose(Map.of(), arguments);
  }

  /** Runs Compose with the arguments, some variables changed. */
  Ended compose(Map<String, String> changed, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(compose);
    command.addAll(List.of(arguments));
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(changed);
    return run(command, all, ROOT);
  }

  /**
   * Runs the commands of a page as they are written there, in a folder with .env and samples. Only
   * the published ports and the project's name are this stack's own.
   */
  Ended asWritten(String commands) throws IOException, InterruptedException {
    String own =
        commands
            .replace("127.0.0.1:8081", "127.0.0.1:" + port("INGEST"))
            .replace("localhost:9200", "localhost:" + port("ELASTICSEARCH"))
            .replace("newsflow_", project + "_");
    String script =
        """
        set -euo pipefail
        docker() {
          if [ "$1" != compose ]; then command docker "$@"; return; fi
          shift
          (set -a; . "%s/.env"; cd "%s"; %s "$@")
        }
        """
                .formatted(workplace, ROOT, "command " + String.join(" ", compose))
            + own;
    return run(List.of("bash", "-c", script), environment, workplace);
  }

  /** The folder that {@link #asWritten} works in. */
  Path workplace() {
    return workplace;
  }

  /** Seconds from the start of the service's container until it first answers that it is ready. */
  double secondsToReady(String service) throws IOException, InterruptedException {
    String container = containers(service).getFirst();
    String ready =
        docker("exec", container, "bash", "-c", "until /app/ready; do sleep 0.1; done; date +%s%N")
            .good()
            .strip();
    Instant started =
        Instant.parse(docker("inspect", "-f", "{{.State.StartedAt}}", container).good().strip());
    long nanos = started.getEpochSecond() * 1_000_000_000L + started.getNano();
    return (Long.parseLong(ready) - nanos) / 1e9;
  }

  /** Whether the service's container says now that it can do its work. */
  boolean isReady(String service) throws IOException, InterruptedException {
    List<String> running = containers(service);
    return !running.isEmpty() && docker("exec", running.getFirst(), "/app/ready").code() == 0;
  }

  /** Resident memory of each container as Docker counts it, in one line. */
  String resident() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("stats", "--no-stream", "--format", "{{.Name}} {{.MemUsage}}"));
    command.addAll(
        docker("ps", "-q", "--filter", "label=com.docker.compose.project=" + project)
            .good()
            .lines()
            .toList());
    return docker(command.toArray(String[]::new))
        .good()
        .lines()
        .map(line -> line.replace(project, "").replaceAll("^[-_]", "").replaceAll(" / .*", ""))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** What each Compose that is here says about docker-compose.yml. */
  List<Ended> checkedByEveryCompose() throws IOException, InterruptedException {
    List<Ended> checked = new ArrayList<>();
    for (String each : List.of("docker compose", "docker-compose")) {
      if (run(List.of("bash", "-c", each + " version"), Map.of(), ROOT).code() == 0) {
        checked.add(run(List.of("bash", "-c", each + " config -q"), environment, ROOT));
      }
    }
    assertThat(checked).isNotEmpty();
    return checked;
  }

  static Ended docker(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    return run(command, Map.of(), ROOT);
  }

  /** Ids of the running containers of a service. */
  List<String> containers(String service) throws IOException, InterruptedException {
    return docker(
            "ps",
            "-q",
            "--filter",
            "label=com.docker.compose.project=" + project,
            "--filter",
            "label=com.docker.compose.service=" + service)
        .good()
        .lines()
        .toList();
  }

  /** Waits until so many containers of each service are healthy. */
  void awaitHealthy(Map<String, Integer> services, Duration patience) throws Exception {
    try {
      Awaitility.await()
          .atMost(patience)
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> assertThat(healthy(services.keySet())).isEqualTo(services));
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(e.getMessage() + "\n" + compose("logs", "--tail=30").all(), e);
    }
  }

  private Map<String, Integer> healthy(Set<String> services)
      throws IOException, InterruptedException {
    Map<String, Integer> healthy = new HashMap<>();
    for (String service : services) {
      int count = 0;
      for (String container : containers(service)) {
        String state = docker("inspect", "-f", "{{.State.Health.Status}}", container).output();
        count += state.strip().equals("healthy") ? 1 : 0;
      }
      healthy.put(service, count);
    }
    return healthy;
  }

  /** A file out of the volumes that init writes. */
  String accessFile(String path) throws IOException, InterruptedException {
    return compose(
            "run", "--rm", "--no-deps", "-T", "--entrypoint", "cat", "init", "/access/" + path)
        .good();
  }

  HttpResponse<String> ingest(String method, String path, String key, String type, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("INGEST") + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", type)
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /** Asks Elasticsearch over TLS, trusting the given authority only. */
  HttpResponse<String> elasticsearch(
      String ca, String authorization, String method, String path, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + port("ELASTICSEARCH") + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try (HttpClient http = HttpClient.newBuilder().sslContext(trusting(ca)).build()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    compose("down", "-v", "--remove-orphans").good();
    try (Stream<Path> files = Files.walk(workplace, 1)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static SSLContext trusting(String ca) throws Exception {
    KeyStore authorities = KeyStore.getInstance("PKCS12");
    authorities.load(null, null);
    authorities.setCertificateEntry(
        "ca",
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new java.io.ByteArrayInputStream(ca.getBytes(StandardCharsets.UTF_8))));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static Ended run(List<String> command, Map<String, String> environment, Path folder)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    Path output = Files.createTempFile("compose", ".out");
    Path errors = Files.createTempFile("compose", ".err");
    try {
      builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(15, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError(command + " did not end:\n" + Files.readString(errors));
      }
      return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }

  /** Compose v2 where the docker client has it, else the older command. */
  private static List<String> composeCommand() {
    String named = System.getenv("COMPOSE_IT_COMMAND");
    if (named != null) {
      return List.of(named.split(" "));
    }
    try {
      boolean v2 = run(List.of("docker", "compose", "version"), Map.of(), ROOT).code() == 0;
      return v2 ? List.of("docker", "compose") : List.of("docker-compose");
    } catch (IOException e) {
      throw new AssertionError("no docker here; .ci/docker-engine gets one", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String secret() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

package newsflow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import newsflow.infra.LocalInfra;
import newsflow.infra.Options;
import newsflow.schemas.TrustedEvents;

/**
 * From POST to searchable, and the memory of each service, with every service in a JVM of its own
 * on the real servers: {@code ./newsflow bench pipeline [ARTICLES [PER_SECOND]]}.
 */
final class PipelineBenchmark {
  private static final List<String> NAMES = List.of("Ingest", "Enrich", "Index");
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final String SENTENCE =
      "Sáng nay, lãnh đạo tỉnh Thái Nguyên cùng đại diện các sở, ngành đã kiểm tra tiến độ công"
          + " trình và yêu cầu nhà thầu bảo đảm chất lượng, an toàn lao động. ";

  private PipelineBenchmark() {}

  public static void main(String[] args) throws Exception {
    int articles = args.length > 0 ? Integer.parseInt(args[0]) : 600;
    int perSecond = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    TrustedEvents.trust();
    List<Process> services = new ArrayList<>();
    try (LocalInfra infra = LocalInfra.start(Options.processes())) {
      Map<String, String> environment = new HashMap<>(infra.environment());
      Init.run(environment);
      int port = 18_081;
      for (String name : NAMES) {
        environment.put(
            "NEWSFLOW_" + name.toUpperCase(Locale.ROOT) + "_PORT", Integer.toString(port++));
      }
      try {
        long start = System.nanoTime();
        for (String name : NAMES) {
          services.add(start(name, environment));
        }
        Endpoints at = new Endpoints(environment);
        awaitReady(List.of(at.ingest(), at.enrich(), at.index()));
        System.out.printf(
            Locale.ROOT,
            "three services ready %.1f s after their start, side by side%n",
            (System.nanoTime() - start) / 1e9);
        try (ArticleSearch search = new ArticleSearch(environment)) {
          run(at, search, 100, perSecond); // warms up
          print(run(at, search, articles, perSecond), perSecond);
        }
        for (int i = 0; i < NAMES.size(); i++) {
          System.out.printf(
              "%s-service: %d MB resident%n",
              NAMES.get(i).toLowerCase(Locale.ROOT), resident(services.get(i)));
        }
      } finally {
        services.forEach(Process::destroy);
        for (Process service : services) {
          if (!service.waitFor(15, TimeUnit.SECONDS)) {
            service.destroyForcibly().waitFor();
          }
        }
      }
    }
  }

  private static Process start(String name, Map<String, String> environment) throws IOException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            "-XX:+UseSerialGC",
            "-Xmx384m",
            "-Xss4m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            "newsflow." + name.toLowerCase(Locale.ROOT) + "." + name + "Main");
    builder.environment().putAll(environment);
    builder.environment().put("NEWSFLOW_LOG_LEVEL", "ERROR");
    return builder.inheritIO().start();
  }

  private static void awaitReady(List<String> urls) throws Exception {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (String url : urls) {
        while (!answersReady(http, url)) {
          if (System.nanoTime() > deadline) {
            throw new IllegalStateException(url + " is not ready");
          }
          Thread.sleep(50);
        }
      }
    }
  }

  private static boolean answersReady(HttpClient http, String url) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(URI.create(url + "/ready")).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Posts at a steady rate while a second thread looks which have become searchable; milliseconds.
   */
  private static double[] run(Endpoints at, ArticleSearch search, int articles, int perSecond)
      throws Exception {
    Map<String, Long> waiting = new ConcurrentHashMap<>();
    Map<String, Double> latencies = new LinkedHashMap<>();
    Thread poster = Thread.ofPlatform().start(() -> post(at, articles, perSecond, waiting));
    long deadline =
        System.nanoTime() + PATIENCE_NANOS + TimeUnit.SECONDS.toNanos(articles / perSecond);
    while (latencies.size() < articles && System.nanoTime() < deadline) {
      List<String> ids = waiting.keySet().stream().limit(500).toList();
      List<JsonNode> found = ids.isEmpty() ? List.of() : search.byId(ids);
      long now = System.nanoTime();
      for (JsonNode document : found) {
        Long since = waiting.remove(document.path("id").asText());
        if (since != null) {
          latencies.put(document.path("id").asText(), (now - since) / 1e6);
        }
      }
      Thread.sleep(20);
    }
    poster.join();
    if (latencies.size() < articles) {
      throw new IllegalStateException(latencies.size() + " of " + articles + " were found in time");
    }
    return latencies.values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static void post(Endpoints at, int articles, int perSecond, Map<String, Long> waiting) {
    long start = System.nanoTime();
    try (IngestClient ingest = new IngestClient(at.ingest(), "")) {
      for (int i = 0; i < articles; i++) {
        long due = start + i * (TimeUnit.SECONDS.toNanos(1) / perSecond);
        while (System.nanoTime() < due) {
          TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
        ObjectNode article =
            Json.object()
                .put("url", "https://bench.example/" + start + "/" + i)
                .put("content_type", "text/plain; charset=utf-8")
                .put(
                    "content",
                    "Tin số "
                        + i
                        + " về công trình ven sông Cầu\n\n"
                        + (SENTENCE.repeat(5) + "\n\n").repeat(4));
        long sent = System.nanoTime();
        var answer =
            ingest.send(
                new ArticleFile(
                    Json.line(article).getBytes(StandardCharsets.UTF_8), "application/json"),
                Map.of());
        answer.accepted().forEach(id -> waiting.put(id, sent));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void print(double[] sorted, int perSecond) {
    System.out.printf(
        Locale.ROOT,
        "POST to searchable, %d articles at %d/s: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, max %.0f"
            + " ms%n",
        sorted.length,
        perSecond,
        sorted[sorted.length / 2],
        sorted[sorted.length * 9 / 10],
        sorted[sorted.length * 99 / 100],
        sorted[sorted.length - 1]);
  }

  private static long resident(Process process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .flatMap(line -> Arrays.stream(line.split("\\s+")).skip(1).limit(1))
        .mapToLong(kilobytes -> Long.parseLong(kilobytes) / 1024)
        .findFirst()
        .orElse(-1);
  }
}

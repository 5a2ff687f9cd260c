package newsflow.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import newsflow.enrich.EnrichMain;
import newsflow.index.IndexMain;
import newsflow.infra.JavaProcess;
import newsflow.infra.LocalInfra;
import newsflow.infra.Options;
import newsflow.ingest.IngestMain;
import newsflow.schemas.TrustedEvents;

/**
 * From POST to searchable, and the memory of each service, with every service in a JVM of its own
 * on the real servers: {@code ./newsflow bench pipeline [ARTICLES [PER_SECOND]]}. With {@code
 * --external} before the numbers it measures the pipeline that the environment names, as {@code
 * ./newsflow send} and {@code search} do.
 */
final class PipelineBenchmark {
  private static final List<Class<?>> MAINS =
      List.of(IngestMain.class, EnrichMain.class, IndexMain.class);
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx384m",
          "-Xss4m",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  private PipelineBenchmark() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 0 && args[0].equals("--external")) {
      Endpoints at = Endpoints.current();
      new PipelineLoad(at, at.get("NEWSFLOW_API_KEY"))
          .print("", number(args, 1, 600), number(args, 2, 20));
      return;
    }
    int articles = number(args, 0, 600);
    int perSecond = number(args, 1, 20);
    TrustedEvents.trust();
    List<Process> services = new ArrayList<>();
    try (LocalInfra infra = LocalInfra.start(Options.processes())) {
      Map<String, String> environment = new HashMap<>(infra.environment());
      environment.put("NEWSFLOW_ENRICH_STATE_DIR", infra.folder("enrich").toString());
      Init.run(environment);
      environment.put("NEWSFLOW_LOG_LEVEL", "ERROR");
      int port = 18_081;
      for (Class<?> main : MAINS) {
        environment.put(
            "NEWSFLOW_" + name(main).toUpperCase(Locale.ROOT) + "_PORT", Integer.toString(port++));
      }
      try {
        long start = System.nanoTime();
        for (Class<?> main : MAINS) {
          services.add(JavaProcess.of(OPTIONS, environment, main).inheritIO().start());
        }
        Endpoints at = new Endpoints(environment);
        awaitReady(List.of(at.ingest(), at.enrich(), at.index()));
        System.out.printf(
            Locale.ROOT,
            "three services ready %.1f s after their start, side by side%n",
            (System.nanoTime() - start) / 1e9);
        new PipelineLoad(at, "").print("", articles, perSecond);
        for (int i = 0; i < MAINS.size(); i++) {
          System.out.printf(
              "%s-service: %d MB resident%n", name(MAINS.get(i)), resident(services.get(i)));
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

  private static int number(String[] args, int index, int standard) {
    return args.length > index ? Integer.parseInt(args[index]) : standard;
  }

  private static String name(Class<?> main) {
    return main.getSimpleName().replace("Main", "").toLowerCase(Locale.ROOT);
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

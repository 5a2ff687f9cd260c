package newsflow.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import newsflow.schemas.TrustedEvents;

/**
 * The same load on docker-compose.yml and on what {@code ./newsflow up} runs, one after the other
 * on this machine: {@code ./newsflow bench deployment [ARTICLES [PER_SECOND]]}. Needs a Docker
 * engine and the image newsflow:it, or what it is built from ({@code .ci/docker-engine}).
 */
final class DeploymentBenchmark {
  private static final Map<String, Integer> SERVICES =
      Map.of("ingest-service", 1, "enrich-service", 1, "index-service", 1);

  private DeploymentBenchmark() {}

  public static void main(String[] args) throws Exception {
    int articles = args.length > 0 ? Integer.parseInt(args[0]) : 600;
    int perSecond = args.length > 1 ? Integer.parseInt(args[1]) : 20;
    TrustedEvents.trust();
    deployed(articles, perSecond);
    try (DevStack stack = DevStack.start(null, false)) {
      new PipelineLoad(stack.endpoints(), "").print("./newsflow up: ", articles, perSecond);
    }
  }

  private static void deployed(int articles, int perSecond) throws Exception {
    try (ComposeStack stack = new ComposeStack()) {
      stack.compose("build", "check-env").good();
      long start = System.nanoTime();
      stack.compose("up", "-d").good();
      stack.awaitHealthy(SERVICES, Duration.ofMinutes(5));
      System.out.printf(
          Locale.ROOT, "deployed: up to healthy %.0f s%n", (System.nanoTime() - start) / 1e9);
      Path ca = stack.workplace().resolve("ca.crt");
      Files.writeString(ca, stack.accessFile("reader/ca.crt"));
      Map<String, String> environment = new TreeMap<>();
      environment.put("NEWSFLOW_INGEST_URL", "http://127.0.0.1:" + stack.port("INGEST"));
      environment.put("ELASTICSEARCH_URL", "https://localhost:" + stack.port("ELASTICSEARCH"));
      environment.put("ELASTICSEARCH_CA_FILE", ca.toString());
      environment.put("ELASTICSEARCH_API_KEY", stack.accessFile("reader/key").strip());
      new PipelineLoad(new Endpoints(environment), stack.ingestKey())
          .print("deployed: ", articles, perSecond);
      System.out.println("deployed: resident " + stack.resident());
    }
  }
}

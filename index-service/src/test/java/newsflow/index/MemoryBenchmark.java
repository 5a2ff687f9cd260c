package newsflow.index;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import newsflow.events.EnrichedArticle;
import newsflow.infra.JavaProcess;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * The memory of an index-service, in a process of its own with a heap of 128 MB, over many small
 * articles: resident bytes and what a full collection leaves, after each tenth.
 *
 * <p>Argument: number of articles (default 1,000,000). Needs Linux.
 */
final class MemoryBenchmark {
  private static final int AHEAD = 20_000;

  private final BenchmarkServers servers;
  private final int articles;
  private final HttpClient http = HttpClient.newHttpClient();

  private MemoryBenchmark(BenchmarkServers servers, int articles) {
    this.servers = servers;
    this.articles = articles;
  }

  public static void main(String[] args) throws Exception {
    int articles = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    try (BenchmarkServers servers = new BenchmarkServers()) {
      new MemoryBenchmark(servers, articles).run();
    }
  }

  private void run() throws Exception {
    servers.freshIndex();
    int port = freePort();
    Process service = service(port);
    long start = System.nanoTime();
    try (KafkaProducer<byte[], byte[]> producer = servers.producer()) {
      Generator generator = new Generator("m");
      int next = articles / 10;
      long written = 0;
      for (int sent = 0; written < articles; ) {
        if (!service.isAlive()) {
          throw new IllegalStateException("the service ended with " + service.exitValue());
        }
        for (int i = 0; i < 1_000 && sent < articles && sent < written + AHEAD; i++) {
          EnrichedArticle article = generator.small(sent++);
          producer.send(servers.record(article));
        }
        written = written(port);
        if (written >= next) {
          report(service, written, start);
          next += articles / 10;
        } else {
          TimeUnit.MILLISECONDS.sleep(50);
        }
      }
    } finally {
      service.destroy();
      service.waitFor();
      http.close();
    }
  }

  private Process service(int port) throws IOException {
    Map<String, String> environment = servers.environment("memory");
    environment.put("NEWSFLOW_INDEX_PORT", Integer.toString(port));
    environment.put("NEWSFLOW_INDEX_BUFFER_BYTES", "16m");
    environment.put("NEWSFLOW_LOG_LEVEL", "WARN");
    return JavaProcess.of(List.of("-Xmx128m", "-XX:+UseSerialGC"), environment, IndexMain.class)
        .inheritIO()
        .start();
  }

  private static void report(Process service, long written, long start)
      throws IOException, InterruptedException {
    String pid = Long.toString(service.pid());
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    new ProcessBuilder(jcmd.toString(), pid, "GC.run").start().waitFor();
    Process info = new ProcessBuilder(jcmd.toString(), pid, "GC.heap_info").start();
    long usedKb;
    try (var lines = info.inputReader()) {
      usedKb =
          lines
              .lines()
              .filter(line -> line.startsWith("DefNew") || line.startsWith("Tenured"))
              .mapToLong(line -> number(line.substring(line.indexOf("used") + 4)))
              .sum();
    }
    long residentKb;
    try (var lines = Files.lines(Path.of("/proc", pid, "status"))) {
      residentKb =
          lines.filter(line -> line.startsWith("VmRSS:")).mapToLong(MemoryBenchmark::number).sum();
    }
    System.out.printf(
        Locale.ROOT,
        "%,9d articles, %4.0f s: resident %4d MB, heap after a collection %3d MB%n",
        written,
        (System.nanoTime() - start) / 1e9,
        residentKb >> 10,
        usedKb >> 10);
  }

  private static long number(String text) {
    String digits = text.strip().replaceFirst("^\\D*", "");
    return Long.parseLong(digits.substring(0, digits.replaceFirst("\\D.*", "").length()));
  }

  private long written(int port) throws InterruptedException {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
              BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith("newsflow_index_articles_total{outcome=\"written\""))
          .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    } catch (IOException e) {
      return 0; // not listening yet
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

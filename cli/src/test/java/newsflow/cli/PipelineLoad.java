package newsflow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What is measured of a running pipeline, however it runs: from POST to searchable.
 *
 * @param at where it is, and how to search it
 * @param key of the ingest-service, empty where none is asked for
 */
record PipelineLoad(Endpoints at, String key) {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
  private static final int BATCH = 100;
  private static final int ASKED_AT_ONCE = 500;

  /**
   * Warms up, then prints latencies at a steady rate and the throughput of articles sent as fast as
   * they are accepted.
   *
   * @param label begins each line
   */
  void print(String label, int articles, int perSecond) throws Exception {
    try (ArticleSearch search = new ArticleSearch(at.environment())) {
      steady(search, 100, perSecond);
      double[] sorted = steady(search, articles, perSecond);
      System.out.printf(
          Locale.ROOT,
          "%sPOST to searchable, %d articles at %d/s: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, max"
              + " %.0f ms%n",
          label,
          sorted.length,
          perSecond,
          sorted[sorted.length / 2],
          sorted[sorted.length * 9 / 10],
          sorted[sorted.length * 99 / 100],
          sorted[sorted.length - 1]);
      System.out.printf(
          Locale.ROOT,
          "%sfirst POST to last searchable, %d articles as fast as accepted: %.0f articles/s%n",
          label,
          2 * articles,
          flood(search, 2 * articles));
    }
  }

  /**
   * Posts at a steady rate while a second thread looks which have become searchable; milliseconds.
   */
  private double[] steady(ArticleSearch search, int articles, int perSecond) throws Exception {
    Map<String, Long> waiting = new ConcurrentHashMap<>();
    Map<String, Double> latencies = new LinkedHashMap<>();
    Thread poster = Thread.ofPlatform().start(() -> post(articles, perSecond, waiting));
    long deadline =
        System.nanoTime() + PATIENCE_NANOS + TimeUnit.SECONDS.toNanos(articles / perSecond);
    while (latencies.size() < articles && System.nanoTime() < deadline) {
      List<String> ids = waiting.keySet().stream().limit(ASKED_AT_ONCE).toList();
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

  private void post(int articles, int perSecond, Map<String, Long> waiting) {
    long start = System.nanoTime();
    try (IngestClient ingest = new IngestClient(at.ingest(), key)) {
      for (int i = 0; i < articles; i++) {
        long due = start + i * (TimeUnit.SECONDS.toNanos(1) / perSecond);
        while (System.nanoTime() < due) {
          TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
        long sent = System.nanoTime();
        ArticleFile file =
            new ArticleFile(article(start, i).getBytes(StandardCharsets.UTF_8), "application/json");
        ingest.send(file, Map.of()).accepted().forEach(id -> waiting.put(id, sent));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Articles a second. */
  private double flood(ArticleSearch search, int articles) throws Exception {
    long start = System.nanoTime();
    Deque<String> waiting = new ArrayDeque<>();
    try (IngestClient ingest = new IngestClient(at.ingest(), key)) {
      for (int first = 0; first < articles; first += BATCH) {
        List<String> lines = new ArrayList<>();
        for (int i = first; i < Math.min(articles, first + BATCH); i++) {
          lines.add(article(start, i));
        }
        byte[] body = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        waiting.addAll(
            ingest.send(new ArticleFile(body, "application/x-ndjson"), Map.of()).accepted());
      }
    }
    while (!waiting.isEmpty()) {
      if (System.nanoTime() > start + PATIENCE_NANOS) {
        throw new IllegalStateException(waiting.size() + " articles were not found in time");
      }
      List<String> asked = waiting.stream().limit(ASKED_AT_ONCE).toList();
      List<String> found =
          search.byId(asked).stream().map(document -> document.path("id").asText()).toList();
      waiting.removeAll(found);
      if (found.size() < asked.size()) {
        Thread.sleep(100);
      }
    }
    return articles / ((System.nanoTime() - start) / 1e9);
  }

  private static String article(long run, int number) {
    ObjectNode article =
        Json.object()
            .put("url", "https://bench.example/" + run + "/" + number)
            .put("content_type", "text/plain; charset=utf-8")
            .put("content", LoadText.of(run + number));
    return Json.line(article);
  }
}

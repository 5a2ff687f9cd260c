package newsflow.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import newsflow.events.EnrichedArticle;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * Seconds from an enriched record, handed to the producer, to the article found by a search: 100
 * records a second for 30 seconds, with a search for all that are missing every 20 ms.
 */
final class SearchableBenchmark {
  private static final int RECORDS = 3_000;
  private static final long EVERY_NANOS = 10_000_000;

  private final BenchmarkServers servers;

  SearchableBenchmark(BenchmarkServers servers) {
    this.servers = servers;
  }

  /**
   * @param before records in the topic already, written before the clock starts
   */
  void run(int before) throws Exception {
    servers.freshIndex();
    Generator generator = new Generator("latency-" + System.nanoTime() + "-");
    Map<String, Long> sent = new HashMap<>();
    List<Double> seconds = new ArrayList<>();
    try (IndexService service = servers.service("latency-" + System.nanoTime());
        KafkaProducer<byte[], byte[]> producer = servers.producer()) {
      service.start();
      while (service.written() < before) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      long start = System.nanoTime();
      for (int i = 0; i < RECORDS || !sent.isEmpty(); i++) {
        long due = start + i * EVERY_NANOS;
        while (System.nanoTime() < due) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
        if (i < RECORDS) {
          EnrichedArticle article = generator.article(i);
          sent.put(article.getId(), System.nanoTime());
          producer.send(servers.record(article));
        }
        if (i % 2 == 0) {
          found(sent).forEach(id -> seconds.add((System.nanoTime() - sent.remove(id)) / 1e9));
        }
      }
    }
    seconds.sort(Double::compare);
    System.out.printf(
        Locale.ROOT,
        "enriched record to searchable at 100/s: p50 %.2f s, p99 %.2f s, most %.2f s%n",
        seconds.get(seconds.size() / 2),
        seconds.get(seconds.size() * 99 / 100),
        seconds.getLast());
  }

  private List<String> found(Map<String, Long> sent) throws IOException {
    var body = Elasticsearch.JSON.createObjectNode();
    body.put("size", 1_000).put("_source", false);
    var ids = body.putObject("query").putObject("terms").putArray("id");
    sent.keySet().forEach(ids::add);
    List<String> found = new ArrayList<>();
    servers
        .elasticsearch()
        .send("POST", "/" + IndexSetup.READ_ALIAS + "/_search", body)
        .json()
        .at("/hits/hits")
        .forEach(hit -> found.add(hit.path("_id").asText()));
    return found;
  }
}

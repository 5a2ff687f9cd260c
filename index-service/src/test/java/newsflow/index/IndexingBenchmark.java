package newsflow.index;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import newsflow.events.EnrichedArticle;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.WriteOutcome;
import newsflow.infra.LocalInfra;
import newsflow.infra.Options;
import newsflow.runtime.Env;
import newsflow.schemas.Registry;
import newsflow.schemas.SchemaInit;
import newsflow.schemas.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The index-service from a full topic against the ceiling: a plain loop of bulks over the same
 * documents, serialised before, without Kafka. Both write to the same Elasticsearch in the same
 * run, in turns, each turn into a new index; CPU is that of this process, so Elasticsearch's is not
 * in it. Then the time from an enriched record to a searchable article at 100 a second.
 *
 * <p>Arguments: number of articles (default 20,000) and of rounds (default 3).
 */
final class IndexingBenchmark {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final LocalInfra infra;
  private final Elasticsearch elasticsearch;
  private final int articles;
  private final Topics topics;

  private IndexingBenchmark(LocalInfra infra, Elasticsearch elasticsearch, int articles) {
    this.infra = infra;
    this.elasticsearch = elasticsearch;
    this.articles = articles;
    this.topics = Topics.of(registry());
  }

  /**
   * One run.
   *
   * @param rate documents a second
   * @param own CPU of this process for one document, microseconds
   * @param all CPU of this process and Elasticsearch for one document, microseconds
   */
  record Run(double rate, double own, double all) {}

  /** Clocks read at the start of a run. */
  private final class Clock {
    private final long start = System.nanoTime();
    private final long own = SYSTEM.getProcessCpuTime();
    private final long server = serverCpu();

    Run stop(long documents) {
      long used = SYSTEM.getProcessCpuTime() - own;
      return new Run(
          documents * 1e9 / (System.nanoTime() - start),
          used / 1e3 / documents,
          (used + serverCpu() - server) / 1e3 / documents);
    }

    private long serverCpu() {
      return ProcessHandle.of(infra.elasticsearch().pid())
          .flatMap(process -> process.info().totalCpuDuration())
          .orElseThrow()
          .toNanos();
    }
  }

  public static void main(String[] args) throws Exception {
    int articles = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    try (LocalInfra infra = LocalInfra.start(Options.processes());
        Elasticsearch elasticsearch =
            new Elasticsearch(
                ElasticsearchConfig.at(URI.create(infra.environment().get("ELASTICSEARCH_URL"))))) {
      new IndexingBenchmark(infra, elasticsearch, articles).run(rounds);
    }
  }

  private void run(int rounds) throws Exception {
    fillTopic();
    List<Run> loops = new ArrayList<>();
    List<Run> services = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      Run loop = best(plainLoop(1), plainLoop(2));
      Run service = service();
      print(round == 0 ? "warm-up" : "round " + round, loop, service);
      if (round > 0) {
        loops.add(loop);
        services.add(service);
      }
    }
    Run loop = median(loops);
    Run service = median(services);
    print("median", loop, service);
    latency();
  }

  private static Run best(Run one, Run other) {
    return one.rate > other.rate ? one : other;
  }

  private static void print(String what, Run loop, Run service) {
    System.out.printf(
        Locale.ROOT,
        "%-8s plain loop %.0f/s, CPU %.0f us own, %.0f us with the server;"
            + " index-service %.0f/s, CPU %.0f us own, %.0f us with the server;"
            + " rate %.2f, CPU with the server %.2f of the loop%n",
        what,
        loop.rate,
        loop.own,
        loop.all,
        service.rate,
        service.own,
        service.all,
        service.rate / loop.rate,
        service.all / loop.all);
  }

  private static Run median(List<Run> runs) {
    return new Run(
        median(runs.stream().mapToDouble(Run::rate)),
        median(runs.stream().mapToDouble(Run::own)),
        median(runs.stream().mapToDouble(Run::all)));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Bulks of 5 MB by so many threads, from documents in memory. */
  private Run plainLoop(int threads) throws Exception {
    freshIndex();
    ConcurrentLinkedQueue<List<ArticleDocument>> bulks = new ConcurrentLinkedQueue<>(bulks());
    ArticleIndex index =
        ElasticsearchArticleIndex.throughAlias(
            elasticsearch,
            IndexSetup.WRITE_ALIAS,
            InstantSource.system(),
            new IndexMetrics(new SimpleMeterRegistry()));
    Clock clock = new Clock();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      writers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (List<ArticleDocument> bulk = bulks.poll();
                        bulk != null;
                        bulk = bulks.poll()) {
                      if (!index.write(bulk).stream().allMatch(WriteOutcome.WRITTEN::equals)) {
                        throw new AssertionError("not written");
                      }
                    }
                  }));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    return clock.stop(articles);
  }

  private List<List<ArticleDocument>> bulks() {
    Generator generator = new Generator("b");
    List<List<ArticleDocument>> bulks = new ArrayList<>();
    List<ArticleDocument> bulk = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < articles; i++) {
      ArticleDocument document = ArticleDocument.of(generator.article(i));
      bulk.add(document);
      bytes += document.json().length;
      if (bytes > 5 << 20) {
        bulks.add(bulk);
        bulk = new ArrayList<>();
        bytes = 0;
      }
    }
    bulks.add(bulk);
    return bulks;
  }

  /** From the first record to the last one settled, the service's start included in neither. */
  private Run service() throws Exception {
    freshIndex();
    try (IndexService service = new IndexService(config("bench-" + System.nanoTime()))) {
      service.start();
      while (service.written() == 0) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      Clock clock = new Clock();
      long before = service.written();
      while (service.written() < articles) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      return clock.stop(articles - before);
    }
  }

  /** At 100 records a second for 30 seconds, with a search for each every 20 ms. */
  private void latency() throws Exception {
    freshIndex();
    Generator generator = new Generator("latency-" + System.nanoTime() + "-");
    Map<String, Long> sent = new HashMap<>();
    List<Double> seconds = new ArrayList<>();
    String group = "latency-" + System.nanoTime();
    try (IndexService service = new IndexService(config(group));
        KafkaProducer<byte[], byte[]> producer = producer()) {
      service.start();
      while (service.written() < articles) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      long start = System.nanoTime();
      for (int i = 0; i < 3_000 || !sent.isEmpty(); i++) {
        long due = start + i * 10_000_000L;
        while (System.nanoTime() < due) {
          TimeUnit.MILLISECONDS.sleep(1);
        }
        if (i < 3_000) {
          EnrichedArticle article = generator.article(i);
          sent.put(article.getId(), System.nanoTime());
          producer.send(record(article));
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
    elasticsearch
        .send("POST", "/" + IndexSetup.READ_ALIAS + "/_search", body)
        .json()
        .at("/hits/hits")
        .forEach(hit -> found.add(hit.path("_id").asText()));
    return found;
  }

  private void freshIndex() throws IOException {
    IndexSetup setup = new IndexSetup(elasticsearch, IndexSetup.Layout.standard());
    for (String index : setup.indices()) {
      elasticsearch.send("DELETE", "/" + index);
    }
    setup.run();
  }

  private void fillTopic() throws Exception {
    Map<String, Object> kafka =
        Map.of("bootstrap.servers", infra.environment().get("KAFKA_BOOTSTRAP_SERVERS"));
    try (Admin admin = Admin.create(kafka)) {
      SchemaInit.createTopics(admin, SchemaInit.Layout.standard());
    }
    SchemaInit.registerSchemas(registry().client());
    Generator generator = new Generator("b");
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int i = 0; i < articles; i++) {
        producer.send(record(generator.article(i)));
      }
    }
  }

  private ProducerRecord<byte[], byte[]> record(EnrichedArticle article) {
    return new ProducerRecord<>(
        Topics.ENRICHED,
        article.getId().getBytes(java.nio.charset.StandardCharsets.UTF_8),
        topics.enriched().values().serializer().serialize(Topics.ENRICHED, article));
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", infra.environment().get("KAFKA_BOOTSTRAP_SERVERS")),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private Registry registry() {
    return new Registry(infra.environment().get("SCHEMA_REGISTRY_URL"));
  }

  private IndexConfig config(String group) {
    Map<String, String> environment = new HashMap<>(infra.environment());
    environment.put("NEWSFLOW_INDEX_PORT", "0");
    environment.put("NEWSFLOW_INDEX_GROUP", group);
    return IndexConfig.from(Env.of(environment));
  }
}

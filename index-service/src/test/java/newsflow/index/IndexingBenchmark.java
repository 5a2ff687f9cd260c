package newsflow.index;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import newsflow.index.BenchmarkServers.Clock;
import newsflow.index.BenchmarkServers.Run;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.WriteOutcome;
import org.apache.kafka.clients.producer.KafkaProducer;

/**
 * The index-service from a full topic against the ceiling, a plain loop of bulks over the same
 * documents, serialised before, without Kafka; and against a peer, a Camel route from the same
 * topic. All write to the same Elasticsearch in the same run, in turns, each turn into a new index.
 * Then the time from an enriched record to a searchable article at 100 a second.
 *
 * <p>Arguments: number of articles (default 20,000) and of rounds (default 3). Settings {@code
 * NEWSFLOW_INDEX_*} of the environment reach the service.
 */
final class IndexingBenchmark {
  private static final int CAMEL_BATCH = 640; // about 5 MB, as in the others' bulks

  private final BenchmarkServers servers;
  private final int articles;

  private IndexingBenchmark(BenchmarkServers servers, int articles) {
    this.servers = servers;
    this.articles = articles;
  }

  /** The three of one round. */
  private record Round(Run loop, Run service, Run camel) {
    void print(String what) {
      System.out.printf(Locale.ROOT, "%s%n", what);
      print("plain loop", loop);
      print("index-service", service);
      print("Camel route", camel);
    }

    private void print(String who, Run run) {
      System.out.printf(
          Locale.ROOT,
          "  %-14s %6.0f/s  CPU %4.0f us own, %5.0f us with the server"
              + "  of the loop: rate %.2f, CPU with the server %.2f%n",
          who,
          run.rate(),
          run.own(),
          run.all(),
          run.rate() / loop.rate(),
          run.all() / loop.all());
    }
  }

  public static void main(String[] args) throws Exception {
    int articles = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    try (BenchmarkServers servers = new BenchmarkServers()) {
      new IndexingBenchmark(servers, articles).run(rounds);
      new SearchableBenchmark(servers).run(articles);
    }
  }

  private void run(int rounds) throws Exception {
    Generator generator = new Generator("b");
    try (KafkaProducer<byte[], byte[]> producer = servers.producer()) {
      for (int i = 0; i < articles; i++) {
        producer.send(servers.record(generator.article(i)));
      }
    }
    List<Round> measured = new ArrayList<>();
    for (int i = 0; i <= rounds; i++) {
      Round round =
          new Round(faster(plainLoop(1), plainLoop(2)), service(), faster(camel(1), camel(2)));
      round.print(i == 0 ? "warm-up" : "round " + i);
      if (i > 0) {
        measured.add(round);
      }
    }
    new Round(
            median(measured.stream().map(Round::loop)),
            median(measured.stream().map(Round::service)),
            median(measured.stream().map(Round::camel)))
        .print("median of each column");
    System.out.printf(
        Locale.ROOT,
        "median of the rounds' ratios: index-service rate %.2f, CPU %.2f; Camel rate %.2f%n",
        median(measured.stream().mapToDouble(r -> r.service.rate() / r.loop.rate())),
        median(measured.stream().mapToDouble(r -> r.service.all() / r.loop.all())),
        median(measured.stream().mapToDouble(r -> r.camel.rate() / r.loop.rate())));
  }

  private static Run faster(Run one, Run other) {
    return Stream.of(one, other).max(Comparator.comparingDouble(Run::rate)).orElseThrow();
  }

  private static Run median(Stream<Run> runs) {
    List<Run> all = runs.toList();
    return new Run(
        median(all.stream().mapToDouble(Run::rate)),
        median(all.stream().mapToDouble(Run::own)),
        median(all.stream().mapToDouble(Run::all)));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Bulks of 5 MB by so many threads, from documents in memory. */
  private Run plainLoop(int threads) throws Exception {
    servers.freshIndex();
    ConcurrentLinkedQueue<List<ArticleDocument>> bulks = new ConcurrentLinkedQueue<>(bulks());
    ArticleIndex index =
        ElasticsearchArticleIndex.throughAlias(
            servers.elasticsearch(),
            IndexSetup.WRITE_ALIAS,
            InstantSource.system(),
            new IndexMetrics(new SimpleMeterRegistry()));
    Clock clock = servers.clock();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      writers.add(Thread.ofPlatform().start(() -> writeAll(bulks, index)));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    return clock.stop(articles);
  }

  private static void writeAll(
      ConcurrentLinkedQueue<List<ArticleDocument>> bulks, ArticleIndex index) {
    for (List<ArticleDocument> bulk = bulks.poll(); bulk != null; bulk = bulks.poll()) {
      if (!index.write(bulk).stream().allMatch(WriteOutcome.WRITTEN::equals)) {
        throw new AssertionError("not written");
      }
    }
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

  private Run service() throws Exception {
    servers.freshIndex();
    try (IndexService service = servers.service("bench-" + System.nanoTime())) {
      service.start();
      return untilAllAreWritten(service::written);
    }
  }

  private Run camel(int consumers) throws Exception {
    servers.freshIndex();
    try (CamelPeer camel =
        new CamelPeer(
            servers.topics(),
            servers.brokers(),
            URI.create(servers.environment("").get("ELASTICSEARCH_URL")),
            "camel-" + System.nanoTime(),
            consumers,
            CAMEL_BATCH)) {
      camel.start();
      return untilAllAreWritten(camel::written);
    }
  }

  /**
   * From the first bulk's end to the last one's, so without the start and the joining of a group.
   */
  private Run untilAllAreWritten(LongSupplier written) throws InterruptedException {
    while (written.getAsLong() == 0) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    Clock clock = servers.clock();
    long before = written.getAsLong();
    while (written.getAsLong() < articles) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return clock.stop(articles - before);
  }
}

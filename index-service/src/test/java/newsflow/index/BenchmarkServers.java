package newsflow.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import newsflow.events.EnrichedArticle;
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

/** The servers of a benchmark, and clocks over them. */
final class BenchmarkServers implements AutoCloseable {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final int MAX_ATTEMPTS = 40;

  private final LocalInfra infra = LocalInfra.start(Options.processes());
  private final Elasticsearch elasticsearch =
      new Elasticsearch(
          ElasticsearchConfig.at(URI.create(infra.environment().get("ELASTICSEARCH_URL"))));
  private final Topics topics;

  /** With topics and schemas. */
  BenchmarkServers() throws Exception {
    Registry registry = new Registry(infra.environment().get("SCHEMA_REGISTRY_URL"));
    topics = Topics.of(registry);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers()))) {
      SchemaInit.createTopics(admin, SchemaInit.Layout.standard());
    }
    SchemaInit.registerSchemas(registry.client());
  }

  /**
   * One run.
   *
   * @param rate documents a second
   * @param own CPU of this process for one document, microseconds
   * @param all CPU of this process and Elasticsearch for one document, microseconds
   */
  record Run(double rate, double own, double all) {}

  /** Times read at the start of a run. */
  final class Clock {
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

  Clock clock() {
    return new Clock();
  }

  Elasticsearch elasticsearch() {
    return elasticsearch;
  }

  Topics topics() {
    return topics;
  }

  String brokers() {
    return infra.environment().get("KAFKA_BOOTSTRAP_SERVERS");
  }

  /** Deletes every index of articles and makes a new one, once Elasticsearch has room for it. */
  void freshIndex() throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        IndexSetup setup = new IndexSetup(elasticsearch, IndexSetup.Layout.standard());
        for (String index : setup.indices()) {
          elasticsearch.send("DELETE", "/" + index);
        }
        setup.run();
        return;
      } catch (IOException e) {
        if (attempt == MAX_ATTEMPTS) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }
  }

  /** The variables of an index-service under this consumer group. */
  Map<String, String> environment(String group) {
    Map<String, String> environment = new HashMap<>(infra.environment());
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("NEWSFLOW_INDEX_")) {
                environment.put(name, value);
              }
            });
    environment.put("NEWSFLOW_INDEX_PORT", "0");
    environment.put("NEWSFLOW_INDEX_GROUP", group);
    return environment;
  }

  /** In this process, not started. */
  IndexService service(String group) {
    return new IndexService(IndexConfig.from(Env.of(environment(group))));
  }

  KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", brokers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  ProducerRecord<byte[], byte[]> record(EnrichedArticle article) {
    return new ProducerRecord<>(
        Topics.ENRICHED,
        article.getId().getBytes(UTF_8),
        topics.enriched().values().serializer().serialize(Topics.ENRICHED, article));
  }

  @Override
  public void close() {
    elasticsearch.close();
    infra.close();
  }
}

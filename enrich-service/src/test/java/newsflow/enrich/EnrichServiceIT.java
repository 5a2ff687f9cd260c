package newsflow.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import newsflow.events.RawArticle;
import newsflow.infra.JavaProcess;
import newsflow.infra.LocalInfra;
import newsflow.infra.Options;
import newsflow.infra.Part;
import newsflow.schemas.Registry;
import newsflow.schemas.SchemaInit;
import newsflow.schemas.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a process on the real broker and registry, ended while it works. */
class EnrichServiceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int ARTICLES = 200;
  private static final String SUPERSEDED =
      "(?s).*newsflow_enrich_articles_total\\{[^}]*outcome=\"superseded\"[^}]*} 1\\.0.*";

  private static LocalInfra infra;
  private static Topics topics;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    infra = LocalInfra.start(Options.chosen(System.getenv()).only(Part.KAFKA, Part.REGISTRY));
    Registry registry = new Registry(infra.environment().get("SCHEMA_REGISTRY_URL"));
    topics = Topics.of(registry);
    try (Admin admin = Admin.create(kafka())) {
      SchemaInit.createTopics(admin, SchemaInit.Layout.standard());
    }
    SchemaInit.registerSchemas(registry.client());
  }

  @AfterAll
  static void stop() {
    infra.close();
  }

  @Test
  void enrichesEachArticleOnceThoughItIsStoppedWhileItWorks() throws Exception {
    String run = UUID.randomUUID().toString();
    Process first = service(freePort());
    send(run);
    await().atMost(PATIENCE).until(() -> !enriched(run).isEmpty());

    first.toHandle().destroy();
    assertThat(first.waitFor(15, TimeUnit.SECONDS)).as("stops within 15 s").isTrue();
    assertThat(first.exitValue()).isZero();

    finish(run);
  }

  @Test
  void enrichesEachArticleOnceThoughItIsKilledWhileItWorks() throws Exception {
    String run = UUID.randomUUID().toString();
    Process first = service(freePort());
    send(run);
    await().atMost(PATIENCE).until(() -> !enriched(run).isEmpty());

    first.toHandle().destroyForcibly();
    first.waitFor();

    finish(run);
  }

  /** The state is that of Kafka: the second process has a folder of its own. */
  @Test
  void tellsNoOlderVersionAfterANewerThoughItComesLateThroughAnotherPartition() throws Exception {
    String run = UUID.randomUUID().toString();
    Instant newer = Instant.now();
    Process first = service(freePort(), "first");
    sendTo(1, article(run, 1, newer));
    await().atMost(PATIENCE).until(() -> enriched(run).size() == 1);
    first.toHandle().destroy();
    assertThat(first.waitFor(15, TimeUnit.SECONDS)).isTrue();

    int port = freePort();
    Process second = service(port, "second");
    try {
      sendTo(2, article(run, 1, newer.minusSeconds(60)));
      await().atMost(PATIENCE).until(() -> page(port, "/metrics").matches(SUPERSEDED));
      sendTo(0, article(run, 1, newer.plusSeconds(60)));
      await().atMost(PATIENCE).until(() -> enriched(run).size() == 2);
    } finally {
      second.toHandle().destroy();
      second.waitFor();
    }
  }

  @Test
  void saysAllThatIsWrongWithItsSettings() throws Exception {
    Process process =
        process(Map.of("NEWSFLOW_ENRICH_THREDS", "2")).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(output)
        .contains("KAFKA_BOOTSTRAP_SERVERS is not set")
        .contains("SCHEMA_REGISTRY_URL is not set")
        .contains("did you mean NEWSFLOW_ENRICH_THREADS?");
  }

  /** A second process takes over; when it is done, every article is there, and none twice. */
  private void finish(String run) throws Exception {
    int port = freePort();
    Process second = service(port);
    try {
      await().atMost(PATIENCE).until(() -> enriched(run).size() >= ARTICLES);
      assertThat(enriched(run)).hasSize(ARTICLES).doesNotHaveDuplicates();
      await().atMost(PATIENCE).until(() -> isReady(port));
    } finally {
      second.toHandle().destroy();
      second.waitFor();
    }
  }

  private static boolean isReady(int port) throws InterruptedException {
    return page(port, "/ready").contains("running");
  }

  /** A page's text; empty while nobody answers. */
  private static String page(int port, String path) throws InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI page = URI.create("http://127.0.0.1:" + port + path);
      return http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    }
  }

  private Process service(int port) throws IOException {
    return service(port, "state");
  }

  private Process service(int port, String state) throws IOException {
    Map<String, String> environment = new HashMap<>(infra.environment());
    // A killed member is given up for dead sooner than after the usual 45 s.
    environment.put("KAFKA_SESSION_TIMEOUT_MS", "6000");
    environment.put("NEWSFLOW_ENRICH_PORT", Integer.toString(port));
    environment.put("NEWSFLOW_ENRICH_STATE_DIR", folder.resolve(state).toString());
    return process(environment).inheritIO().start();
  }

  private static ProcessBuilder process(Map<String, String> environment) {
    return JavaProcess.of(
        List.of("-Xmx512m", "-Xss4m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"),
        environment,
        EnrichMain.class);
  }

  private static void send(String run) {
    Instant now = Instant.now();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int i = 0; i < ARTICLES; i++) {
        producer.send(new ProducerRecord<>(Topics.RAW, null, article(run, i, now)));
      }
      producer.flush();
    }
  }

  private static void sendTo(int partition, byte[] article) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.send(new ProducerRecord<>(Topics.RAW, partition, null, article)).get();
    }
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(kafka(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static byte[] article(String run, int number, Instant acceptedAt) {
    String text =
        "Tin vắn số "
            + number
            + "\n\nSáng nay, UBND tỉnh Thái Nguyên họp bàn về tiến độ công trình ven sông.\n";
    RawArticle article =
        RawArticle.newBuilder()
            .setUrl("https://bao.example/" + run + "/" + number)
            .setContent(ByteBuffer.wrap(text.getBytes(UTF_8)))
            .setContentType("text/plain; charset=utf-8")
            .setFetchedAt(acceptedAt)
            .setAcceptedAt(acceptedAt)
            .build();
    return topics.raw().values().serializer().serialize(Topics.RAW, article);
  }

  /** The ids of a run's articles in the enriched topic, committed ones only. */
  private static List<String> enriched(String run) {
    Map<String, Object> settings = new HashMap<>(kafka());
    settings.put("isolation.level", "read_committed");
    List<String> ids = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topics.ENRICHED).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          var article =
              topics
                  .enriched()
                  .values()
                  .deserializer()
                  .deserialize(Topics.ENRICHED, record.value());
          if (article.getUrl() != null && article.getUrl().contains(run)) {
            ids.add(record.key());
          }
        }
      }
    }
    return ids;
  }

  private static Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", infra.environment().get("KAFKA_BOOTSTRAP_SERVERS"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

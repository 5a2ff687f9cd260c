package newsflow.infra;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a user of the three servers does, by the plainest means. */
record Probe(Map<String, String> environment) {
  private static final String SCHEMA =
      """
      {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"R\\",\\"fields\\":[{\\"name\\":\\"a\\",\\"type\\":\\"string\\"}]}"}
      """;

  private static final String INDEX =
      """
      {"settings": {"number_of_replicas": 0, "analysis": {"analyzer": {"folded": {
         "tokenizer": "standard", "filter": ["lowercase", "asciifolding"]}}}},
       "mappings": {"properties": {"title": {"type": "text", "analyzer": "folded"}}}}
      """;

  void createTopic(String topic) throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
  }

  /** One record in a transaction. */
  void produce(String topic, String value) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka(), "transactional.id", "probe-" + topic);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, value));
      producer.commitTransaction();
    }
  }

  /** All committed records of the topic from its start, when the expected number is there. */
  List<String> consume(String topic, int expected) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka(), "isolation.level", "read_committed");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<String> values = new ArrayList<>();
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (values.size() < expected && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(each -> values.add(each.value()));
      }
      return values;
    }
  }

  String registerSchema(String subject) throws IOException, InterruptedException {
    return send("POST", registry() + "/subjects/" + subject + "/versions", SCHEMA).body();
  }

  String subjects() throws IOException, InterruptedException {
    return send("GET", registry() + "/subjects", "").body();
  }

  void index(String index, String title) throws IOException, InterruptedException {
    expectSuccess(send("PUT", elasticsearch() + "/" + index, INDEX));
    expectSuccess(
        send(
            "PUT",
            elasticsearch() + "/" + index + "/_doc/1?refresh=true",
            "{\"title\": \"" + title + "\"}"));
  }

  String search(String index, String query) throws IOException, InterruptedException {
    String body = "{\"query\": {\"match\": {\"title\": \"" + query + "\"}}}";
    return send("POST", elasticsearch() + "/" + index + "/_search", body).body();
  }

  private String kafka() {
    return environment.get("KAFKA_BOOTSTRAP_SERVERS");
  }

  private String registry() {
    return environment.get("SCHEMA_REGISTRY_URL");
  }

  private String elasticsearch() {
    return environment.get("ELASTICSEARCH_URL");
  }

  private static void expectSuccess(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(response.statusCode() + " " + response.body());
    }
  }

  private static HttpResponse<String> send(String method, String url, String body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(url))
              .timeout(Duration.ofSeconds(30))
              .header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8))
              .build(),
          BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
  }
}

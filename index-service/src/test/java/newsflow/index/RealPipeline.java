package newsflow.index;

import static org.awaitility.Awaitility.await;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import newsflow.events.EnrichedArticle;
import newsflow.infra.JavaProcess;
import newsflow.infra.LocalInfra;
import newsflow.infra.SharedInfra;
import newsflow.runtime.Env;
import newsflow.schemas.Registry;
import newsflow.schemas.SchemaInit;
import newsflow.schemas.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Real topics, and a service on them under a consumer group of each test's own:
 * {@code @RegisterExtension}.
 */
final class RealPipeline implements BeforeEachCallback, AfterEachCallback {
  private final LocalInfra infra = SharedInfra.get();
  private final Topics topics =
      Topics.of(new Registry(infra.environment().get("SCHEMA_REGISTRY_URL")));
  private String group;
  private Admin admin;
  private KafkaProducer<byte[], byte[]> producer;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    Map<String, String> environment = infra.environment();
    group = "it-" + UUID.randomUUID();
    Map<String, Object> kafka =
        Map.of("bootstrap.servers", environment.get("KAFKA_BOOTSTRAP_SERVERS"));
    admin = Admin.create(kafka);
    initialise();
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                environment.get("KAFKA_BOOTSTRAP_SERVERS"),
                "compression.type",
                "zstd",
                "max.request.size",
                100_000_000,
                "buffer.memory",
                200_000_000L),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    skipWhatOthersSent();
  }

  void initialise()
      throws IOException, RestClientException, InterruptedException, ExecutionException {
    SchemaInit.createTopics(admin, SchemaInit.Layout.standard());
    SchemaInit.registerSchemas(
        new Registry(infra.environment().get("SCHEMA_REGISTRY_URL")).client());
  }

  LocalInfra infra() {
    return infra;
  }

  /** The variables of a service of this pipeline. */
  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(infra.environment());
    environment.put("NEWSFLOW_INDEX_PORT", "0");
    environment.put("NEWSFLOW_INDEX_GROUP", group);
    return environment;
  }

  private Map<String, String> environment(Map<String, String> changes) {
    Map<String, String> environment = environment();
    environment.putAll(changes);
    return environment;
  }

  IndexService service(Map<String, String> changes) {
    IndexService service = new IndexService(IndexConfig.from(Env.of(environment(changes))));
    service.start();
    return service;
  }

  /** The service as a process of its own, in the environment of this pipeline with changes. */
  Process process(Map<String, String> changes, ProcessBuilder.Redirect stderr) throws IOException {
    return process(IndexMain.class, changes, stderr);
  }

  /** Another main class in the same environment. */
  Process process(Class<?> main, Map<String, String> changes, ProcessBuilder.Redirect stderr)
      throws IOException {
    return JavaProcess.of(List.of("-Xmx256m"), environment(changes), main)
        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
        .redirectError(stderr)
        .start();
  }

  void send(EnrichedArticle article) throws Exception {
    producer.send(record(article)).get();
  }

  void sendAll(List<EnrichedArticle> articles) {
    articles.forEach(article -> producer.send(record(article)));
    producer.flush();
  }

  void send(ProducerRecord<byte[], byte[]> record) throws Exception {
    producer.send(record).get();
  }

  /** The only dead letter with this key, for which it waits a minute. */
  ConsumerRecord<byte[], byte[]> deadLetter(byte[] key) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> deadLetters(key), letters -> letters.size() == 1)
        .getFirst();
  }

  /** Dead letters with this key. */
  List<ConsumerRecord<byte[], byte[]>> deadLetters(byte[] key) {
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            infra.environment().get("KAFKA_BOOTSTRAP_SERVERS"),
            "auto.offset.reset",
            "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topics.enriched().deadLetters()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                letter -> {
                  if (java.util.Arrays.equals(letter.key(), key)) {
                    letters.add(letter);
                  }
                });
      }
    }
    return letters;
  }

  /** Records that the group has not committed. */
  long uncommitted() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    long open = 0;
    for (Map.Entry<TopicPartition, Long> end : ends().entrySet()) {
      OffsetAndMetadata offset = committed.get(end.getKey());
      open += end.getValue() - (offset == null ? 0 : offset.offset());
    }
    return open;
  }

  /** Records that the rebuilds of this pipeline have committed. */
  long committedByRebuilds() throws Exception {
    long committed = 0;
    for (GroupListing each : admin.listGroups().all().get()) {
      if (each.groupId().startsWith(group + "-rebuild-")) {
        committed +=
            admin
                .listConsumerGroupOffsets(each.groupId())
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
      }
    }
    return committed;
  }

  /** Instances that have partitions of their own; none while these are being shared out. */
  long members() throws Exception {
    ConsumerGroupDescription description =
        admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get();
    return description.groupState() == GroupState.STABLE
        ? description.members().stream()
            .filter(member -> !member.assignment().topicPartitions().isEmpty())
            .count()
        : 0;
  }

  /** Until {@link #initialise()} makes it anew. */
  void deleteTopicOfDeadLetters() throws Exception {
    admin.deleteTopics(List.of(topics.enriched().deadLetters())).all().get();
  }

  private ProducerRecord<byte[], byte[]> record(EnrichedArticle article) {
    return new ProducerRecord<>(
        Topics.ENRICHED,
        null,
        null,
        topics.enriched().keys().serializer().serialize(Topics.ENRICHED, article.getId()),
        topics.enriched().values().serializer().serialize(Topics.ENRICHED, article),
        new RecordHeaders());
  }

  private void skipWhatOthersSent() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    ends().forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end)));
    admin.alterConsumerGroupOffsets(group, offsets).all().get();
  }

  private Map<TopicPartition, Long> ends() throws Exception {
    Map<TopicPartition, OffsetSpec> wanted =
        admin
            .describeTopics(List.of(Topics.ENRICHED))
            .allTopicNames()
            .get()
            .get(Topics.ENRICHED)
            .partitions()
            .stream()
            .collect(
                Collectors.toMap(
                    info -> new TopicPartition(Topics.ENRICHED, info.partition()),
                    _ -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin.listOffsets(wanted).all().get().forEach((p, info) -> ends.put(p, info.offset()));
    return ends;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    producer.close(Duration.ofSeconds(5));
    admin.close(Duration.ofSeconds(5));
  }
}

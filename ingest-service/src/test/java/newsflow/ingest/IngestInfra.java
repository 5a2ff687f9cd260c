package newsflow.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newsflow.events.RawArticle;
import newsflow.infra.LocalInfra;
import newsflow.infra.Options;
import newsflow.infra.Part;
import newsflow.schemas.Registry;
import newsflow.schemas.SchemaInit;
import newsflow.schemas.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The broker and the registry of this module's integration tests: a set of their own, because they
 * are killed in the middle, and without Elasticsearch, which nothing here talks to.
 */
final class IngestInfra {
  private static final LocalInfra INFRA = startAndStopAtExit();

  private IngestInfra() {}

  static LocalInfra get() {
    return INFRA;
  }

  /** The variables of a service on a free port. */
  static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(INFRA.environment());
    environment.put("NEWSFLOW_INGEST_PORT", "0");
    return environment;
  }

  /** Starts what was killed, and creates what it has forgotten. */
  static void bringBack() throws Exception {
    INFRA.kafka().start();
    INFRA.registry().start();
    initialise(INFRA);
  }

  /** All records of the raw topic with that key, as of now. */
  static List<ConsumerRecord<String, RawArticle>> records(String id) {
    return records().stream().filter(each -> id.equals(each.key())).toList();
  }

  /** All records of the raw topic, as of now. */
  static List<ConsumerRecord<String, RawArticle>> records() {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            INFRA.kafka().bootstrapServers(),
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            SchemaInit.MAX_RECORD_BYTES);
    List<ConsumerRecord<String, RawArticle>> found = new ArrayList<>();
    try (KafkaConsumer<String, RawArticle> consumer =
        new KafkaConsumer<>(
            settings,
            new StringDeserializer(),
            Topics.of(new Registry(INFRA.registry().url())).raw().values().deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.RAW).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(java.time.Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }

  private static LocalInfra startAndStopAtExit() {
    LocalInfra infra =
        LocalInfra.start(Options.chosen(System.getenv()).only(Part.KAFKA, Part.REGISTRY));
    Runtime.getRuntime().addShutdownHook(new Thread(infra::close, "stop-infra"));
    try {
      initialise(infra);
    } catch (Exception e) {
      throw new IllegalStateException("topics and schemas could not be created", e);
    }
    return infra;
  }

  private static void initialise(LocalInfra infra) throws Exception {
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of("bootstrap.servers", infra.kafka().bootstrapServers()))) {
      SchemaInit.createTopics(admin, SchemaInit.Layout.standard());
    }
    SchemaInit.registerSchemas(new Registry(infra.registry().url()).client());
  }
}

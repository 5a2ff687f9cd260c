package newsflow.index;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import newsflow.schemas.SchemaInit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka's clients with what is not left to operators.
 *
 * @param settings the operator's properties; each client takes those that it knows
 */
record KafkaClients(Map<String, String> settings) {
  /**
   * Of one poll, which adds to the memory in hand whatever their size: five hundred, as is usual,
   * of a megabyte each would be more than the service has.
   */
  private static final int RECORDS_OF_A_POLL = 20;

  private static final int MAX_UNCOMPRESSED_BYTES = 5 * SchemaInit.MAX_RECORD_BYTES;

  /** Of the raw bytes, since what cannot be decoded is sent on untouched. */
  KafkaConsumer<byte[], byte[]> consumer(String group) {
    Map<String, Object> properties = known(ConsumerConfig.configNames());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_OF_A_POLL);
    properties.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, IndexConfig.SERVICE);
    properties.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** For dead letters. */
  KafkaProducer<byte[], byte[]> producer() {
    Map<String, Object> properties = known(ProducerConfig.configNames());
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    // The limit is on the record before compression; with its headers it is larger than it came.
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_UNCOMPRESSED_BYTES);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, MAX_UNCOMPRESSED_BYTES + (1L << 20));
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    properties.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, IndexConfig.SERVICE);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** To ask for offsets. */
  Admin admin() {
    return Admin.create(known(AdminClientConfig.configNames()));
  }

  private Map<String, Object> known(Set<String> names) {
    Map<String, Object> properties = new HashMap<>(settings);
    properties.keySet().retainAll(names);
    return properties;
  }
}

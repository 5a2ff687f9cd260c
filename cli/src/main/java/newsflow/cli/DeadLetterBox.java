package newsflow.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import newsflow.runtime.Env;
import newsflow.schemas.DeadLetter;
import newsflow.schemas.SchemaInit;
import newsflow.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The dead letters of both topics: read, and sent again as the very bytes that they are. What was
 * replayed is remembered as the offsets of a consumer group.
 */
final class DeadLetterBox implements AutoCloseable {
  static final List<String> TOPICS = List.of(Topics.RAW + ".dlq", Topics.ENRICHED + ".dlq");

  private static final String GROUP = "newsflow-dlq-replay";
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int MAX_UNCOMPRESSED_BYTES = 5 * SchemaInit.MAX_RECORD_BYTES;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Object> settings;

  /** Opens a reader; nothing is sent before {@link #replay}. */
  DeadLetterBox(Map<String, String> environment) {
    settings = new HashMap<>(Env.of(environment).properties("KAFKA_", "Kafka client properties"));
    Map<String, Object> reader = new HashMap<>(settings);
    reader.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    reader.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    reader.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reader.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
    consumer =
        new KafkaConsumer<>(reader, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Where a letter stands: {@code topic-partition@offset}. */
  static String address(ConsumerRecord<byte[], byte[]> letter) {
    return letter.topic() + "-" + letter.partition() + "@" + letter.offset();
  }

  /** A header of the dead-letter set, or a dash. */
  static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return DeadLetter.text(letter.headers(), name).orElse("-");
  }

  /** Every letter that is kept, oldest first within a partition. */
  void all(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    read(partitions(), false, reader);
  }

  /** The letter at an address. */
  Optional<ConsumerRecord<byte[], byte[]>> find(String address) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    all(
        letter -> {
          if (address(letter).equals(address)) {
            found.add(letter);
          }
        });
    return found.stream().findFirst();
  }

  /**
   * Sends the letters at these addresses again; with none given, all that were not replayed before.
   * Returns how many were acknowledged.
   */
  int replay(List<String> addresses) {
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    read(
        partitions(),
        addresses.isEmpty(),
        letter -> {
          if (addresses.isEmpty() || addresses.contains(address(letter))) {
            letters.add(letter);
          }
        });
    if (!addresses.isEmpty() && letters.size() < addresses.size()) {
      throw new CommandException(
          "found " + letters.size() + " of " + addresses.size() + " letters");
    }
    send(letters);
    if (addresses.isEmpty()) {
      Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
      for (var letter : letters) {
        done.put(
            new TopicPartition(letter.topic(), letter.partition()),
            new OffsetAndMetadata(letter.offset() + 1));
      }
      consumer.commitSync(done);
    }
    return letters.size();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void send(List<ConsumerRecord<byte[], byte[]>> letters) {
    Map<String, Object> writer = new HashMap<>(settings);
    writer.put(ProducerConfig.ACKS_CONFIG, "all");
    writer.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd"); // as it came, or it may not fit
    writer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_UNCOMPRESSED_BYTES);
    writer.put(ProducerConfig.BUFFER_MEMORY_CONFIG, MAX_UNCOMPRESSED_BYTES + (1L << 20));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(writer, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
      for (var letter : letters) {
        acknowledgements.add(producer.send(original(letter)));
      }
      for (Future<RecordMetadata> acknowledgement : acknowledgements) {
        acknowledgement.get();
      }
    } catch (ExecutionException e) {
      throw new CommandException("the broker did not take a letter: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }

  /** Key and bytes unchanged, our headers off but for the count of attempts. */
  private static ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> letter) {
    String topic =
        DeadLetter.text(letter.headers(), "topic")
            .orElse(letter.topic().substring(0, letter.topic().length() - ".dlq".length()));
    RecordHeaders headers = new RecordHeaders();
    for (Header header : letter.headers()) {
      if (!header.key().startsWith(DeadLetter.PREFIX)) {
        headers.add(header);
      }
    }
    headers.add(
        DeadLetter.ATTEMPTS,
        Integer.toString(DeadLetter.attemptsBefore(letter.headers()))
            .getBytes(StandardCharsets.UTF_8));
    return new ProducerRecord<>(topic, null, letter.key(), letter.value(), headers);
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : TOPICS) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    return partitions;
  }

  /** Reads up to the ends as they are now. */
  private void read(
      List<TopicPartition> partitions,
      boolean afterReplayed,
      Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    if (afterReplayed) {
      consumer
          .committed(java.util.Set.copyOf(partitions))
          .forEach(
              (partition, committed) -> {
                if (committed != null) {
                  consumer.seek(
                      partition, Math.max(committed.offset(), consumer.position(partition)));
                }
              });
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (var letter : consumer.poll(POLL)) {
        Long end = ends.get(new TopicPartition(letter.topic(), letter.partition()));
        if (end != null && letter.offset() < end) {
          reader.accept(letter);
        }
      }
    }
  }
}

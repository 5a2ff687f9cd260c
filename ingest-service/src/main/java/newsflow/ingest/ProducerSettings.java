package newsflow.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import newsflow.schemas.Registry;
import newsflow.schemas.SchemaInit;
import org.apache.kafka.clients.producer.ProducerConfig;

/** How the producer and the registry's client are set. */
final class ProducerSettings {
  /** After so long an article's fate must be known: a caller waits for it. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(9);

  private static final int REGISTRY_TIMEOUT_MILLIS = 3_000;

  private ProducerSettings() {}

  /** Operators' settings on top of ours, and under what the promises of the API rest on. */
  static Map<String, Object> of(Map<String, String> kafka) {
    Map<String, Object> all = new HashMap<>();
    all.put(ProducerConfig.CLIENT_ID_CONFIG, "newsflow-ingest");
    all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
    all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2L * SchemaInit.MAX_RECORD_BYTES);
    all.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    all.putAll(kafka);
    all.put(ProducerConfig.ACKS_CONFIG, "all");
    all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, SchemaInit.MAX_RECORD_BYTES);
    return all;
  }

  /** The same registry, but a hanging one is given up after seconds instead of a minute. */
  static Registry impatient(Registry registry) {
    Map<String, String> settings = new HashMap<>();
    settings.put("http.connect.timeout.ms", Integer.toString(REGISTRY_TIMEOUT_MILLIS));
    settings.put("http.read.timeout.ms", Integer.toString(REGISTRY_TIMEOUT_MILLIS));
    settings.putAll(registry.settings());
    return new Registry(registry.url(), settings);
  }
}

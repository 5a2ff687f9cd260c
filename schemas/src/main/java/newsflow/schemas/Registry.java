package newsflow.schemas;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A schema registry with Confluent's API and the serdes on it. Schemas are looked up, never
 * registered, by a serde: {@link SchemaInit} registers them.
 *
 * @param url one or more addresses separated by commas, or {@code mock://scope} for Confluent's own
 *     in-memory registry
 * @param settings further settings of Confluent's client, such as {@code
 *     basic.auth.credentials.source}; without the prefix {@code schema.registry.}
 */
public record Registry(String url, Map<String, String> settings) {
  private static final int CACHED_SCHEMAS = 100;

  static {
    TrustedEvents.trust();
  }

  /** A registry without further settings. */
  public Registry(String url) {
    this(url, Map.of());
  }

  /**
   * From the properties of the environment's {@code SCHEMA_REGISTRY_*}: {@code url} and the rest.
   */
  public static Optional<Registry> from(Map<String, String> properties) {
    Map<String, String> rest = new HashMap<>(properties);
    return Optional.ofNullable(rest.remove("url")).map(url -> new Registry(url, Map.copyOf(rest)));
  }

  /** A serde for one of our records. */
  public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
    KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
    serializer.configure(serdeSettings(), false);
    deserializer.configure(serdeSettings(), false);
    return Serdes.serdeFrom(
        (topic, value) -> serializer.serialize(topic, value),
        (topic, bytes) -> type.cast(deserializer.deserialize(topic, bytes)));
  }

  /** Confluent's client. */
  public SchemaRegistryClient client() {
    Map<String, Object> all = new HashMap<>();
    settings.forEach((key, value) -> all.put("schema.registry." + key, value));
    return isMock()
        ? io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry.getClientForScope(
            url.substring("mock://".length()))
        : new CachedSchemaRegistryClient(List.of(url.split(",")), CACHED_SCHEMAS, all);
  }

  private boolean isMock() {
    return url.startsWith("mock://");
  }

  private Map<String, Object> serdeSettings() {
    Map<String, Object> all = new HashMap<>();
    settings.forEach((key, value) -> all.put("schema.registry." + key, value));
    all.put("schema.registry.url", url);
    all.put("auto.register.schemas", false);
    all.put("use.latest.version", false);
    all.put("specific.avro.reader", true);
    all.put("avro.remove.java.properties", true);
    return all;
  }
}

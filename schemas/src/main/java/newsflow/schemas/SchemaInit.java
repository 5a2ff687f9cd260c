package newsflow.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import newsflow.events.EnrichedArticle;
import newsflow.events.RawArticle;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The step before the services: creates the topics, sets FULL_TRANSITIVE and registers the schemas.
 * Running it again changes nothing.
 */
public final class SchemaInit {
  private static final String COMPATIBILITY = "FULL_TRANSITIVE";

  /** The largest record, in bytes after compression, that broker, topics and clients agree on. */
  public static final int MAX_RECORD_BYTES = 24 * 1024 * 1024;

  private SchemaInit() {}

  /**
   * How the topics are laid out.
   *
   * @param partitions of every topic
   * @param replication factor; -1 takes the broker's default
   * @param rawRetention how long raw articles and dead letters are kept
   */
  public record Layout(int partitions, short replication, Duration rawRetention) {
    /** Three partitions, the broker's replication, 30 days. */
    public static Layout standard() {
      return new Layout(3, (short) -1, Duration.ofDays(30));
    }
  }

  /** Creates the topics that do not exist; returns the names of those it created. */
  public static List<String> createTopics(Admin admin, Layout layout)
      throws InterruptedException, ExecutionException {
    Map<String, String> kept =
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            Long.toString(layout.rawRetention().toMillis()),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(MAX_RECORD_BYTES));
    Map<String, String> compacted =
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(MAX_RECORD_BYTES));
    List<NewTopic> wanted =
        List.of(
            topic(Topics.RAW, layout, kept),
            topic(Topics.ENRICHED, layout, compacted),
            topic(Topics.RAW + ".dlq", layout, kept),
            topic(Topics.ENRICHED + ".dlq", layout, kept));
    Set<String> existing = admin.listTopics().names().get();
    List<String> created = new ArrayList<>();
    for (NewTopic topic : wanted) {
      if (!existing.contains(topic.name()) && create(admin, topic)) {
        created.add(topic.name());
      }
    }
    return created;
  }

  /** Registers both schemas under FULL_TRANSITIVE; returns the id of each subject's schema. */
  public static Map<String, Integer> registerSchemas(SchemaRegistryClient client)
      throws IOException, RestClientException {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (Map.Entry<String, Schema> subject : schemas().entrySet()) {
      AvroSchema schema = new AvroSchema(subject.getValue());
      ids.put(subject.getKey(), client.register(subject.getKey(), schema));
      client.updateCompatibility(subject.getKey(), COMPATIBILITY);
    }
    return ids;
  }

  /** The subjects and their schemas. */
  public static Map<String, Schema> schemas() {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    schemas.put(Topics.RAW + "-value", plain(RawArticle.getClassSchema()));
    schemas.put(Topics.ENRICHED + "-value", plain(EnrichedArticle.getClassSchema()));
    return schemas;
  }

  /** Without the string type that our generated classes ask for, which is no one else's affair. */
  private static Schema plain(Schema schema) {
    return new Schema.Parser()
        .parse(schema.toString().replace(",\"avro.java.string\":\"String\"", ""));
  }

  private static NewTopic topic(String name, Layout layout, Map<String, String> settings) {
    return new NewTopic(name, layout.partitions(), layout.replication()).configs(settings);
  }

  private static boolean create(Admin admin, NewTopic topic)
      throws InterruptedException, ExecutionException {
    try {
      admin.createTopics(List.of(topic)).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }
}

package newsflow.index;

import java.time.Duration;
import java.util.Map;
import newsflow.runtime.Env;
import newsflow.runtime.HttpBind;
import newsflow.schemas.Registry;

/**
 * The settings of the index-service.
 *
 * @param bind where its pages are
 * @param elasticsearch where it writes
 * @param kafka properties of the Kafka clients, {@code bootstrap.servers} among them
 * @param registry where the schemas are
 * @param group consumer group
 * @param bulkBytes size of one bulk
 * @param linger how long a bulk waits to fill
 * @param bulksInFlight bulks sent at the same time
 * @param bytesInHand memory for records that are read and not yet settled
 * @param documentBytes size of the largest document that is sent
 * @param setup whether template, index and aliases are created at start
 * @param layout of an index created at start
 * @param retention of articles in it
 */
public record IndexConfig(
    HttpBind bind,
    ElasticsearchConfig elasticsearch,
    Map<String, String> kafka,
    Registry registry,
    String group,
    long bulkBytes,
    Duration linger,
    int bulksInFlight,
    long bytesInHand,
    long documentBytes,
    boolean setup,
    IndexSetup.Layout layout,
    Retention retention) {
  static final String SERVICE = "index-service";

  /**
   * Elasticsearch counts a document about five times against
   * indexing_pressure.memory.max_operation_size, a tenth of the heap, and answers 429 for ever to
   * one above that: 10.3 MB with a heap of 512 MB (measured with 9.5.2).
   */
  private static final String MAX_DOCUMENT = "9m";

  /**
   * Reads all settings.
   *
   * @throws newsflow.runtime.ConfigException with every problem
   */
  public static IndexConfig from(Env env) {
    Map<String, String> kafka =
        env.properties("KAFKA_", "properties of the Kafka clients, KAFKA_BOOTSTRAP_SERVERS first");
    if (!kafka.containsKey("bootstrap.servers")) {
      env.problem("KAFKA_BOOTSTRAP_SERVERS is not set: brokers as host:port, by commas");
    }
    Registry registry =
        Registry.from(
                env.properties(
                    "SCHEMA_REGISTRY_", "properties of the registry, SCHEMA_REGISTRY_URL first"))
            .orElseGet(
                () -> {
                  env.problem("SCHEMA_REGISTRY_URL is not set: address of the schema registry");
                  return new Registry("");
                });
    IndexConfig config =
        new IndexConfig(
            HttpBind.from(env, "NEWSFLOW_INDEX_PORT", 8083),
            ElasticsearchConfig.from(env),
            kafka,
            registry,
            env.text("NEWSFLOW_INDEX_GROUP", "newsflow-index", "consumer group"),
            env.bytes("NEWSFLOW_INDEX_BULK_BYTES", "5m", "size of one bulk"),
            env.duration("NEWSFLOW_INDEX_LINGER", "50ms", "how long a bulk waits to fill"),
            env.number("NEWSFLOW_INDEX_BULKS_IN_FLIGHT", 3, 1, 32, "bulks sent at the same time"),
            env.bytes(
                "NEWSFLOW_INDEX_BUFFER_BYTES", "64m", "memory for articles read and not settled"),
            env.bytes(
                "NEWSFLOW_INDEX_MAX_DOCUMENT_BYTES",
                MAX_DOCUMENT,
                "largest document, a larger one is a dead letter; a node takes 2 % of its heap"),
            env.flag(
                "NEWSFLOW_INDEX_SETUP",
                true,
                "create template, index and aliases at start; false for a user without that right"),
            IndexSetup.Layout.from(env),
            Retention.from(env));
    env.check();
    return config;
  }

  IndexLoop.Limits limits() {
    return new IndexLoop.Limits(
        bulkBytes, linger, bulksInFlight, bytesInHand, documentBytes, retention);
  }
}

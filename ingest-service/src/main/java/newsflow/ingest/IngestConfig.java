package newsflow.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import newsflow.ingest.push.Limits;
import newsflow.runtime.Env;
import newsflow.runtime.HttpBind;
import newsflow.runtime.Secret;
import newsflow.schemas.Registry;
import newsflow.schemas.SchemaInit;

/**
 * The settings of the ingest-service.
 *
 * @param http where it listens
 * @param limits of one request
 * @param maxBodyBytes of one request, compressed or not
 * @param maxInFlightBytes of all bodies that are being worked on
 * @param apiKeys that may push; empty lets everybody
 * @param kafka properties of the producer
 * @param registry of the schemas
 */
public record IngestConfig(
    HttpBind http,
    Limits limits,
    int maxBodyBytes,
    long maxInFlightBytes,
    List<Secret> apiKeys,
    Map<String, String> kafka,
    Registry registry) {
  private static final int MIN_KEY_LENGTH = 16;
  private static final int MAX_BODY_BYTES = 256 << 20;

  /** Room that a record keeps for everything but its content. */
  private static final int METADATA_BYTES = 2 << 20;

  /**
   * Reads all settings.
   *
   * @throws newsflow.runtime.ConfigException with every problem found
   */
  public static IngestConfig from(Env env) {
    HttpBind http = HttpBind.from(env, "NEWSFLOW_INGEST_PORT", 8081);
    int maxBody =
        size(env, "NEWSFLOW_INGEST_MAX_BODY", MAX_BODY_BYTES, "largest body of a request");
    int maxArticle =
        size(
            env,
            "NEWSFLOW_INGEST_MAX_ARTICLE",
            SchemaInit.MAX_RECORD_BYTES - METADATA_BYTES,
            "largest content of one article");
    int maxItems =
        env.number(
            "NEWSFLOW_INGEST_MAX_ITEMS", 10_000, 1, 1_000_000, "most articles in one request");
    long maxInFlight =
        env.bytes(
            "NEWSFLOW_INGEST_MAX_IN_FLIGHT", "64m", "bodies worked on at a time; beyond it, 429");
    if (maxInFlight < maxBody) {
      env.problem(
          "NEWSFLOW_INGEST_MAX_IN_FLIGHT must not be less than NEWSFLOW_INGEST_MAX_BODY, or no"
              + " request of that size could ever be taken");
    }
    List<Secret> keys = apiKeys(env);
    Map<String, String> kafka =
        env.properties("KAFKA_", "producer settings; KAFKA_BOOTSTRAP_SERVERS is required");
    if (!kafka.containsKey("bootstrap.servers")) {
      env.problem("KAFKA_BOOTSTRAP_SERVERS is not set: brokers as host:port,host:port");
    }
    Optional<Registry> registry =
        Registry.from(
            env.properties(
                "SCHEMA_REGISTRY_", "schema registry settings; SCHEMA_REGISTRY_URL is required"));
    if (registry.isEmpty()) {
      env.problem("SCHEMA_REGISTRY_URL is not set: address of a registry with Confluent's API");
    }
    env.check();
    return new IngestConfig(
        http,
        new Limits(Math.min(maxArticle, maxBody), maxItems),
        maxBody,
        maxInFlight,
        keys,
        kafka,
        registry.orElseThrow());
  }

  /** Without the values of client settings, which may be secrets. */
  @Override
  public String toString() {
    return "IngestConfig[http=%s, limits=%s, maxBodyBytes=%d, maxInFlightBytes=%d, apiKeys=%d, kafka=%s]"
        .formatted(http, limits, maxBodyBytes, maxInFlightBytes, apiKeys.size(), kafka.keySet());
  }

  private static int size(Env env, String name, int max, String meaning) {
    long bytes = env.bytes(name, "20m", meaning);
    if (bytes > max) {
      env.problem(name + " is " + bytes + " bytes, but must be at most " + max);
    }
    return (int) Math.min(bytes, max);
  }

  private static List<Secret> apiKeys(Env env) {
    List<Secret> keys =
        env
            .secret(
                "NEWSFLOW_INGEST_API_KEYS",
                "keys that may push, separated by commas; none: all may")
            .map(secret -> secret.value().split(","))
            .stream()
            .flatMap(Arrays::stream)
            .map(String::strip)
            .filter(key -> !key.isEmpty())
            .map(Secret::new)
            .toList();
    if (keys.stream().anyMatch(key -> key.value().length() < MIN_KEY_LENGTH)) {
      env.problem(
          "NEWSFLOW_INGEST_API_KEYS has a key of fewer than " + MIN_KEY_LENGTH + " characters");
    }
    return keys;
  }
}

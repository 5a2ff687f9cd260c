package newsflow.enrich;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import newsflow.enrich.extract.PublisherRules;
import newsflow.runtime.Env;
import newsflow.runtime.HttpBind;
import newsflow.schemas.Registry;

/**
 * The settings of the enrich-service.
 *
 * @param bind where the HTTP pages listen
 * @param kafka properties of the Kafka clients, bootstrap.servers included
 * @param registry the schema registry
 * @param threads stream threads
 * @param stateDirectory where Streams keeps its lock and state files
 * @param publisherRules selectors for single publishers
 */
public record EnrichConfig(
    HttpBind bind,
    Map<String, String> kafka,
    Registry registry,
    int threads,
    String stateDirectory,
    PublisherRules publisherRules) {

  /** Reads and checks all settings. */
  public static EnrichConfig from(Env env) {
    HttpBind bind = HttpBind.from(env, "NEWSFLOW_ENRICH_PORT", 8082);
    env.required("KAFKA_BOOTSTRAP_SERVERS", "host:port of the brokers, separated by commas");
    Map<String, String> kafka =
        env.properties("KAFKA_", "any Kafka client property: KAFKA_X_Y is x.y");
    env.required("SCHEMA_REGISTRY_URL", "address of a registry with Confluent's API");
    Map<String, String> registry =
        env.properties("SCHEMA_REGISTRY_", "any property of Confluent's registry client");
    int threads =
        env.number(
            "NEWSFLOW_ENRICH_THREADS",
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            1,
            64,
            "stream threads; at most one a partition is of use");
    String state =
        env.text(
            "NEWSFLOW_ENRICH_STATE_DIR",
            System.getProperty("java.io.tmpdir") + "/newsflow-enrich",
            "folder for the state of Kafka Streams");
    PublisherRules rules =
        env.optional(
                "NEWSFLOW_ENRICH_PUBLISHER_RULES",
                "JSON file with selectors for single publishers (docs/extraction.md)")
            .map(file -> publisherRules(env, file))
            .orElse(PublisherRules.NONE);
    env.check();
    return new EnrichConfig(
        bind, kafka, Registry.from(registry).orElseThrow(), threads, state, rules);
  }

  private static PublisherRules publisherRules(Env env, String file) {
    try {
      return PublisherRules.parse(Files.readString(Path.of(file)));
    } catch (IOException | IllegalArgumentException e) {
      env.problem("NEWSFLOW_ENRICH_PUBLISHER_RULES " + file + ": " + e);
      return PublisherRules.NONE;
    }
  }
}

package newsflow.cli;

import java.util.Map;
import java.util.TreeMap;
import newsflow.infra.Part;

/**
 * Where a running pipeline is: from the environment, else where {@code ./newsflow up} puts it.
 *
 * @param environment KAFKA_*, SCHEMA_REGISTRY_*, ELASTICSEARCH_* and NEWSFLOW_* as services read
 *     them
 */
record Endpoints(Map<String, String> environment) {
  static final Map<Part, Integer> UP_PORTS =
      Map.of(Part.KAFKA, 9092, Part.REGISTRY, 8085, Part.ELASTICSEARCH, 9200);

  private static final Map<String, String> STANDARD =
      Map.of(
          "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + UP_PORTS.get(Part.KAFKA),
          "SCHEMA_REGISTRY_URL",
              "http://127.0.0.1:" + UP_PORTS.get(Part.REGISTRY) + "/apis/ccompat/v7",
          "ELASTICSEARCH_URL", "http://127.0.0.1:" + UP_PORTS.get(Part.ELASTICSEARCH));

  static Endpoints current() {
    Map<String, String> all = new TreeMap<>(STANDARD);
    System.getenv()
        .forEach(
            (name, value) -> {
              if (name.startsWith("KAFKA_")
                  || name.startsWith("SCHEMA_REGISTRY_")
                  || name.startsWith("ELASTICSEARCH_")
                  || name.startsWith("NEWSFLOW_")) {
                all.put(name, value);
              }
            });
    return new Endpoints(all);
  }

  /** Address of the ingest-service. */
  String ingest() {
    return service("NEWSFLOW_INGEST", 8081);
  }

  /** Address of the enrich-service's pages. */
  String enrich() {
    return service("NEWSFLOW_ENRICH", 8082);
  }

  /** Address of the index-service's pages. */
  String index() {
    return service("NEWSFLOW_INDEX", 8083);
  }

  /** What the index-service would read: without what only tools and the init step know. */
  Map<String, String> ofIndexService() {
    Map<String, String> settings = new TreeMap<>(environment);
    settings.remove("NEWSFLOW_INDEX_URL");
    settings.keySet().removeIf(name -> name.startsWith("NEWSFLOW_INIT_"));
    return settings;
  }

  /** Value of a variable, or the empty text. */
  String get(String name) {
    return environment.getOrDefault(name, "");
  }

  private String service(String prefix, int standardPort) {
    String url = get(prefix + "_URL");
    if (!url.isEmpty()) {
      return url;
    }
    String port = get(prefix + "_PORT");
    return "http://127.0.0.1:" + (port.isEmpty() ? Integer.toString(standardPort) : port);
  }
}

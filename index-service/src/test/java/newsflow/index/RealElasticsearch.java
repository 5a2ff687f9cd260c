package newsflow.index;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.UUID;
import newsflow.infra.SharedInfra;

/** The shared Elasticsearch of the integration tests, with template, index and aliases. */
final class RealElasticsearch {
  private static final Elasticsearch CLIENT =
      new Elasticsearch(
          ElasticsearchConfig.at(
              URI.create(SharedInfra.get().environment().get("ELASTICSEARCH_URL"))));

  private RealElasticsearch() {}

  /** Set up, which can be said as often as wanted. */
  static Elasticsearch ready() throws IOException {
    new IndexSetup(CLIENT, IndexSetup.Layout.standard()).run();
    return CLIENT;
  }

  /** What the service writes through, set up. */
  static ElasticsearchArticleIndex throughWriteAlias() throws IOException {
    return ElasticsearchArticleIndex.throughAlias(
        ready(),
        IndexSetup.WRITE_ALIAS,
        InstantSource.system(),
        new IndexMetrics(new SimpleMeterRegistry()));
  }

  static JsonNode stored(String id) throws IOException {
    return CLIENT.send("GET", "/" + IndexSetup.WRITE_ALIAS + "/_doc/" + id).json().path("_source");
  }

  static JsonNode search(String target, String body) throws IOException {
    Elasticsearch.Answer answer =
        CLIENT.send("POST", "/" + target + "/_search", Elasticsearch.JSON.readTree(body));
    if (!answer.isGood()) {
      throw new AssertionError(answer.summary());
    }
    return answer.json();
  }

  /** The index behind the write alias. */
  static String writeIndex() throws IOException {
    return CLIENT.send("GET", "/_alias/" + IndexSetup.WRITE_ALIAS).json().fieldNames().next();
  }

  /** Also of an index that is read-only, which a setup would wait for. */
  static void settings(String index, String json) throws IOException {
    IndexSetup.require(
        CLIENT.send("PUT", "/" + index + "/_settings", Elasticsearch.JSON.readTree(json)),
        "change settings");
  }

  /** From one index to another. */
  static void moveWriteAlias(String from, String to) throws IOException {
    String actions =
        """
        {"actions":[{"remove":{"index":"%1$s","alias":"%3$s"}},
                    {"add":{"index":"%2$s","alias":"%3$s","is_write_index":true}}]}
        """
            .formatted(from, to, IndexSetup.WRITE_ALIAS);
    IndexSetup.require(
        CLIENT.send("POST", "/_aliases", Elasticsearch.JSON.readTree(actions)), "move");
  }

  /** An index like every other, but for the type of one field; empty, behind no alias. */
  static String indexWith(String field, String type) throws IOException {
    String index = "news-articles-" + field + "-" + UUID.randomUUID();
    String mapping = "{\"mappings\":{\"properties\":{\"%s\":{\"type\":\"%s\"}}}}";
    IndexSetup.require(
        CLIENT.send(
            "PUT", "/" + index, Elasticsearch.JSON.readTree(mapping.formatted(field, type))),
        "create " + index);
    return index;
  }

  static void refresh() throws IOException {
    CLIENT.send("POST", "/" + IndexSetup.WRITE_ALIAS + "/_refresh");
  }
}

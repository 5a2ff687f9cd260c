package newsflow.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
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

  static void refresh() throws IOException {
    CLIENT.send("POST", "/" + IndexSetup.WRITE_ALIAS + "/_refresh");
  }
}

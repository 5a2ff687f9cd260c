package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import newsflow.runtime.Env;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IndexSetupIT {
  private final String index = "news-articles-layout-" + UUID.randomUUID();

  @AfterEach
  void restore() throws IOException {
    Elasticsearch elasticsearch = RealElasticsearch.ready();
    elasticsearch.send("DELETE", "/" + index);
    new IndexSetup(elasticsearch, IndexSetup.Layout.standard()).putTemplate();
  }

  @Test
  void laysOutTheNextIndexForSeveralNodesBySettingsAlone() throws IOException {
    JsonNode settings =
        settings(Map.of("NEWSFLOW_INDEX_SHARDS", "3", "NEWSFLOW_INDEX_REPLICAS", "2"));

    assertThat(settings.path("number_of_shards").asInt()).isEqualTo(3);
    assertThat(settings.path("number_of_replicas").asInt()).isEqualTo(2);
    assertThat(settings.path("auto_expand_replicas").asText("false")).isEqualTo("false");
  }

  @Test
  void hasAReplicaOnlyWhereThereIsASecondNode() throws IOException {
    JsonNode settings = settings(Map.of());

    assertThat(settings.path("number_of_shards").asInt()).isEqualTo(1);
    assertThat(settings.path("auto_expand_replicas").asText()).isEqualTo("0-1");
    assertThat(settings.path("number_of_replicas").asInt()).isZero();
  }

  @Test
  void changesNothingWhenItRunsAgain() throws IOException {
    Elasticsearch elasticsearch = RealElasticsearch.ready();
    JsonNode before = elasticsearch.send("GET", "/news-articles-*").json();

    new IndexSetup(elasticsearch, IndexSetup.Layout.standard()).run();

    assertThat(elasticsearch.send("GET", "/news-articles-*").json()).isEqualTo(before);
  }

  /** Of an index made under these settings of the service. */
  private JsonNode settings(Map<String, String> environment) throws IOException {
    Elasticsearch elasticsearch = RealElasticsearch.ready();
    new IndexSetup(elasticsearch, IndexSetup.Layout.from(Env.of(environment))).putTemplate();
    IndexSetup.require(elasticsearch.send("PUT", "/" + index), "create " + index);
    return elasticsearch
        .send("GET", "/" + index + "/_settings")
        .json()
        .at("/" + index + "/settings/index");
  }
}

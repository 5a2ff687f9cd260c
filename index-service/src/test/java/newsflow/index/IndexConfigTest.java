package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import newsflow.runtime.ConfigException;
import newsflow.runtime.Env;
import org.junit.jupiter.api.Test;

class IndexConfigTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "KAFKA_BOOTSTRAP_SERVERS", "k:9092",
          "SCHEMA_REGISTRY_URL", "http://r:8081",
          "ELASTICSEARCH_URL", "http://e:9200");

  @Test
  void hasAStandardForEverythingButTheThreeAddresses() {
    IndexConfig config = IndexConfig.from(Env.of(LEAST));

    assertThat(config.bind().port()).isEqualTo(8083);
    assertThat(config.bulkBytes()).isEqualTo(5 << 20);
    assertThat(config.linger()).isEqualTo(Duration.ofMillis(50));
    assertThat(config.kafka()).containsEntry("bootstrap.servers", "k:9092");
    assertThat(config.elasticsearch().urls()).hasToString("[http://e:9200]");
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatThrownBy(
            () ->
                IndexConfig.from(
                    Env.of(
                        Map.of(
                            "ELASTICSEARCH_URL", "e:9200",
                            "ELASTICSEARCH_USERNAME", "u",
                            "NEWSFLOW_INDEX_BULK_BYTS", "1",
                            "NEWSFLOW_INDEX_REPLICAS", "many"))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("KAFKA_BOOTSTRAP_SERVERS")
        .hasMessageContaining("SCHEMA_REGISTRY_URL")
        .hasMessageContaining("ELASTICSEARCH_URL is 'e:9200'")
        .hasMessageContaining("need each other")
        .hasMessageContaining("did you mean NEWSFLOW_INDEX_BULK_BYTES?")
        .hasMessageContaining("NEWSFLOW_INDEX_REPLICAS");
  }

  @Test
  void takesSeveralNodesOfOneCluster() {
    Map<String, String> settings = new HashMap<>(LEAST);
    settings.put("ELASTICSEARCH_URL", "https://a:9200, https://b:9200");

    assertThat(IndexConfig.from(Env.of(settings)).elasticsearch().urls()).hasSize(2);
  }

  @Test
  void doesNotShowSecrets() {
    Map<String, String> settings = new HashMap<>(LEAST);
    settings.put("ELASTICSEARCH_USERNAME", "u");
    settings.put("ELASTICSEARCH_PASSWORD", "hunter2");

    assertThat(IndexConfig.from(Env.of(settings)).toString()).doesNotContain("hunter2");
  }
}

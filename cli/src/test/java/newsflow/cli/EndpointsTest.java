package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import newsflow.index.IndexConfig;
import newsflow.runtime.Env;
import org.junit.jupiter.api.Test;

class EndpointsTest {

  /** As docker-compose.yml gives them to the container that the tools run in. */
  @Test
  void givesARebuildTheSettingsOfTheIndexServiceWithoutTheAddressOfItsPages() {
    Endpoints endpoints =
        new Endpoints(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "SCHEMA_REGISTRY_URL", "http://registry:8080/apis/ccompat/v7",
                "ELASTICSEARCH_URL", "https://elasticsearch:9200",
                "NEWSFLOW_INGEST_URL", "http://ingest-service:8081",
                "NEWSFLOW_ENRICH_URL", "http://enrich-service:8082",
                "NEWSFLOW_INDEX_URL", "http://index-service:8083",
                "NEWSFLOW_INDEX_SHARDS", "3",
                "NEWSFLOW_INIT_PARTITIONS", "6",
                "NEWSFLOW_INIT_RETENTION", "30d"));

    IndexConfig config = IndexConfig.from(Env.of(endpoints.ofIndexService()));

    assertThat(config.layout().shards()).isEqualTo(3);
    assertThat(endpoints.index()).isEqualTo("http://index-service:8083");
  }
}

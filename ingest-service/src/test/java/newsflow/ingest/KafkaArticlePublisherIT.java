package newsflow.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import newsflow.runtime.Env;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class KafkaArticlePublisherIT extends ArticlePublisherContract {
  private ArticlePublisher publisher;

  @BeforeEach
  void create() throws Exception {
    IngestInfra.bringBack();
    IngestConfig config = IngestConfig.from(Env.of(IngestInfra.environment()));
    publisher = new KafkaArticlePublisher(config.kafka(), config.registry());
  }

  @AfterEach
  void close() throws Exception {
    publisher.close();
  }

  @Override
  ArticlePublisher publisher() {
    return publisher;
  }

  @Override
  List<FakePublisher.Kept> stored(String id) {
    return IngestInfra.records(id).stream()
        .map(
            each ->
                new FakePublisher.Kept(
                    each.value(),
                    new String(
                        each.headers().lastHeader(TraceParent.HEADER).value(),
                        StandardCharsets.US_ASCII)))
        .toList();
  }

  @Override
  void takeAway() {
    IngestInfra.get().kafka().kill();
  }

  @Override
  void bringBack() throws Exception {
    IngestInfra.bringBack();
  }
}

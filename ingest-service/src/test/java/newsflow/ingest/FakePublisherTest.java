package newsflow.ingest;

import java.util.List;
import newsflow.runtime.Health;

class FakePublisherTest extends ArticlePublisherContract {
  private final FakePublisher publisher = new FakePublisher();

  @Override
  ArticlePublisher publisher() {
    return publisher;
  }

  @Override
  List<FakePublisher.Kept> stored(String id) {
    return publisher.kept.stream().filter(each -> each.article().getId().equals(id)).toList();
  }

  @Override
  void takeAway() {
    publisher.health = new Health.Waiting("the test");
  }

  @Override
  void bringBack() {
    publisher.health = new Health.Running();
  }
}

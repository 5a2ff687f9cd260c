package newsflow.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import newsflow.events.RawArticle;
import newsflow.runtime.Health;
import newsflow.schemas.SchemaInit;

/** Keeps what it is given; bound by {@link ArticlePublisherContract}. */
final class FakePublisher implements ArticlePublisher {
  /** An article and the trace that came with it. */
  record Kept(RawArticle article, String traceparent) {}

  final List<Kept> kept = new CopyOnWriteArrayList<>();
  volatile Health health = new Health.Starting();

  @Override
  public void start() {
    health = new Health.Running();
  }

  @Override
  public List<Published> publish(List<RawArticle> articles, String traceparent) {
    List<Published> outcomes = new ArrayList<>();
    for (RawArticle article : articles) {
      if (!(health instanceof Health.Running)) {
        outcomes.add(new Published.Unavailable("away"));
      } else if (article.getContent().remaining() > SchemaInit.MAX_RECORD_BYTES) {
        outcomes.add(new Published.TooLarge("too large"));
      } else {
        kept.add(new Kept(article, traceparent));
        outcomes.add(new Published.Acknowledged());
      }
    }
    return outcomes;
  }

  @Override
  public Health health() {
    return health;
  }

  @Override
  public void close() {
    health = new Health.Waiting("closed");
  }
}

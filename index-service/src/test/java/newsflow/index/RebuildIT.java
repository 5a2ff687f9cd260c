package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import newsflow.events.EnrichedArticle;
import newsflow.index.Elasticsearch.Answer;
import newsflow.index.document.Articles;
import newsflow.runtime.Env;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RebuildIT {
  @RegisterExtension final RealPipeline pipeline = new RealPipeline();

  private static final Duration SOON = Duration.ofSeconds(60);

  private final AtomicInteger fed = new AtomicInteger();
  private final String id = UUID.randomUUID().toString();

  @Test
  void switchesToANewIndexWhileArticlesComeInAndNoSearchFailsOrMissesOne() throws Exception {
    try (IndexService _ = pipeline.service(Map.of())) {
      pipeline.sendAll(articles(0, 500));
      pipeline.send(Articles.titled(id + "-gone", "x", Articles.ACCEPTED));
      pipeline.send(Articles.withdrawn(id + "-gone", Articles.ACCEPTED.plusMillis(1)));
      await().atMost(SOON).until(() -> found() == 500);
      String before = RealElasticsearch.writeIndex();
      Elasticsearch elasticsearch = RealElasticsearch.ready();
      AtomicBoolean over = new AtomicBoolean();
      AtomicInteger searches = new AtomicInteger();
      List<String> failures = Collections.synchronizedList(new ArrayList<>());
      Thread searcher =
          Thread.ofVirtual().start(() -> searchUntil(elasticsearch, over, searches, failures, 500));
      Thread feeder = Thread.ofVirtual().start(() -> feedUntil(over));

      Rebuild.Report report =
          new Rebuild(IndexConfig.from(Env.of(pipeline.environment())), _ -> {}).run();

      over.set(true);
      searcher.join();
      feeder.join();
      assertThat(failures).isEmpty();
      assertThat(searches.get()).isGreaterThan(10);
      assertThat(report.previous()).containsExactly(before);
      assertThat(report.index()).isGreaterThan(before);
      assertThat(RealElasticsearch.writeIndex()).isEqualTo(report.index());
      await().atMost(SOON).until(() -> pipeline.uncommitted() == 0);
      RealElasticsearch.refresh();
      assertThat(found()).isEqualTo(500 + fed.get());
      assertThat(RealElasticsearch.stored(id + "-gone").path("status").asText())
          .isEqualTo("canceled");
    }
  }

  @Test
  void leavesThingsAsTheyWereWhenItFails() throws Exception {
    Elasticsearch elasticsearch = RealElasticsearch.ready();
    NavigableSet<String> before =
        new IndexSetup(elasticsearch, IndexSetup.Layout.standard()).indices();
    String writeIndex = RealElasticsearch.writeIndex();
    pipeline.send(Articles.whole(id));
    Thread rebuilding = Thread.currentThread();

    assertThatThrownBy(
            () ->
                new Rebuild(
                        IndexConfig.from(Env.of(pipeline.environment())),
                        line -> {
                          if (line.startsWith("catching")) {
                            rebuilding.interrupt();
                          }
                        })
                    .run())
        .isInstanceOfAny(InterruptedException.class, IOException.class);
    assertThat(Thread.interrupted()).isTrue();

    assertThat(RealElasticsearch.writeIndex()).isEqualTo(writeIndex);
    assertThat(new IndexSetup(elasticsearch, IndexSetup.Layout.standard()).indices())
        .isEqualTo(before);
  }

  private void feedUntil(AtomicBoolean over) {
    while (!over.get()) {
      try {
        pipeline.send(Articles.titled(id + "-live-" + fed.get(), "Tin nóng", Articles.ACCEPTED));
        fed.incrementAndGet();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void searchUntil(
      Elasticsearch elasticsearch,
      AtomicBoolean over,
      AtomicInteger searches,
      List<String> failures,
      long least) {
    while (!over.get()) {
      try {
        Answer answer =
            elasticsearch.send(
                "POST",
                "/" + IndexSetup.READ_ALIAS + "/_search",
                Elasticsearch.JSON.readTree(query()));
        long total = answer.json().at("/hits/total/value").asLong();
        if (!answer.isGood() || total < least) {
          failures.add(answer.status() + ", " + total + " found");
        }
        searches.incrementAndGet();
      } catch (IOException | RuntimeException e) {
        failures.add(e.toString());
      }
    }
  }

  private long found() throws IOException {
    return RealElasticsearch.search(IndexSetup.READ_ALIAS, query())
        .at("/hits/total/value")
        .asLong();
  }

  private String query() {
    return "{\"size\":0,\"track_total_hits\":true,\"query\":{\"prefix\":{\"id\":\"" + id + "\"}}}";
  }

  private List<EnrichedArticle> articles(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Articles.titled(id + "-" + i, "Tin số " + i, Articles.ACCEPTED))
        .toList();
  }
}

package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import newsflow.events.EnrichedArticle;
import newsflow.index.Elasticsearch.Answer;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.Articles;
import newsflow.index.document.WriteOutcome;
import newsflow.runtime.Env;
import newsflow.runtime.FatalException;
import newsflow.runtime.Health;
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

      Rebuild.Report report = rebuild();

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
  void replacesAnIndexWhoseMappingWasChangedBehindItsBack() throws Exception {
    Elasticsearch elasticsearch = RealElasticsearch.ready();
    String good = RealElasticsearch.writeIndex();
    String changed = RealElasticsearch.indexWith("section", "date");
    RealElasticsearch.moveWriteAlias(good, changed);
    pipeline.send(Articles.whole(id));
    try {
      Rebuild.Report report = rebuild();

      assertThat(report.previous()).containsExactly(good, changed);
      assertThat(RealElasticsearch.stored(id).path("section").asText()).isEqualTo("Thời sự");
      assertThat(found()).isEqualTo(1);
    } finally {
      elasticsearch.send("DELETE", "/" + changed);
    }
  }

  @Test
  void givesBothAliasesBackWhenTheyAreLost() throws Exception {
    Elasticsearch elasticsearch = RealElasticsearch.ready();
    String index = RealElasticsearch.writeIndex();
    elasticsearch.send("DELETE", "/" + index + "/_alias/news-articles*");
    pipeline.send(Articles.whole(id));

    Rebuild.Report report = rebuild();

    assertThat(report.previous()).isEmpty();
    assertThat(RealElasticsearch.writeIndex()).isEqualTo(report.index());
    assertThat(found()).isEqualTo(1);
  }

  @Test
  void startsFromTheBeginningAgainAfterOneThatWasKilled() throws Exception {
    pipeline.sendAll(articles(0, 50));
    String index =
        NextIndex.after(
                new IndexSetup(RealElasticsearch.ready(), IndexSetup.Layout.standard()).indices(),
                RealElasticsearch.ready(),
                IndexSetup.Layout.standard())
            .name();
    Process killed =
        pipeline.process(HaltedRebuild.class, Map.of(), ProcessBuilder.Redirect.INHERIT);
    try {
      await().atMost(SOON).until(() -> pipeline.committedByRebuilds() > 0);
    } finally {
      killed.destroyForcibly().waitFor();
    }
    RealElasticsearch.ready().send("DELETE", "/" + index);

    Rebuild.Report report = rebuild();

    assertThat(report.index()).isEqualTo(index);
    assertThat(found()).isEqualTo(50);
  }

  @Test
  void keepsTheMarkerOfAWithdrawalThatTheTopicHasLost() throws Exception {
    EnrichedArticle withdrawn = Articles.withdrawn(id, Articles.ACCEPTED.plusMillis(1));
    assertThat(RealElasticsearch.throughWriteAlias().write(List.of(ArticleDocument.of(withdrawn))))
        .containsExactly(WriteOutcome.WRITTEN);
    RealElasticsearch.refresh();
    pipeline.send(Articles.whole(id)); // as a replayed dead letter is, the last one of its key

    rebuild();

    assertThat(RealElasticsearch.stored(id).path("status").asText()).isEqualTo("canceled");
    assertThat(RealElasticsearch.stored(id).has("title")).isFalse();
    assertThat(found()).isZero();
  }

  @Test
  void keepsTheNewIndexWhenTheAnswerToTheSwitchIsLost() throws Exception {
    RealElasticsearch.ready();
    String before = RealElasticsearch.writeIndex();
    pipeline.send(Articles.whole(id));
    AtomicInteger switches = new AtomicInteger();
    try (LossyElasticsearch lossy =
        new LossyElasticsearch(
            URI.create(pipeline.environment().get("ELASTICSEARCH_URL")),
            request -> request.equals("POST /_aliases") && switches.incrementAndGet() == 1)) {
      Map<String, String> environment = pipeline.environment();
      environment.put("ELASTICSEARCH_URL", lossy.url().toString());

      Rebuild.Report report = new Rebuild(IndexConfig.from(Env.of(environment)), _ -> {}).run();

      assertThat(switches.get()).isEqualTo(2);
      assertThat(report.previous()).containsExactly(before);
      assertThat(RealElasticsearch.writeIndex()).isEqualTo(report.index());
      assertThat(found()).isEqualTo(1);
    }
  }

  @Test
  void endsWellWhenTwoRunAtOnceAndTheIndexServiceRestarts() throws Exception {
    List<IndexService> services = Collections.synchronizedList(new ArrayList<>());
    List<Exception> failures = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean restarted = new AtomicBoolean();
    Consumer<String> restart =
        line -> {
          if (line.startsWith("catching") && restarted.compareAndSet(false, true)) {
            services.getFirst().close();
            pipeline.sendAll(articles(300, 400));
            services.add(pipeline.service(Map.of()));
          }
        };
    Runnable rebuild =
        () -> {
          try {
            rebuildTelling(restart);
          } catch (Exception e) {
            failures.add(e);
          }
        };
    services.add(pipeline.service(Map.of()));
    try {
      pipeline.sendAll(articles(0, 300));
      await().atMost(SOON).until(() -> found() == 300);

      Thread other = Thread.ofVirtual().start(rebuild);
      rebuild.run();
      other.join();

      // Only one can make an index of a name, and only one can take the aliases from another.
      assertThat(failures).hasSizeLessThan(2).allMatch(FatalException.class::isInstance);
      await().atMost(SOON).until(() -> found() == 400);
      await().atMost(SOON).until(() -> pipeline.uncommitted() == 0);
      assertThat(services).hasSize(2);
      assertThat(services.getLast().health()).isInstanceOf(Health.Running.class);
    } finally {
      services.forEach(IndexService::close);
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
                rebuildTelling(
                    line -> {
                      if (line.startsWith("catching")) {
                        rebuilding.interrupt();
                      }
                    }))
        .isInstanceOfAny(InterruptedException.class, IOException.class);
    assertThat(Thread.interrupted()).isTrue();

    assertThat(RealElasticsearch.writeIndex()).isEqualTo(writeIndex);
    assertThat(new IndexSetup(elasticsearch, IndexSetup.Layout.standard()).indices())
        .isEqualTo(before);
  }

  private Rebuild.Report rebuild() throws IOException, InterruptedException {
    return rebuildTelling(_ -> {});
  }

  private Rebuild.Report rebuildTelling(Consumer<String> teller)
      throws IOException, InterruptedException {
    return new Rebuild(IndexConfig.from(Env.of(pipeline.environment())), teller).run();
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

package newsflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import newsflow.events.Declared;
import newsflow.events.RawArticle;
import newsflow.ingest.ArticlePublisher.Published;
import newsflow.runtime.Health;
import newsflow.schemas.ArticleId;
import newsflow.schemas.SchemaInit;
import newsflow.schemas.TrustedEvents;
import org.junit.jupiter.api.Test;

/** What every publisher promises. */
abstract class ArticlePublisherContract {
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  static {
    TrustedEvents.trust();
  }

  abstract ArticlePublisher publisher();

  /** The stored versions of an article, oldest first, each with its trace. */
  abstract List<FakePublisher.Kept> stored(String id);

  abstract void takeAway() throws Exception;

  abstract void bringBack() throws Exception;

  @Test
  void takesNothingBeforeItIsStarted() {
    assertThat(publisher().publish(List.of(article("early", 10)), TRACE))
        .singleElement()
        .isInstanceOf(Published.Unavailable.class);
  }

  @Test
  void whatIsAcknowledgedIsStoredInOrderWithItsTrace() {
    started();
    RawArticle first = article("ordered", 10);
    RawArticle second = article("ordered", 20);
    assertThat(publisher().publish(List.of(first, second), TRACE))
        .containsExactly(new Published.Acknowledged(), new Published.Acknowledged());
    assertThat(stored(first.getId()))
        .endsWith(new FakePublisher.Kept(first, TRACE), new FakePublisher.Kept(second, TRACE));
  }

  @Test
  void onlyTheArticleThatIsTooLargeIsRefused() {
    started();
    List<RawArticle> articles =
        List.of(
            article("small-1", 10),
            article("huge", SchemaInit.MAX_RECORD_BYTES + 1),
            article("small-2", 10));
    List<Published> outcomes = publisher().publish(articles, TRACE);
    assertThat(outcomes.get(0)).isEqualTo(new Published.Acknowledged());
    assertThat(outcomes.get(1)).isInstanceOf(Published.TooLarge.class);
    assertThat(outcomes.get(2)).isEqualTo(new Published.Acknowledged());
    assertThat(stored(articles.get(2).getId())).isNotEmpty();
  }

  @Test
  void isUnavailableWhileKafkaIsAwayAndWorksOnceItIsBack() throws Exception {
    started();
    takeAway();
    RawArticle article = article("again", 10);
    assertThat(publisher().publish(List.of(article, article), TRACE))
        .allSatisfy(each -> assertThat(each).isInstanceOf(Published.Unavailable.class));
    await().atMost(PATIENCE).until(() -> publisher().health() instanceof Health.Waiting);
    bringBack();
    await().atMost(PATIENCE).until(() -> publisher().health() instanceof Health.Running);
    assertThat(publisher().publish(List.of(article), TRACE))
        .containsExactly(new Published.Acknowledged());
    assertThat(stored(article.getId())).isNotEmpty();
  }

  private void started() {
    publisher().start();
    await().atMost(PATIENCE).until(() -> publisher().health() instanceof Health.Running);
  }

  private static RawArticle article(String guid, int size) {
    byte[] content = new byte[size];
    java.util.Arrays.fill(content, (byte) 'x');
    return RawArticle.newBuilder()
        .setId(ArticleId.of(null, "contract", guid, content))
        .setGuid(guid)
        .setContent(ByteBuffer.wrap(content))
        .setContentType("text/plain; charset=" + StandardCharsets.UTF_8)
        .setDeclared(Declared.newBuilder().setTitle("Tiêu đề").build())
        .setFetchedAt(Instant.ofEpochMilli(size))
        .setAcceptedAt(Instant.ofEpochMilli(size))
        .build();
  }
}

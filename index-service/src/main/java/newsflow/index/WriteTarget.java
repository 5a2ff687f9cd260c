package newsflow.index;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import newsflow.index.Condition.Part;
import newsflow.index.Elasticsearch.Answer;
import newsflow.runtime.FatalException;

/** The write alias: waited for at the start, then watched, also while there is nothing to write. */
final class WriteTarget {
  private static final Duration PROBE = Duration.ofSeconds(5);

  private final Elasticsearch elasticsearch;
  private final Optional<IndexSetup> setup;
  private final Condition condition;
  private final CountDownLatch stopping;

  /**
   * @param setup makes template, index and alias; empty when someone else does
   * @param stopping ends the waiting and the watching
   */
  WriteTarget(
      Elasticsearch elasticsearch,
      Optional<IndexSetup> setup,
      Condition condition,
      CountDownLatch stopping) {
    this.elasticsearch = elasticsearch;
    this.setup = setup;
    this.condition = condition;
    this.stopping = stopping;
  }

  /**
   * Waits until the alias is there, for as long as it takes.
   *
   * @return false when the service stops
   * @throws FatalException when waiting does not help: no alias, no right, no trust
   */
  boolean await() {
    for (int attempt = 1; ; attempt++) {
      try {
        if (setup.isPresent()) {
          setup.get().run();
        }
        ask();
        condition.back(Part.ELASTICSEARCH);
        return true;
      } catch (IOException e) {
        // Later on it may be a certificate that is just being replaced.
        if (Elasticsearch.isUntrusted(e)) {
          throw new FatalException(
              "the certificate of Elasticsearch is not one that ELASTICSEARCH_CA_FILE, or the JVM"
                  + " without it, trusts: "
                  + e.getMessage(),
              e);
        }
        condition.away(Part.ELASTICSEARCH, String.valueOf(e.getMessage()));
      }
      if (stops(Backoff.STANDARD.after(attempt, ThreadLocalRandom.current()))) {
        return false;
      }
    }
  }

  /** Reports what becomes of it, until the service stops or it is gone for good. */
  void watch() {
    while (!stops(PROBE)) {
      try {
        ask();
        condition.back(Part.ELASTICSEARCH);
      } catch (IOException e) {
        condition.away(Part.ELASTICSEARCH, String.valueOf(e.getMessage()));
      } catch (FatalException e) {
        condition.failed(String.valueOf(e.getMessage()));
        return;
      }
    }
  }

  private void ask() throws IOException {
    Answer answer = elasticsearch.send("GET", "/_alias/" + IndexSetup.WRITE_ALIAS);
    if (!answer.isGood()) {
      ElasticsearchArticleIndex.checkFatal(answer.status(), answer.errorType(), answer.summary());
      throw new IOException(answer.summary());
    }
  }

  private boolean stops(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }
}

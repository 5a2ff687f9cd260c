package newsflow.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import newsflow.index.Condition.Part;
import newsflow.index.IndexMetrics.Outcome;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.WriteOutcome;
import newsflow.runtime.BurstGuard;
import newsflow.runtime.FatalException;
import newsflow.schemas.DeadLetter;
import newsflow.schemas.DeadLetter.Reason;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings every task of a batch to its outcome: writes, sends again what Elasticsearch was too busy
 * for, and dead-letters what it refused. Used by all lanes at once.
 */
final class Settling {
  private static final Logger log = LoggerFactory.getLogger(Settling.class);

  private final ArticleIndex index;
  private final Refusals refusals;
  private final Condition condition;
  private final IndexMetrics metrics;
  private final Backoff backoff;
  private final BurstGuard burst = new BurstGuard();
  private final CountDownLatch stopping;

  /**
   * @param stopping ends the waiting for a busy Elasticsearch; what is open then stays open
   */
  Settling(
      ArticleIndex index,
      Refusals refusals,
      Condition condition,
      IndexMetrics metrics,
      Backoff backoff,
      CountDownLatch stopping) {
    this.index = index;
    this.refusals = refusals;
    this.condition = condition;
    this.metrics = metrics;
    this.backoff = backoff;
    this.stopping = stopping;
  }

  /**
   * Returns once each task is settled, revoked, or the service stops.
   *
   * @param done called for each task that needs no more work
   */
  void settle(List<Task> batch, Consumer<Task> done) throws InterruptedException {
    List<Task> open = new ArrayList<>(batch);
    for (int attempt = 1; ; attempt++) {
      dropRevoked(open, done);
      String busy = write(open, done);
      if (open.isEmpty() || stopping.getCount() == 0) {
        return;
      }
      condition.away(Part.BULKS, busy);
      if (pauseOrStop(backoff.after(attempt, ThreadLocalRandom.current()))) {
        return;
      }
      metrics.retried(open.size());
    }
  }

  private static void dropRevoked(List<Task> open, Consumer<Task> done) {
    open.removeIf(
        task -> {
          if (task.progress().isRevoked()) {
            done.accept(task);
            return true;
          }
          return false;
        });
  }

  /** Leaves the busy ones in the list; returns what one of them was told. */
  private String write(List<Task> open, Consumer<Task> done) throws InterruptedException {
    List<ArticleDocument> documents = new ArrayList<>();
    for (Task task : open) {
      if (task.content() instanceof Task.Article(ArticleDocument document)) {
        documents.add(document);
      }
    }
    List<WriteOutcome> outcomes = documents.isEmpty() ? List.of() : index.write(documents);
    List<Task> left = new ArrayList<>();
    String busy = "";
    int next = 0;
    for (Task task : open) {
      switch (task.content()) {
        case Task.Refused(Reason reason, String detail) ->
            deadLetter(task, Outcome.UNREADABLE, reason, detail, left, done);
        case Task.Expired _ -> settled(task, Outcome.EXPIRED, done);
        case Task.Article(ArticleDocument document) -> {
          switch (outcomes.get(next++)) {
            case WriteOutcome.Written _ -> settled(task, Outcome.WRITTEN, done);
            case WriteOutcome.Superseded _ -> settled(task, Outcome.SUPERSEDED, done);
            case WriteOutcome.Busy(String detail) -> {
              left.add(task);
              busy = detail;
            }
            case WriteOutcome.Rejected(String type, String reason) ->
                deadLetter(
                    task,
                    Outcome.REJECTED,
                    Reason.REFUSED_BY_INDEX,
                    type + ": " + reason,
                    left,
                    done);
          }
        }
      }
    }
    if (left.isEmpty()) {
      condition.back(Part.BULKS);
    }
    open.clear();
    open.addAll(left);
    return busy;
  }

  private void settled(Task task, Outcome outcome, Consumer<Task> done) {
    metrics.settled(outcome);
    burst.tripsOn(false);
    done.accept(task);
  }

  private void deadLetter(
      Task task,
      Outcome outcome,
      DeadLetter.Reason reason,
      String detail,
      List<Task> left,
      Consumer<Task> done)
      throws InterruptedException {
    if (burst.tripsOn(true)) {
      throw new FatalException(
          "more than "
              + BurstGuard.LIMIT
              + " of the last "
              + BurstGuard.WINDOW
              + " records were refused, the last one for "
              + reason
              + " ("
              + detail
              + "); stopping before the whole topic is refused");
    }
    for (int attempt = 1; ; attempt++) {
      try {
        refusals.send(task.record(), reason, detail);
        condition.back(Part.DEAD_LETTERS);
        break;
      } catch (RetriableException e) {
        condition.away(Part.DEAD_LETTERS, e.toString());
        if (pauseOrStop(backoff.after(attempt, ThreadLocalRandom.current()))) {
          left.add(task);
          return;
        }
      }
    }
    try (LogContext _ = LogContext.of(task.record())) {
      log.warn(
          "refused {}-{}@{}: {} {}",
          task.record().topic(),
          task.record().partition(),
          task.record().offset(),
          reason,
          detail);
    }
    metrics.settled(outcome);
    done.accept(task);
  }

  /** True when the service stops. */
  private boolean pauseOrStop(Duration pause) throws InterruptedException {
    return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
  }
}

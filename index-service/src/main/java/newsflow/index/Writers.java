package newsflow.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import newsflow.index.IndexLoop.Limits;
import newsflow.index.document.ArticleDocument;
import newsflow.runtime.FatalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lanes and their threads: each writes one bulk at a time. */
final class Writers {
  private static final Logger log = LoggerFactory.getLogger(Writers.class);

  private static final Duration INTERRUPTED = Duration.ofSeconds(1);

  private final Settling settling;
  private final Condition condition;
  private final CountDownLatch stopping;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong bytesInHand = new AtomicLong();

  Writers(Limits limits, Settling settling, Condition condition, CountDownLatch stopping) {
    this.settling = settling;
    this.condition = condition;
    this.stopping = stopping;
    for (int i = 0; i < limits.lanes(); i++) {
      lanes.add(new Lane(limits.bulkBytes(), limits.linger()));
    }
  }

  void start() {
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      threads.add(Thread.ofVirtual().name("index-lane-" + i).start(() -> write(lane)));
    }
  }

  /** Takes a task over; tasks of one article are settled in the order of these calls. */
  void hand(Task task) {
    bytesInHand.addAndGet(task.bytes());
    int lane =
        switch (task.content()) {
          case Task.Article(ArticleDocument document) -> document.id().hashCode();
          case Task.Refused _, Task.Expired _ -> task.record().partition();
        };
    lanes.get(Math.floorMod(lane, lanes.size())).add(task);
  }

  /** Of all tasks that are not settled. */
  long bytesInHand() {
    return bytesInHand.get();
  }

  /** Drops what is not in a bulk yet, and waits so long for the bulks in flight. */
  void stop(Duration patience) {
    lanes.forEach(Lane::close);
    long deadline = System.nanoTime() + patience.toNanos();
    for (Thread thread : threads) {
      if (!join(thread, Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
        thread.interrupt();
      }
    }
    long end = System.nanoTime() + INTERRUPTED.toNanos();
    threads.forEach(thread -> join(thread, Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
    threads.clear();
  }

  private void write(Lane lane) {
    try {
      List<Task> batch = lane.next();
      while (!batch.isEmpty() && !condition.hasFailed()) {
        settling.settle(batch, this::done);
        batch = stopping.getCount() == 0 ? List.of() : lane.next();
      }
    } catch (FatalException e) {
      condition.failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      log.error("a lane failed", e);
      condition.failed(e.toString());
    }
  }

  private void done(Task task) {
    bytesInHand.addAndGet(-task.bytes());
    task.progress().settled(task.record().offset());
  }

  private static boolean join(Thread thread, Duration patience) {
    try {
      return thread.join(patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

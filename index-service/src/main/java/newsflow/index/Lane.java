package newsflow.index;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import newsflow.index.document.ArticleDocument;

/**
 * Tasks in the order in which they came, handed out as batches for one bulk each. An article is
 * always in the same lane and at most once in a batch, so its versions are written in order.
 */
final class Lane {
  private static final int MAX_TASKS = 5_000;

  private final long maxBytes;
  private final long lingerNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Task> tasks = new ArrayDeque<>();
  private long bytes;
  private boolean closed;

  /**
   * @param maxBytes of a batch; a single larger task is a batch of its own
   * @param linger how long to wait for more while a batch is smaller than that
   */
  Lane(long maxBytes, Duration linger) {
    this.maxBytes = maxBytes;
    this.lingerNanos = linger.toNanos();
  }

  void add(Task task) {
    lock.lock();
    try {
      tasks.add(task);
      bytes += task.bulkBytes();
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Ends {@link #next()}; tasks not yet handed out are dropped. */
  void close() {
    lock.lock();
    try {
      closed = true;
      tasks.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next batch, after a wait where there is none; empty once the lane is closed. */
  List<Task> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (tasks.isEmpty() && !closed) {
        changed.await();
      }
      long left = lingerNanos;
      while (left > 0 && !closed && bytes < maxBytes && tasks.size() < MAX_TASKS) {
        left = changed.awaitNanos(left);
      }
      return take();
    } finally {
      lock.unlock();
    }
  }

  private List<Task> take() {
    List<Task> batch = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    long size = 0;
    while (!tasks.isEmpty() && batch.size() < MAX_TASKS) {
      Task task = tasks.peek();
      size += task.bulkBytes();
      boolean fits = size <= maxBytes || batch.isEmpty();
      if (!fits || !isFirstOfItsArticle(task, ids)) {
        break;
      }
      batch.add(tasks.remove());
      bytes -= task.bulkBytes();
    }
    return batch;
  }

  private static boolean isFirstOfItsArticle(Task task, Set<String> ids) {
    return switch (task.content()) {
      case Task.Article(ArticleDocument document) -> ids.add(document.id());
      case Task.Refused _, Task.Expired _ -> true;
    };
  }
}

package newsflow.index;

import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** How far one partition is settled. Thread-safe. */
final class Progress {
  private final TreeSet<Long> open = new TreeSet<>();
  private volatile boolean revoked;

  /** A record is in hand. */
  synchronized void took(long offset) {
    open.add(offset);
  }

  /** A record has its outcome. */
  synchronized void settled(long offset) {
    open.remove(offset);
    notifyAll();
  }

  /** The lowest offset without an outcome; empty when none is open. */
  synchronized OptionalLong firstOpen() {
    return open.isEmpty() ? OptionalLong.empty() : OptionalLong.of(open.first());
  }

  synchronized int openCount() {
    return open.size();
  }

  /** Waits until nothing is open, at most so many nanoseconds. */
  synchronized void awaitSettled(long nanos) {
    long deadline = System.nanoTime() + nanos;
    try {
      for (long left = nanos; !open.isEmpty() && left > 0; left = deadline - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The partition is another instance's now: what is not yet sent need not be. */
  void revoke() {
    revoked = true;
  }

  boolean isRevoked() {
    return revoked;
  }
}

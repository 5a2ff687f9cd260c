package newsflow.runtime;

/**
 * Tells bad records from a bug: when over 10 % of the last 1,000 records failed, the service must
 * stop, or it would drain a whole topic into its dead letters. Thread-safe.
 */
public final class BurstGuard {
  /** How many records are remembered. */
  public static final int WINDOW = 1_000;

  /** How many of them may fail. */
  public static final int LIMIT = WINDOW / 10;

  private final boolean[] failed = new boolean[WINDOW];
  private int next;
  private int failures;

  /** Notes one record's fate; true when the limit is exceeded. */
  public synchronized boolean exceededAfter(boolean failure) {
    if (failed[next]) {
      failures--;
    }
    failed[next] = failure;
    next = (next + 1) % WINDOW;
    if (failure) {
      failures++;
    }
    return failures > LIMIT;
  }
}

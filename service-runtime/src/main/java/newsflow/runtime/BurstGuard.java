package newsflow.runtime;

import java.util.BitSet;

/**
 * Tells bad records from a bug that would drain a topic into its dead letters: trips once more than
 * a tenth of the last {@value #WINDOW} records were refused. Fewer records count as a full window
 * of good ones, so it takes at least {@value #LIMIT} and one. Thread-safe.
 */
public final class BurstGuard {
  /** How many records are remembered. */
  public static final int WINDOW = 1_000;

  /** How many of them may be refused. */
  public static final int LIMIT = WINDOW / 10;

  private final BitSet refused = new BitSet(WINDOW);
  private int next;

  /** Notes one record's end; true when it is one refusal too many. */
  public synchronized boolean tripsOn(boolean refusal) {
    refused.set(next, refusal);
    next = (next + 1) % WINDOW;
    return refusal && refused.cardinality() > LIMIT;
  }
}

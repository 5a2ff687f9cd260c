package newsflow.index;

import java.util.BitSet;

/**
 * Watches for a bug that would drain the topic into dead letters: true once more than a tenth of
 * the last {@value #WINDOW} records were refused. Fewer records count as a full window of good
 * ones, so it takes at least {@value #LIMIT} and one. Thread-safe.
 */
final class Burst {
  static final int WINDOW = 1_000;
  static final int LIMIT = WINDOW / 10;

  private final BitSet refused = new BitSet(WINDOW);
  private int next;

  /** Notes one record's end; true when it is one refusal too many. */
  synchronized boolean tripsOn(boolean refusal) {
    refused.set(next, refusal);
    next = (next + 1) % WINDOW;
    return refusal && refused.cardinality() > LIMIT;
  }
}

package newsflow.runtime;

/** The first thing that went wrong, below what clients wrap around it. */
public final class RootCause {
  private static final int DEEPEST = 50;

  private RootCause() {}

  /** The last cause in the chain, the exception itself where it has none. */
  public static Throwable of(Throwable thrown) {
    Throwable root = thrown;
    for (int depth = 0; depth < DEEPEST && root.getCause() != null; depth++) {
      root = root.getCause();
    }
    return root;
  }

  /** Its class and message on one line, as {@code ConnectException: Connection refused}. */
  public static String line(Throwable thrown) {
    Throwable root = of(thrown);
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}

package newsflow.infra;

import org.jspecify.annotations.Nullable;

/**
 * One full set of servers for all integration tests of a JVM, started at the first use and stopped
 * when the JVM ends. Tests keep apart by using names of their own. What can't be started fails
 * every test that asks, at once after the first time; nothing is skipped.
 */
public final class SharedInfra {
  private static @Nullable LocalInfra shared;
  private static @Nullable String failure;

  private SharedInfra() {}

  /**
   * The running servers.
   *
   * @throws InfraException if they can't be started
   */
  public static synchronized LocalInfra get() {
    if (failure != null) {
      throw new InfraException(failure);
    }
    if (shared == null) {
      try {
        LocalInfra started = LocalInfra.start(Options.chosen(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-infra"));
        shared = started;
      } catch (InfraException e) {
        failure = "shared servers did not start: " + e.getMessage();
        throw e;
      }
    }
    return shared;
  }
}

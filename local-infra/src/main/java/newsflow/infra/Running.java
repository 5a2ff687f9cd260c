package newsflow.infra;

import java.time.Duration;

/** A server that was started: a process of this machine, or a container of its Docker engine. */
sealed interface Running permits Child, Container {
  /** The process id; of a container, its first process, 0 when it has ended. */
  long pid();

  boolean isAlive();

  /** How it ended; asked only when it has. */
  int exitCode();

  /** Waits until it has ended, at most that long; tells whether it has. */
  boolean endsWithin(Duration limit);

  /** SIGTERM. */
  void askToEnd();

  /** SIGKILL, and waits until it is gone. */
  void kill();

  /** Holds it still, as a machine that hangs; connections stay open and nothing answers. */
  void freeze();

  /** Lets it go on. */
  void thaw();

  /** The last lines that it has written. */
  String logTail();
}

package newsflow.infra;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One server as a child process. It can be killed and started again on the same port with the same
 * data. Thread-safe.
 */
public abstract sealed class Server permits KafkaBroker, SchemaRegistry, ElasticsearchNode {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final String name;
  private final int port;
  private final Path log;
  private final Duration patience;
  private @Nullable Child child;

  Server(String name, int port, Path log, Duration patience) {
    this.name = name;
    this.port = port;
    this.log = log;
    this.patience = patience;
  }

  /** What it is called in messages. */
  public final String name() {
    return name;
  }

  /** The loopback port that clients connect to. */
  public final int port() {
    return port;
  }

  /** Where its output goes. */
  public final Path log() {
    return log;
  }

  /** Whether it answers a real request of its protocol now. Never throws, takes 5 s at most. */
  public abstract boolean isReady();

  /** Starts the process; all that it needs is on disk already or is made here. */
  abstract Child spawn();

  /**
   * Starts it and waits until it answers. Does nothing if it runs.
   *
   * @throws InfraException if the port is in use, the process ends, or it takes too long; the
   *     message has the end of its log
   */
  public final void start() {
    launch();
    awaitReady();
  }

  /** Starts it without waiting. Does nothing if it runs. */
  final synchronized void launch() {
    if (isAlive()) {
      return;
    }
    if (!Ports.isFree(port)) {
      throw new InfraException(
          name + " can't start: port " + port + " on 127.0.0.1 is in use by another process");
    }
    child = spawn();
  }

  final void awaitReady() {
    Child started = running();
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isReady()) {
      if (started.endsWithin(POLL)) {
        throw new InfraException(
            name
                + " ended with exit code "
                + started.exitCode()
                + " while starting"
                + tail(started));
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new InfraException("interrupted while waiting for " + name);
      }
      if (System.nanoTime() > deadline) {
        started.kill();
        throw new InfraException(
            name + " did not answer within " + patience.toSeconds() + " s" + tail(started));
      }
    }
  }

  /** SIGKILL: nothing is flushed, as in a crash. Returns when the process is gone. */
  public final synchronized void kill() {
    if (child != null) {
      child.kill();
    }
  }

  /** SIGTERM, then SIGKILL after 15 s. Returns when the process is gone. */
  public final void stop() {
    askToStop();
    awaitStop();
  }

  /** Stops it if it runs and starts it again on the same port with the same data. */
  public final void restart() {
    stop();
    start();
  }

  /** Whether its process is there, ready or not. */
  public final synchronized boolean isAlive() {
    return child != null && child.isAlive();
  }

  /** The process id. */
  public final long pid() {
    return running().pid();
  }

  final synchronized void askToStop() {
    if (child != null) {
      child.askToEnd();
    }
  }

  final void awaitStop() {
    boolean _ = awaitStop(GRACE);
  }

  /** Tells whether it has ended by itself in that time; kills it otherwise. */
  final synchronized boolean awaitStop(Duration grace) {
    if (child == null || child.endsWithin(grace)) {
      return true;
    }
    child.kill();
    return false;
  }

  private synchronized Child running() {
    if (child == null) {
      throw new IllegalStateException(name + " was not started");
    }
    return child;
  }

  /** The end of its log, for a message. */
  final String tail() {
    return tail(running());
  }

  private String tail(Child of) {
    return "; the end of " + log + ":\n" + of.logTail();
  }
}

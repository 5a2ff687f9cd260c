package newsflow.infra;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One server, as a child process or as a container. It can be killed and started again on the same
 * port with the same data. Thread-safe.
 */
public abstract sealed class Server permits KafkaBroker, SchemaRegistry, ElasticsearchNode {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final String name;
  private final int port;
  private final Path log;
  private final Duration patience;
  private final Launcher launcher;
  private @Nullable Running running;

  Server(String name, int port, Path log, Duration patience, Launcher launcher) {
    this.name = name;
    this.port = port;
    this.log = log;
    this.patience = patience;
    this.launcher = launcher;
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
    running = launcher.launch();
  }

  final void awaitReady() {
    Running started = running();
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

  /** SIGKILL: nothing is flushed, as in a crash. Returns when it is gone. */
  public final synchronized void kill() {
    if (running != null) {
      running.kill();
    }
  }

  /** Holds it still until {@link #thaw()}: connections stay open and nothing answers. */
  public final void freeze() {
    running().freeze();
  }

  /** Lets it go on after {@link #freeze()}. */
  public final void thaw() {
    running().thaw();
  }

  /** SIGTERM, then SIGKILL after 15 s. Returns when it is gone. */
  public final void stop() {
    askToStop();
    awaitStop();
  }

  /** Stops it if it runs and starts it again on the same port with the same data. */
  public final void restart() {
    stop();
    start();
  }

  /** Whether it runs, ready or not. */
  public final synchronized boolean isAlive() {
    return running != null && running.isAlive();
  }

  /** The process id. */
  public final long pid() {
    return running().pid();
  }

  final synchronized void askToStop() {
    if (running != null) {
      running.askToEnd();
    }
  }

  final void awaitStop() {
    boolean _ = awaitStop(GRACE);
  }

  /** Tells whether it has ended by itself in that time; kills it otherwise. */
  final synchronized boolean awaitStop(Duration grace) {
    if (running == null || running.endsWithin(grace)) {
      return true;
    }
    running.kill();
    return false;
  }

  /** When no other start will follow. */
  final void discard() {
    launcher.discard();
  }

  private synchronized Running running() {
    if (running == null) {
      throw new IllegalStateException(name + " was not started");
    }
    return running;
  }

  /** The end of its log, for a message. */
  final String tail() {
    return tail(running());
  }

  private String tail(Running of) {
    return "; the end of " + log + ":\n" + of.logTail();
  }
}

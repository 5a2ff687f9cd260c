package newsflow.infra;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A child process that never outlives this one, even when this one is killed with SIGKILL.
 *
 * <p>Its standard input is a pipe that this process holds open. A watchdog shell beside it reads
 * that pipe: the kernel closes it when this process is gone in whatever way, and the watchdog then
 * kills the child. (It closes as well when the child has ended; the watchdog then finds nothing to
 * kill and ends, too soon for the id to belong to another process.) This works on every POSIX
 * system and does not depend on the thread that started the child, as Linux' parent death signal
 * would.
 *
 * <p>The child ignores SIGINT and SIGHUP: Ctrl-C on the terminal reaches the whole process group,
 * and servers must stop after the services that use them.
 */
final class Child implements Running {
  private static final String WATCHED =
      """
      trap '' INT HUP
      exec 3<&0 </dev/null
      (trap '' TERM; read -r line <&3; kill -KILL $$) >/dev/null 2>&1 &
      exec 3<&-
      exec "$@"
      """;

  private static final int TAIL_BYTES = 16_384;
  private static final int TAIL_LINES = 25;

  /** Keeps the pipes open: an unreachable pipe would be closed by the collector. */
  private static final Set<Process> ALIVE = ConcurrentHashMap.newKeySet();

  private final Process process;
  private final Path log;
  private final long logStart;

  private Child(Process process, Path log, long logStart) {
    this.process = process;
    this.log = log;
    this.logStart = logStart;
  }

  /**
   * Starts a command.
   *
   * @param environment all that the child gets beside PATH, HOME and LANG of this process
   * @param directory working directory
   * @param log output and errors are appended here
   */
  static Child start(
      List<String> command, Map<String, String> environment, Path directory, Path log) {
    List<String> watched = new ArrayList<>(List.of("sh", "-c", WATCHED, "sh"));
    watched.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(watched);
    builder.directory(directory.toFile());
    builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "LANG"));
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      long logStart = Files.exists(log) ? Files.size(log) : 0;
      Process process = builder.start();
      ALIVE.add(process);
      var _ = process.onExit().thenAccept(ALIVE::remove);
      return new Child(process, log, logStart);
    } catch (IOException e) {
      throw new InfraException("can't start " + command.getFirst() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public int exitCode() {
    return process.exitValue();
  }

  @Override
  public boolean endsWithin(Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** SIGTERM; by the handle, since {@link Process#destroy} also closes the watchdog's pipe. */
  @Override
  public void askToEnd() {
    process.toHandle().destroy();
  }

  @Override
  public void kill() {
    process.destroyForcibly();
    boolean interrupted = false;
    while (true) {
      try {
        process.waitFor();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void freeze() {
    signal("STOP");
  }

  @Override
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
      if (kill.waitFor() != 0) {
        throw new InfraException("can't send SIG" + name + " to process " + pid());
      }
    } catch (IOException e) {
      throw new InfraException("can't send SIG" + name + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InfraException("interrupted while sending SIG" + name, e);
    }
  }

  @Override
  public String logTail() {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(logStart, file.length() - TAIL_BYTES));
      byte[] bytes = new byte[(int) Math.min(TAIL_BYTES, file.length() - file.getFilePointer())];
      file.readFully(bytes);
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }
}

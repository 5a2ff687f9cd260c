package newsflow.infra;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Starts and stops all three servers as often as the argument says (default 5) and prints how long
 * that takes, with the load of the machine: under other load only the processor times mean
 * anything.
 */
final class StartBenchmark {
  private StartBenchmark() {}

  public static void main(String[] args) {
    int runs = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    for (int run = 1; run <= runs; run++) {
      double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
      long start = System.nanoTime();
      LocalInfra infra = LocalInfra.start(Options.processes());
      double ready = secondsSince(start);
      StringBuilder servers = new StringBuilder();
      for (Server server : infra.servers()) {
        servers.append(
            String.format(
                Locale.ROOT,
                "; %s %.1f s cpu %d MB",
                server.name(),
                cpu(server),
                megabytes(server)));
      }
      start = System.nanoTime();
      infra.close();
      System.out.printf(
          Locale.ROOT,
          "run %d: ready %.1f s, stopped %.1f s, load before %.1f%s%n",
          run,
          ready,
          secondsSince(start),
          load,
          servers);
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /** Without the broker's formatting, which is a process of its own before it. */
  private static double cpu(Server server) {
    return ProcessHandle.of(server.pid())
            .flatMap(process -> process.info().totalCpuDuration())
            .orElse(Duration.ZERO)
            .toMillis()
        / 1e3;
  }

  /** Resident memory; 0 where there is no /proc. */
  private static long megabytes(Server server) {
    try {
      Path status = Path.of("/proc", Long.toString(server.pid()), "status");
      return Files.readString(status, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}

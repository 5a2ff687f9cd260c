package newsflow.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import newsflow.index.IndexConfig;
import newsflow.runtime.Env;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A new index beside the one in use, then the switch. */
@Command(
    name = "rebuild",
    description = "Fills a new index and switches both aliases at once; searches go on.")
final class Rebuild implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What a new index is filled from. */
  enum From {
    /** The compacted topic of enriched articles. */
    ENRICHED
  }

  @Option(names = "--from", required = true, description = "${COMPLETION-CANDIDATES}")
  From from = From.ENRICHED;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var config = IndexConfig.from(Env.of(Endpoints.current().ofIndexService()));
    CountDownLatch ended = undoneBySignals(Thread.currentThread());
    try {
      var report = new newsflow.index.Rebuild(config, System.err::println).run();
      System.out.printf(
          "%s holds %d articles (%d refused); it replaces %s, which can be deleted.%n",
          report.index(), report.written(), report.refused(), report.previous());
      return 0;
    } catch (InterruptedException | InterruptedIOException e) {
      System.err.println("newsflow: interrupted; before the switch that changes nothing");
      return 1;
    } finally {
      ended.countDown();
    }
  }

  /** Ctrl-C and SIGTERM interrupt the rebuild, which then deletes its unfinished index. */
  private static CountDownLatch undoneBySignals(Thread rebuild) {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  rebuild.interrupt();
                  try {
                    boolean _ = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "rebuild-undo"));
    return ended;
  }
}

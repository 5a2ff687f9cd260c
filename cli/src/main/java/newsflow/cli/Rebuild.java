package newsflow.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import newsflow.index.IndexConfig;
import newsflow.runtime.Env;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A new index beside the one in use, then the switch. */
@Command(
    name = "rebuild",
    description = "Fills a new index and switches both aliases at once; searches go on.")
final class Rebuild implements Callable<Integer> {
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
    var report = new newsflow.index.Rebuild(config, System.err::println).run();
    System.out.printf(
        "%s holds %d articles (%d refused); it replaces %s, which can be deleted.%n",
        report.index(), report.written(), report.refused(), report.previous());
    return 0;
  }
}

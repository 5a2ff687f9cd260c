package newsflow.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole pipeline, kept running. */
@Command(
    name = "up",
    description = "Starts broker, registry, Elasticsearch and the services; Ctrl-C stops them.")
final class Up implements Callable<Integer> {
  @Option(names = "--data", description = "Folder that keeps state between runs.")
  @Nullable Path data;

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  try {
                    stopped.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  Runtime.getRuntime().halt(0);
                },
                "up-stop"));
    try (DevStack stack = DevStack.start(data, true)) {
      Endpoints at = stack.endpoints();
      System.out.printf(
          """
          ingest         %s/v1/articles
          enrich         %s/ready
          index          %s/ready
          search         %s/news-articles/_search
          registry       %s
          kafka          %s
          Ctrl-C stops everything.
          """,
          at.ingest(),
          at.enrich(),
          at.index(),
          at.get("ELASTICSEARCH_URL"),
          at.get("SCHEMA_REGISTRY_URL"),
          at.get("KAFKA_BOOTSTRAP_SERVERS"));
      stop.await();
    } finally {
      stopped.countDown();
    }
    return 0;
  }
}

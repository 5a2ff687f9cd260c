package newsflow.cli;

import java.nio.file.Path;
import java.time.Instant;
import newsflow.events.RawArticle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The page that extract and enrich read, or that they read one a line. */
final class PageOptions {
  @Parameters(arity = "0..1", description = "HTML or text file, .gz too; - is standard input.")
  @Nullable Path file;

  @Option(names = "--url", description = "Where the page was fetched.")
  @Nullable String url;

  @Option(names = "--ndjson", description = "One request a line on stdin, one result a line out.")
  boolean ndjson;

  RawArticle read(Instant now) {
    return RawArticles.of(Input.file(file), url, now);
  }
}

package newsflow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import newsflow.enrich.Enricher;
import newsflow.enrich.extract.PublisherRules;
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

  @Option(names = "--rules", description = "JSON file with selectors for single publishers.")
  @Nullable Path rules;

  /**
   * The models, with the publisher rules that were asked for.
   *
   * @throws CommandException when the rules cannot be read
   */
  Enricher enricher() {
    if (rules == null) {
      return Enricher.load();
    }
    try {
      return Enricher.load(PublisherRules.parse(Files.readString(rules)));
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException("cannot use the rules of " + rules + ": " + e, e);
    }
  }

  RawArticle read(Instant now) {
    return RawArticles.of(Input.file(file), url, now);
  }
}

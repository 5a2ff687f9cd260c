package newsflow.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import newsflow.enrich.Enricher;
import newsflow.enrich.entity.Explained;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole document of a page, without any server. */
@Command(
    name = "enrich",
    description = "The document that a page becomes; no servers. Prints one JSON object.")
final class Enrich implements Callable<Integer> {
  @Mixin PageOptions page = new PageOptions();

  @Option(names = "--explain", description = "Say on stderr why each mention got its type.")
  boolean explain;

  @Override
  public Integer call() {
    Instant now = Instant.now();
    Enricher enricher = page.enricher();
    if (page.ndjson) {
      NdjsonLines.answer(
          System.in,
          System.out,
          line -> Documents.whole(enricher.enrich(RawArticles.of(line, now))));
      return 0;
    }
    var enrichment = enricher.enrich(page.read(now));
    System.out.println(Json.pretty(Documents.whole(enrichment)));
    if (explain) {
      for (Explained mention : enricher.explain(enrichment)) {
        System.err.printf(
            "%-8s %5d %-40s %-12s %.2f %s %s%n",
            mention.mention().field(),
            mention.mention().start(),
            mention.mention().text(),
            mention.type(),
            mention.confidence(),
            mention.entityId(),
            mention.why());
      }
    }
    return 0;
  }
}

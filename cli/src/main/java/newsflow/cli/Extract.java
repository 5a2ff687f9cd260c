package newsflow.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.concurrent.Callable;
import newsflow.enrich.Enricher;
import newsflow.enrich.extract.Trace;
import newsflow.events.RawArticle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Title, text, time and authors of a page, without any server. */
@Command(
    name = "extract",
    description = "Title, text, time and authors of a page; no servers. Prints one JSON object.")
final class Extract implements Callable<Integer> {
  @Mixin PageOptions page = new PageOptions();

  @Option(names = "--explain", description = "Say on stderr which witness won and why blocks fell.")
  boolean explain;

  @Override
  public Integer call() {
    Instant now = Instant.now();
    Enricher enricher = page.enricher();
    if (page.ndjson) {
      NdjsonLines.answer(
          System.in,
          System.out,
          line -> Documents.extracted(enricher.extract(RawArticles.of(line, now))));
      return 0;
    }
    RawArticle raw = page.read(now);
    ObjectNode document =
        Documents.extracted(enricher.extract(raw, explain ? new Explanation() : Trace.NONE));
    System.out.println(Json.pretty(document));
    return 0;
  }

  /** Prints what it is told to stderr. */
  private static final class Explanation implements Trace {
    @Override
    public void witness(String field, String origin, String value, boolean won) {
      System.err.printf("%s %-12s %-24s %s%n", won ? "*" : " ", field, origin, shortened(value));
    }

    @Override
    public void block(String verdict, String path, String text) {
      System.err.printf("  %-16s %s%n      %s%n", verdict, path, shortened(text));
    }

    private static String shortened(String text) {
      String line = text.replaceAll("\\s+", " ").strip();
      return line.length() > 100 ? line.substring(0, 100) + "…" : line;
    }
  }
}

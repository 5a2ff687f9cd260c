package newsflow.enrich.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Prints how an extraction came about: {@code Explain CASES.ndjson ID} for one case, {@code Explain
 * FILE} for a page.
 */
public final class Explain {
  private Explain() {}

  /** Prints every witness and block, then the result. */
  public static void main(String[] args) throws IOException {
    if (args.length == 1) {
      explain(
          new Page(
              Files.readAllBytes(Path.of(args[0])), null, null, Declared.NOTHING, Instant.now()));
      return;
    }
    for (Case one : Case.read(Path.of(args[0]))) {
      if (one.id().equals(args[1])) {
        explain(one.page(Instant.now()));
      }
    }
  }

  private static void explain(Page page) {
    Trace trace =
        new Trace() {
          @Override
          public void witness(String field, String origin, String value, boolean won) {
            System.out.printf("%s %s: %s%s%n", field, origin, value, won ? "  <-" : "");
          }

          @Override
          public void block(String verdict, String path, String text) {
            System.out.printf(
                "[%s] (%s) %s%n", verdict, path, text.substring(0, Math.min(4000, text.length())));
          }
        };
    System.out.println(Extractor.create().extract(page, trace));
  }
}

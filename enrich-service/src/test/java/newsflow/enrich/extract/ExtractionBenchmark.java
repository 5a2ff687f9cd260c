package newsflow.enrich.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores the extractor over pages with expected values.
 *
 * <p>Usage: {@code ExtractionBenchmark CASES.ndjson [--out PREDICTIONS.ndjson] [--worst N]
 * [--misses FILE] [--half 0|1] [--set NAME]}. {@code --half} takes every other page, for tuning on
 * one half and checking on the other.
 */
public final class ExtractionBenchmark {
  private ExtractionBenchmark() {}

  /** Prints one line of figures for each set. */
  public static void main(String[] args) throws IOException {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 1; i + 1 < args.length; i += 2) {
      options.put(args[i], args[i + 1]);
    }
    Extractor extractor = Extractor.create();
    Instant now = Instant.now();
    Map<String, Score> scores = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    long nanos = 0;
    long bytes = 0;
    int count = 0;
    int number = 0;
    for (Case one : Case.read(Path.of(args[0]))) {
      number++;
      if (options.containsKey("--half") && number % 2 != Integer.parseInt(options.get("--half"))
          || options.containsKey("--set") && !one.set().equals(options.get("--set"))) {
        continue;
      }
      Page page = one.page(now);
      long start = System.nanoTime();
      Extraction extraction = extractor.extract(page);
      nanos += System.nanoTime() - start;
      bytes += page.content().length;
      count++;
      Prediction prediction = Prediction.of(one.id(), extraction);
      scores.computeIfAbsent(one.set(), Score::new).add(one, prediction);
      if (options.containsKey("--out")) {
        lines.add(prediction.json());
      }
    }
    int worst = Integer.parseInt(options.getOrDefault("--worst", "0"));
    List<String> misses = new ArrayList<>();
    for (Score score : scores.values()) {
      System.out.println(score.report());
      score.pages().entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .limit(worst)
          .forEach(e -> System.out.printf("   %.3f %s%n", e.getValue(), e.getKey()));
      misses.addAll(score.misses());
    }
    System.out.printf(
        "%d pages, %.1f MB in %.1f s: %.0f pages/s, %.1f MB/s%n",
        count, bytes / 1e6, nanos / 1e9, count / (nanos / 1e9), bytes / 1e6 / (nanos / 1e9));
    if (options.containsKey("--out")) {
      Files.write(Path.of(options.get("--out")), lines);
    }
    if (options.containsKey("--misses")) {
      Files.write(Path.of(options.get("--misses")), misses);
    }
  }
}

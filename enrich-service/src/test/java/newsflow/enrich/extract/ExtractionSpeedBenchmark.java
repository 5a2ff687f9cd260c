package newsflow.enrich.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The cost of a whole extraction beside that of jsoup's parse alone, over the same pages in the
 * same run, on one thread.
 *
 * <p>Usage: {@code ExtractionSpeedBenchmark [CASES.ndjson [PAGES]]}; without a file, over the pages
 * of the tests. Prints the ratio of the medians, pages and megabytes a second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 5)
public class ExtractionSpeedBenchmark {
  /** File of cases, or empty for the pages of the tests. */
  @Param("")
  public String cases = "";

  /** How many pages, taken evenly from the file. */
  @Param("160")
  public int count = 160;

  private final Extractor extractor = Extractor.create();
  private List<Page> pages = List.of();

  /** Reads the pages into memory. */
  @Setup
  public void read() throws IOException {
    pages = pages(cases, count);
  }

  private static List<Page> pages(String cases, int count) throws IOException {
    if (cases.isEmpty()) {
      return List.of(Pages.html(Pages.VIETNAMESE), Pages.html(Pages.ENGLISH));
    }
    List<Case> all = Case.read(Path.of(cases));
    List<Page> pages = new ArrayList<>();
    int step = Math.max(1, all.size() / count);
    for (int i = 0; i < all.size(); i += step) {
      pages.add(all.get(i).page(Pages.NOW));
    }
    return pages;
  }

  /** jsoup alone: bytes to document. */
  @Benchmark
  public void parse(Blackhole hole) throws IOException {
    for (Page page : pages) {
      hole.consume(Jsoup.parse(new ByteArrayInputStream(page.content()), null, ""));
    }
  }

  /** The whole extraction: bytes to article. */
  @Benchmark
  public void extract(Blackhole hole) {
    for (Page page : pages) {
      hole.consume(extractor.extract(page));
    }
  }

  /** Runs both in three JVMs each and prints the ratio of the medians. */
  public static void main(String[] args) throws RunnerException, IOException {
    String cases = args.length > 0 ? Path.of(args[0]).toAbsolutePath().toString() : "";
    int count = args.length > 1 ? Integer.parseInt(args[1]) : 160;
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(ExtractionSpeedBenchmark.class.getSimpleName())
                    .param("cases", cases)
                    .param("count", String.valueOf(count))
                    .forks(3)
                    .jvmArgs("-Xmx2g")
                    .build())
            .run();
    double parse = 0;
    double extract = 0;
    for (RunResult result : results) {
      double score = result.getPrimaryResult().getStatistics().getPercentile(50);
      if (result.getParams().getBenchmark().endsWith("parse")) {
        parse = score;
      } else {
        extract = score;
      }
    }
    List<Page> pages = pages(cases, count);
    double megabytes = pages.stream().mapToLong(page -> page.content().length).sum() / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%d pages, %.1f MB: parse alone %.0f ms, whole extraction %.0f ms, ratio %.2f;"
            + " %.0f pages/s, %.1f MB/s per core%n",
        pages.size(),
        megabytes,
        parse,
        extract,
        extract / parse,
        pages.size() / extract * 1000,
        megabytes / extract * 1000);
  }
}

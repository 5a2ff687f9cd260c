package newsflow.enrich.category;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints the figures of docs/benchmarks/categories.md: {@code CategoryBenchmark DATA}, on text
 * alone.
 */
public final class CategoryBenchmark {
  private CategoryBenchmark() {}

  /** DATA is a folder with {@code cat/vi_dev.ndjson} and {@code cat/en_dev.ndjson}. */
  public static void main(String[] args) throws IOException {
    CategoryClassifier classifier = CategoryClassifier.load();
    for (String language : List.of("vi", "en")) {
      List<Sample> gold = Samples.ndjson(Path.of(args[0], "cat", language + "_dev.ndjson"), 1);
      System.out.println(language + ": " + score(classifier, language, gold));
      speed(classifier, language, gold);
    }
  }

  static CategoryScore score(CategoryClassifier classifier, String language, List<Sample> gold) {
    var score = new CategoryScore();
    for (Sample sample : gold) {
      List<Integer> labels = new ArrayList<>();
      List<Double> confidences = new ArrayList<>();
      for (Category category : classifier.classify(Evidence.ofText(language, sample.text()))) {
        if (category.id().endsWith("000000")) {
          labels.add(Integer.parseInt(category.id().substring(7, 9)) - 1);
          confidences.add(category.confidence());
        }
      }
      score.add(sample.labels(), labels, confidences);
    }
    return score;
  }

  private static void speed(CategoryClassifier classifier, String language, List<Sample> gold) {
    for (int round = 0; round < 3; round++) {
      long start = System.nanoTime();
      int done = 0;
      while (System.nanoTime() - start < 1_000_000_000L) {
        Sample sample = gold.get(done++ % gold.size());
        classifier.classify(Evidence.ofText(language, sample.text()));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(Locale.ROOT, "%s: %.0f texts/s on one core%n", language, done / seconds);
    }
  }
}

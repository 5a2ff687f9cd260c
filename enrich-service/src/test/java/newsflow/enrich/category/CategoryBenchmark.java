package newsflow.enrich.category;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints the figures of docs/benchmarks/categories.md: {@code CategoryBenchmark DATA}, on text
 * alone.
 */
public final class CategoryBenchmark {
  private static final int ROUNDS = 3;
  private static final int TEXTS = 10_000;

  private CategoryBenchmark() {}

  /** DATA is a folder with {@code cat/vi_dev.ndjson} and {@code cat/en_dev.ndjson}. */
  public static void main(String[] args) throws IOException {
    CategoryClassifier classifier = CategoryClassifier.load();
    for (String language : List.of("vi", "en")) {
      List<Sample> gold = Samples.ndjson(Path.of(args[0], "cat", language + "_dev.ndjson"));
      List<Sample> train = new ArrayList<>();
      train.addAll(Samples.ndjson(Path.of(args[0], "cat", language + "_train.ndjson")));
      train.addAll(Samples.ndjson(Path.of(args[0], "cat", language + "_written.ndjson")));
      System.out.println(language + ", majority: " + Baselines.majority(train, gold));
      System.out.println(language + ", keywords: " + Baselines.keywords(language, gold));
      System.out.println(language + ", linear SVM: " + Baselines.svm(train, gold));
      CategoryScore score = score(classifier, language, gold);
      System.out.println(language + ": " + score);
      for (int k = 0; k < MediaTopics.TOP; k++) {
        System.out.printf(
            Locale.ROOT,
            "%s: %s F1 %.3f (%d)%n",
            language,
            MediaTopics.topCode(k),
            score.f1(k),
            score.gold(k));
      }
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

  /** Texts per second of processor time, so that other work on the machine does not count. */
  private static void speed(CategoryClassifier classifier, String language, List<Sample> gold) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double rate = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < TEXTS; i++) {
        Sample sample = gold.get(i % gold.size());
        classifier.classify(Evidence.ofText(language, sample.text()));
      }
      rate = TEXTS * 1e9 / (threads.getCurrentThreadCpuTime() - start);
    }
    System.out.printf(Locale.ROOT, "%s: %.0f texts per second of one core%n", language, rate);
  }
}

package newsflow.enrich.entity;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Prints, for each committed model, exact-span scores by type on the development sentences, the
 * same for OpenNLP's name finder trained on the same sentences, tokens per second of the tagger and
 * of the whole recogniser, and how often a mention of some confidence is right, where the
 * calibration for each half of the sentences is fitted to the other half. Argument: data folder as
 * docs/benchmarks/entities.md says; a second argument {@code quick} leaves OpenNLP out.
 */
public final class EntityBenchmark {
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private EntityBenchmark() {}

  public static void main(String[] args) throws IOException {
    if (args.length < 1) {
      System.err.println("usage: EntityBenchmark DATA [quick]");
      System.exit(2);
    }
    Path ner = Path.of(args[0]).resolve("ner");
    for (String language : List.of("vi", "en")) {
      long start = System.nanoTime();
      EntityTagger tagger = EntityTagger.load(language);
      System.out.printf(Locale.ROOT, "%n== %s: model loaded in %.2f s%n", language, seconds(start));
      List<Example> dev = Example.read(ner.resolve(language + "_dev.ndjson"));
      System.out.printf(Locale.ROOT, "%s", scores(dev, tagger::tag).table());
      System.out.println(bySource(dev, tagger));
      System.out.printf(Locale.ROOT, "%s", reliability(dev, language));
      System.out.printf(
          Locale.ROOT,
          "tagger     %,9.0f tokens/s%n",
          throughput(dev, text -> tagger.tag(text).size()));
      EntityRecognizer recognizer = EntityRecognizer.load();
      double whole =
          throughput(
              dev, text -> recognizer.recognize(new Text(null, null, text), language).size());
      System.out.printf(Locale.ROOT, "recogniser %,9.0f tokens/s%n", whole);
      if (args.length < 2) {
        List<Example> train = Example.read(ner.resolve(language + "_train.ndjson"));
        OpenNlpBaseline baseline = OpenNlpBaseline.train(train, language);
        System.out.printf(
            Locale.ROOT,
            "-- OpenNLP name finder, same sentences%n%s",
            scores(dev, baseline::tag).table());
        System.out.printf(
            Locale.ROOT,
            "OpenNLP    %,9.0f tokens/s%n",
            throughput(dev, text -> baseline.tag(text).size()));
      }
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static Scores scores(List<Example> examples, Function<String, List<Tagged>> tagger) {
    Scores scores = new Scores();
    for (Example example : examples) {
      scores.add(example.entities(), tagger.apply(example.text()));
    }
    return scores;
  }

  private static String bySource(List<Example> examples, EntityTagger tagger) {
    Map<String, Scores> scores = new TreeMap<>();
    for (Example example : examples) {
      scores
          .computeIfAbsent(example.source(), k -> new Scores())
          .add(example.entities(), tagger.tag(example.text()));
    }
    StringBuilder line = new StringBuilder("by source");
    scores.forEach(
        (source, one) ->
            line.append(
                String.format(Locale.ROOT, "  %s %.1f", source, one.f1(EntityType.values()))));
    return line.toString();
  }

  private record Span(int start, int end, EntityType type) {}

  private static String reliability(List<Example> examples, String language) throws IOException {
    TaggerModel model;
    try (InputStream in = EntityBenchmark.class.getResourceAsStream(language + ".model")) {
      model = TaggerModel.read(Objects.requireNonNull(in, language));
    }
    List<Float> none = Collections.nCopies(EntityType.values().length, 0f);
    EntityTagger plain = new EntityTagger(model.with(none, Calibration.none()));
    List<EntityTagger> fitted = new ArrayList<>();
    for (int half = 0; half < 2; half++) {
      List<Example> other = new ArrayList<>();
      for (int i = 1 - half; i < examples.size(); i += 2) {
        other.add(examples.get(i));
      }
      fitted.add(new EntityTagger(model.with(none, Calibrator.fit(plain, other))));
    }
    int[] count = new int[10];
    int[] right = new int[10];
    double[] sum = new double[10];
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      Set<Span> gold = new HashSet<>();
      example.entities().forEach(e -> gold.add(new Span(e.start(), e.end(), e.type())));
      for (Tagged t : fitted.get(i % 2).tag(example.text())) {
        int bin = Math.min(9, (int) (t.confidence() * 10));
        count[bin]++;
        sum[bin] += t.confidence();
        right[bin] += gold.contains(new Span(t.start(), t.end(), t.type())) ? 1 : 0;
      }
    }
    StringBuilder table = new StringBuilder("confidence  mentions  mean  right\n");
    double error = 0;
    int all = 0;
    for (int bin = 0; bin < 10; bin++) {
      if (count[bin] > 0) {
        double mean = sum[bin] / count[bin];
        double share = (double) right[bin] / count[bin];
        error += count[bin] * Math.abs(mean - share);
        all += count[bin];
        table.append(
            String.format(
                Locale.ROOT,
                "%.1f-%.1f     %8d  %.2f   %.2f%n",
                bin / 10.0,
                (bin + 1) / 10.0,
                count[bin],
                mean,
                share));
      }
    }
    return table
        .append(String.format(Locale.ROOT, "expected calibration error %.3f%n", error / all))
        .toString();
  }

  /** Tokens per second of CPU time, best round, over texts of about 500 tokens. */
  private static double throughput(List<Example> examples, Function<String, Integer> work) {
    StringBuilder text = new StringBuilder();
    List<String> texts = new ArrayList<>();
    long tokens = 0;
    for (Example example : examples) {
      for (Sentence sentence : Tokenizer.sentences(example.text())) {
        tokens += sentence.size();
      }
      text.append(example.text()).append("\n\n");
      if (text.length() > 2500) {
        texts.add(text.toString());
        text.setLength(0);
      }
    }
    texts.add(text.toString());
    double best = 0;
    for (int round = 0; round < 15; round++) {
      long start = CPU.getCurrentThreadCpuTime();
      long found = 0;
      for (String t : texts) {
        found += work.apply(t);
      }
      double seconds = (CPU.getCurrentThreadCpuTime() - start) / 1e9;
      best = Math.max(best, found < 0 ? 0 : tokens / seconds);
    }
    return best;
  }
}

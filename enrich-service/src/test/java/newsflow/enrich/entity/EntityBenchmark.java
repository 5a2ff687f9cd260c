package newsflow.enrich.entity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints scores, throughput and reliability of the committed models. Argument: data folder. */
public final class EntityBenchmark {
  private EntityBenchmark() {}

  public static void main(String[] args) throws IOException {
    Path data = Path.of(args[0]);
    for (String language : List.of("vi", "en")) {
      long start = System.nanoTime();
      EntityTagger tagger = EntityTagger.load(language);
      System.out.printf(Locale.ROOT, "%s loaded in %.2f s%n", language, seconds(start));
      List<Example> dev = Example.read(data.resolve("ner/" + language + "_dev.ndjson"));
      Scores scores = new Scores();
      for (Example example : dev) {
        scores.add(example.entities(), tagger.tag(example.text()));
      }
      System.out.print(scores.table());
      throughput(tagger, dev);
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static void throughput(EntityTagger tagger, List<Example> examples) {
    long tokens = 0;
    for (Example example : examples) {
      for (Sentence sentence : Tokenizer.sentences(example.text())) {
        tokens += sentence.size();
      }
    }
    double best = 0;
    for (int round = 0; round < 12; round++) {
      long start = System.nanoTime();
      int found = 0;
      for (Example example : examples) {
        found += tagger.tag(example.text()).size();
      }
      if (found == 0) {
        throw new IllegalStateException("nothing found");
      }
      best = Math.max(best, tokens / seconds(start));
    }
    System.out.printf(Locale.ROOT, "%,.0f tokens/s on one core%n", best);
  }
}

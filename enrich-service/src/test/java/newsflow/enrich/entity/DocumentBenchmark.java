package newsflow.enrich.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * What the document level adds to the tagger: exact-span scores of both on the development
 * sentences alone, and on those of them that are found in a full article of the unlabelled text,
 * where the article is read and the mentions inside the sentence count. Then how well confidence
 * tells which mentions are right, by several ways to take it, and the throughput of the document
 * level by itself, with the tagger's answers given. Argument: the data folder.
 */
public final class DocumentBenchmark {
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
  private static final Map<String, String> TEXTS =
      Map.of("vi", "vi_news_2017.txt.gz", "en", "en_news.txt.gz");

  private DocumentBenchmark() {}

  /** A sentence with the article around it and where it begins there. */
  private record Placed(Example sentence, String article, int start) {}

  public static void main(String[] args) throws IOException {
    if (args.length < 1) {
      System.err.println("usage: DocumentBenchmark DATA");
      System.exit(2);
    }
    Path data = Path.of(args[0]);
    EntityRecognizer recognizer = EntityRecognizer.load();
    for (String language : List.of("vi", "en")) {
      EntityTagger tagger = EntityTagger.load(language);
      List<Example> dev = Example.read(data.resolve("ner").resolve(language + "_dev.ndjson"));
      List<Placed> alone = dev.stream().map(e -> new Placed(e, e.text(), 0)).toList();
      compare(language + ", sentences alone", alone, tagger, recognizer, language);
      Path texts = data.resolve("text").resolve(TEXTS.getOrDefault(language, ""));
      List<Placed> placed = place(dev, texts);
      compare(language + ", in their articles", placed, tagger, recognizer, language);
      confidence(placed, recognizer, language);
      throughput(placed, tagger, recognizer, language);
    }
  }

  private static void compare(
      String title,
      List<Placed> sentences,
      EntityTagger tagger,
      EntityRecognizer recognizer,
      String language) {
    Scores before = new Scores();
    Scores after = new Scores();
    for (Placed one : sentences) {
      before.add(one.sentence().entities(), inside(one, tagger.tag(one.article())));
      List<Tagged> found = new ArrayList<>();
      for (Explained e : recognizer.explain(Text.of(one.article()), language)) {
        found.add(new Tagged(e.mention().start(), e.mention().end(), e.type(), e.confidence()));
      }
      after.add(one.sentence().entities(), inside(one, found));
    }
    System.out.printf(
        Locale.ROOT,
        "%n== %s (%d)%n-- tagger%n%s-- with the document level%n%s",
        title,
        sentences.size(),
        before.table(),
        after.table());
  }

  /**
   * Mean squared difference (Brier score) between a confidence and whether the mention is right,
   * for mentions of entities with several mentions.
   */
  private static void confidence(
      List<Placed> sentences, EntityRecognizer recognizer, String language) {
    double[] sum = new double[4];
    int count = 0;
    for (Placed one : sentences) {
      List<Explained> all = recognizer.explain(Text.of(one.article()), language);
      Map<String, List<Explained>> entities =
          all.stream().collect(Collectors.groupingBy(Explained::entityId));
      for (Explained e : all) {
        List<Explained> same = entities.getOrDefault(e.entityId(), List.of());
        int start = e.mention().start() - one.start();
        int end = e.mention().end() - one.start();
        if (same.size() < 2 || start < 0 || end > one.sentence().text().length()) {
          continue;
        }
        boolean right =
            one.sentence().entities().stream()
                .anyMatch(g -> g.start() == start && g.end() == end && g.type() == e.type());
        double[] ways = ways(e, same);
        for (int way = 0; way < sum.length; way++) {
          double error = ways[way] - (right ? 1 : 0);
          sum[way] += error * error;
        }
        count++;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "-- Brier score over %d mentions: own %.4f, mean of the entity's %.4f, best %.4f,"
            + " between best and mean %.4f%n",
        count,
        sum[0] / count,
        sum[1] / count,
        sum[2] / count,
        sum[3] / count);
  }

  private static double[] ways(Explained mention, List<Explained> same) {
    double mean = same.stream().mapToDouble(Explained::confidence).average().orElse(0);
    double best = same.stream().mapToDouble(Explained::confidence).max().orElse(0);
    return new double[] {mention.confidence(), mean, best, (best + mean) / 2};
  }

  private static List<Tagged> inside(Placed one, List<Tagged> tags) {
    int end = one.start() + one.sentence().text().length();
    return tags.stream()
        .filter(t -> t.start() >= one.start() && t.end() <= end)
        .map(
            t ->
                new Tagged(
                    t.start() - one.start(), t.end() - one.start(), t.type(), t.confidence()))
        .toList();
  }

  private static List<Placed> place(List<Example> sentences, Path texts) throws IOException {
    List<Placed> placed = new ArrayList<>();
    List<Example> open = new ArrayList<>(sentences);
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(texts)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String article = Normalizer.normalize(line, Normalizer.Form.NFC);
        for (int i = open.size() - 1; i >= 0; i--) {
          int at = article.indexOf(open.get(i).text());
          if (at >= 0) {
            placed.add(new Placed(open.remove(i), article, at));
          }
        }
      }
    }
    return placed;
  }

  private static void throughput(
      List<Placed> placed, EntityTagger tagger, EntityRecognizer recognizer, String language) {
    Map<String, List<Tagged>> answers = new HashMap<>();
    long tokens = 0;
    for (Placed one : placed) {
      answers.computeIfAbsent(one.article(), tagger::tag);
      for (Sentence sentence : Tokenizer.sentences(one.article())) {
        tokens += sentence.size();
      }
    }
    Tagger given = text -> answers.getOrDefault(text, List.of());
    EntityRecognizer level = recognizer.with(Map.of(language, given));
    double best = 0;
    for (int round = 0; round < 15; round++) {
      long start = CPU.getCurrentThreadCpuTime();
      placed.forEach(one -> level.recognize(Text.of(one.article()), language));
      best = Math.max(best, tokens * 1e9 / (CPU.getCurrentThreadCpuTime() - start));
    }
    System.out.printf(Locale.ROOT, "document level alone %,9.0f tokens/s of CPU%n", best);
  }
}

package newsflow.enrich.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** Gathers what a model knows about words from lists and unlabelled text. */
final class KnowledgeBuilder {
  private final Map<Integer, Long> words = new TreeMap<>();
  private final Map<Integer, Long> phrases = new TreeMap<>();
  private final Map<Integer, Long> names = new TreeMap<>();

  Knowledge build() {
    return new Knowledge(lexicon(words), lexicon(phrases), lexicon(names));
  }

  private static Lexicon lexicon(Map<Integer, Long> map) {
    int[] keys = new int[map.size()];
    long[] values = new long[map.size()];
    int i = 0;
    for (Map.Entry<Integer, Long> entry : map.entrySet()) {
      keys[i] = entry.getKey();
      values[i++] = entry.getValue();
    }
    return new Lexicon(keys, values);
  }

  static void lines(Path file, Consumer<String> use) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                file.toString().endsWith(".gz")
                    ? new GZIPInputStream(Files.newInputStream(file), 1 << 16)
                    : Files.newInputStream(file),
                StandardCharsets.UTF_8))) {
      boolean labelled = file.toString().endsWith(".tsv.gz") && file.toString().contains("_train");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        use.accept(labelled ? line.substring(line.indexOf('\t') + 1) : line);
      }
    }
  }

  /** Adds a name to list {@code list}, 0 to 31. */
  void name(String name, int list) {
    TokenAttributes t = new TokenAttributes();
    for (Sentence sentence : Tokenizer.sentences(name)) {
      t.read(name, sentence);
      if (t.size > Knowledge.MAX_NAME) {
        return;
      }
      int hash = 0;
      for (int i = 0; i < t.size; i++) {
        hash = Knowledge.phrase(hash, t.lower[i + TokenAttributes.PAD]);
        names.merge(hash, i + 1 < t.size ? Knowledge.MORE : 1L << list, (a, b) -> a | b);
      }
      return;
    }
  }

  /** The typed list: name, tab, one letter. */
  void names(Path file) throws IOException {
    lines(
        file,
        line -> {
          int tab = line.indexOf('\t');
          int list = "VDWCFGg".indexOf(line.charAt(tab + 1));
          name(line.substring(0, tab), list);
        });
  }

  private static final List<String> WORLD =
      List.of(
          "place",
          "given",
          "location",
          "person",
          "group",
          "company",
          "body",
          "media",
          "club",
          "vnbody",
          "event",
          "product");

  /** Names of the world that come with this trainer; see PROVENANCE.md beside the models. */
  void worldNames() throws IOException {
    for (String file : List.of("world_names.tsv", "known_names.tsv")) {
      try (BufferedReader in =
          new BufferedReader(
              new InputStreamReader(
                  Objects.requireNonNull(KnowledgeBuilder.class.getResourceAsStream(file)),
                  StandardCharsets.UTF_8))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          int tab = line.indexOf('\t');
          String name = line.substring(0, tab);
          int list = WORLD.indexOf(line.substring(tab + 1));
          if (list >= 0) {
            name(name, 18 + list);
          }
          if (list == 3) {
            name(name.substring(name.lastIndexOf(' ') + 1), 30);
          }
        }
      }
    }
  }

  /** Learns word classes and phrases from texts. */
  void learn(List<Path> files) throws IOException {
    UnlabelledText text = UnlabelledText.read(files);
    int[][] tokenClasses = classes(text.tokens(), text.distinct());
    for (int id = 1; id < text.distinct(); id++) {
      long value = packed(tokenClasses, id);
      if (value != 0) {
        words.put(text.hash(id), value);
      }
    }
    Phrases found = Phrases.find(text, 12, new double[] {12, 20});
    int[][] unitClasses = classes(found.units, found.parts.size());
    for (int unit = 1; unit < found.parts.size(); unit++) {
      long value = packed(unitClasses, unit);
      if (value == 0) {
        continue;
      }
      int[] tokens = found.parts.get(unit);
      int hash = 0;
      for (int i = 0; i < tokens.length; i++) {
        hash = Knowledge.phrase(hash, text.hash(tokens[i]));
        phrases.merge(hash, i + 1 < tokens.length ? Knowledge.MORE : value, (a, b) -> a | b);
      }
    }
  }

  private static int[][] classes(int[] sequence, int distinct) {
    return WordClasses.of(sequence, distinct, 40, 200, 5, 6, 50_000);
  }

  private static long packed(int[][] classes, int id) {
    long value = 0;
    for (int g = 0; g < classes.length; g++) {
      value |= (long) classes[g][id] << (16 * g);
    }
    return value;
  }

  private static final class Count {
    int all;
    int inner;
    int capital;
  }

  /** Usage of words in the texts. */
  void usage(List<Path> files) throws IOException {
    Map<Integer, Count> counts = new HashMap<>();
    TokenAttributes t = new TokenAttributes();
    for (Path file : files) {
      lines(
          file,
          line -> {
            for (Sentence sentence : Tokenizer.sentences(line)) {
              t.read(line, sentence);
              if (t.casing != 0) {
                continue;
              }
              for (int p = TokenAttributes.PAD; p < t.size + TokenAttributes.PAD; p++) {
                int s = t.shape[p];
                if (s < TokenAttributes.LOWER || s > TokenAttributes.DOTTED) {
                  continue;
                }
                Count c = counts.computeIfAbsent(t.lower[p], k -> new Count());
                c.all++;
                int before = t.shape[p - 1];
                if (before != TokenAttributes.EDGE
                    && before != TokenAttributes.STOP
                    && before != TokenAttributes.QUOTE
                    && before != TokenAttributes.COLON) {
                  c.inner++;
                  c.capital += s == TokenAttributes.LOWER ? 0 : 1;
                }
              }
            }
          });
    }
    for (Map.Entry<Integer, Count> entry : counts.entrySet()) {
      Count c = entry.getValue();
      if (c.inner < 3) {
        continue;
      }
      double share = (double) c.capital / c.inner;
      int bin =
          share < 0.01
              ? 1
              : share < 0.05
                  ? 2
                  : share < 0.2 ? 3 : share < 0.5 ? 4 : share < 0.8 ? 5 : share < 0.97 ? 6 : 7;
      int frequency = c.all < 20 ? 0 : c.all < 200 ? 1 : c.all < 2000 ? 2 : 3;
      words.put(Knowledge.usageKey(entry.getKey()), (long) bin | ((long) frequency << 3));
    }
  }

  /** Files of unlabelled articles of a language: text/LANGUAGE_*, cat/LANGUAGE_*.tsv.gz. */
  static List<Path> texts(Path data, String language) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("text", "cat")) {
      try (var stream = Files.list(data.resolve(folder))) {
        stream
            .filter(f -> f.getFileName().toString().startsWith(language + "_"))
            .filter(f -> folder.equals("text") || f.toString().endsWith(".tsv.gz"))
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }
}

package newsflow.enrich.keyword;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Counts the background: {@code KeywordTrainer DATA OUT} reads {@code text/*.txt.gz}, one article a
 * line, and writes {@code vi.bin} and {@code en.bin} to the folder OUT. Deterministic.
 */
public final class KeywordTrainer {
  private static final Map<String, String> FILES =
      Map.of("vi", "vi_news_2017.txt.gz", "en", "en_news.txt.gz");

  private KeywordTrainer() {}

  /** DATA is a folder with {@code text/} in it. */
  public static void main(String[] args) throws IOException {
    for (String language : List.of("vi", "en")) {
      Background table =
          count(Path.of(args[0], "text", FILES.get(language)), language.equals("vi") ? 8 : 3);
      Path file = Path.of(args[1], language + ".bin");
      try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
        table.write(out);
      }
      System.out.printf("%s: %d texts, %d entries%n", language, table.texts(), table.keys().length);
    }
  }

  private static Background count(Path file, int minimum) throws IOException {
    var counts = new Counts();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        counts.add(line);
      }
    }
    return counts.table(minimum);
  }

  private static final class Counts {
    private final Map<Integer, Integer> texts = new HashMap<>();
    private final Map<Integer, Integer> words = new HashMap<>();
    private final Map<Integer, Integer> pairs = new HashMap<>();

    /** For each pair the hashes of its two words. */
    private final Map<Integer, int[]> parts = new HashMap<>();

    private int read;
    private long running;

    void add(String text) {
      Set<Integer> seen = new HashSet<>();
      for (List<Tokens.Word> run : Tokens.runs(text)) {
        for (int i = 0; i < run.size(); i++) {
          int word = Background.hash(run.get(i).lower());
          seen.add(word);
          words.merge(word, 1, Integer::sum);
          running++;
          if (i > 0) {
            int pair = Background.hash(run.get(i - 1).lower(), run.get(i).lower());
            seen.add(pair);
            pairs.merge(pair, 1, Integer::sum);
            parts.putIfAbsent(pair, new int[] {Background.hash(run.get(i - 1).lower()), word});
          }
        }
      }
      seen.forEach(hash -> texts.merge(hash, 1, Integer::sum));
      read++;
    }

    Background table(int minimum) {
      int[] keys =
          texts.entrySet().stream()
              .filter(entry -> entry.getValue() >= minimum)
              .mapToInt(Map.Entry::getKey)
              .sorted()
              .toArray();
      byte[] levels = new byte[keys.length];
      byte[] ties = new byte[keys.length];
      for (int i = 0; i < keys.length; i++) {
        levels[i] = Background.level(texts.getOrDefault(keys[i], 1));
        ties[i] = tie(keys[i]);
      }
      return new Background(read, keys, levels, ties);
    }

    private byte tie(int pair) {
      int[] both = parts.get(pair);
      if (both == null) {
        return 0;
      }
      double together = Math.log((double) running / pairs.getOrDefault(pair, 1));
      double apart =
          Math.log((double) running / words.getOrDefault(both[0], 1))
              + Math.log((double) running / words.getOrDefault(both[1], 1));
      return (byte) Math.round(100 * Math.clamp((apart - together) / together, -1, 1));
    }
  }
}

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
    Map<Integer, Integer> counts = new HashMap<>();
    int texts = 0;
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        for (int hash : hashes(line)) {
          counts.merge(hash, 1, Integer::sum);
        }
        texts++;
      }
    }
    int[] keys =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= minimum)
            .mapToInt(Map.Entry::getKey)
            .sorted()
            .toArray();
    byte[] levels = new byte[keys.length];
    for (int i = 0; i < keys.length; i++) {
      levels[i] = Background.level(counts.get(keys[i]));
    }
    return new Background(texts, keys, levels);
  }

  private static Set<Integer> hashes(String text) {
    Set<Integer> hashes = new HashSet<>();
    for (List<Tokens.Word> run : Tokens.runs(text)) {
      for (int i = 0; i < run.size(); i++) {
        hashes.add(Background.hash(run.get(i).lower()));
        if (i > 0) {
          hashes.add(Background.hash(run.get(i - 1).lower(), run.get(i).lower()));
        }
      }
    }
    return hashes;
  }
}

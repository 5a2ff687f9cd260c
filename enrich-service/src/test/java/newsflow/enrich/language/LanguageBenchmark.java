package newsflow.enrich.language;

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
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Prints the figures of docs/benchmarks/language.md: {@code LanguageBenchmark DATA}. Texts are cut
 * from the unlabelled collections: openings of several lengths, the same without diacritics, and
 * halves of two languages glued together.
 */
public final class LanguageBenchmark {
  private static final int TEXTS = 2_000;
  private static final int ROUNDS = 3;
  private static final int PER_ROUND = 10_000;

  private LanguageBenchmark() {}

  /** DATA is a folder with {@code text/*.txt.gz} in it. */
  public static void main(String[] args) throws IOException {
    LanguageDetector detector = LanguageDetector.load();
    List<String> vietnamese = lines(Path.of(args[0], "text", "vi_news_2017.txt.gz"));
    List<String> english = lines(Path.of(args[0], "text", "en_news.txt.gz"));
    List<String> bare = vietnamese.stream().map(LanguageBenchmark::withoutDiacritics).toList();
    for (int length : new int[] {20, 41, 60, 80, 120, 1_000}) {
      accuracy(detector, "vi", vietnamese, "vi", length);
      accuracy(detector, "vi without diacritics", bare, "vi", length);
      accuracy(detector, "en", english, "en", length);
    }
    foreign(detector);
    speed(detector, "vi", vietnamese);
    speed(detector, "vi without diacritics", bare);
    speed(detector, "en", english);
  }

  private static void accuracy(
      LanguageDetector detector, String name, List<String> texts, String tag, int length) {
    int right = 0;
    int unknown = 0;
    double gap = 0;
    for (String text : texts) {
      Language language = detector.detect(cut(text, length), null);
      boolean hit = language.tag().equals(tag);
      right += hit ? 1 : 0;
      unknown += language.known() ? 0 : 1;
      gap += language.known() ? language.confidence() - (hit ? 1 : 0) : 0;
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %d characters: right %.2f %%, unknown %.2f %%, confidence minus accuracy %.3f%n",
        name,
        length,
        100.0 * right / texts.size(),
        100.0 * unknown / texts.size(),
        gap / Math.max(1, texts.size() - unknown));
  }

  /** Short sentences of other languages: none of them may become Vietnamese or English. */
  private static void foreign(LanguageDetector detector) throws IOException {
    int taken = 0;
    int right = 0;
    List<String> rows = ForeignSentences.rows();
    for (String row : rows) {
      String[] cells = row.split("\t", 2);
      String tag = detector.detect(cells[1], null).tag();
      taken += tag.equals("vi") || tag.equals("en") ? 1 : 0;
      right += tag.equals(cells[0]) ? 1 : 0;
    }
    System.out.printf(
        "%d short sentences of other languages: %d as Vietnamese or English, %d right%n",
        rows.size(), taken, right);
  }

  /** Texts per second of processor time, so that other work on the machine does not count. */
  private static void speed(LanguageDetector detector, String name, List<String> texts) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double rate = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < PER_ROUND; i++) {
        detector.detect(texts.get(i % texts.size()), null);
      }
      rate = PER_ROUND * 1e9 / (threads.getCurrentThreadCpuTime() - start);
    }
    System.out.printf(Locale.ROOT, "%s: %.0f whole texts per second of one core%n", name, rate);
  }

  private static String withoutDiacritics(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replace('đ', 'd')
        .replace('Đ', 'D');
  }

  /** The text up to the end of the word that reaches the length. */
  private static String cut(String text, int length) {
    int space = text.length() <= length ? -1 : text.indexOf(' ', length);
    return space < 0 || space > length + 12
        ? text.substring(0, Math.min(length, text.length()))
        : text.substring(0, space);
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = in.readLine(); line != null && lines.size() < TEXTS; ) {
        if (number++ % 5 == 0) {
          lines.add(line);
        }
        line = in.readLine();
      }
    }
    return lines;
  }
}

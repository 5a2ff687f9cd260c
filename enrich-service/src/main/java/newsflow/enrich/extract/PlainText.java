package newsflow.enrich.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Extracts from a page saved as text: the same judgement as over blocks, over lines. */
final class PlainText {
  private static final Pattern SOURCE =
      Pattern.compile(
          "^\\W*(?:nguồn|theo|source|quelle|fuente|fonte|kaynak|sumber|источник|出典|来源)\\b\\s*([^:：]{0,60}?)\\s*[:：]\\s*(.*)$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']{4,1000}");
  private static final int MAX_LINES = 200_000;

  private final Phrases phrases;

  PlainText(Phrases phrases) {
    this.phrases = phrases;
  }

  Extraction extract(String text, String charset, Page page, Trace trace) {
    List<String> lines = lines(text);
    int[] run = run(lines);
    if (run[0] >= run[1]) {
      return new Extraction.Rejected(Reason.NO_TEXT, "no line reads like running text");
    }
    int titleAt = title(lines, run[0]);
    Declared declared = page.declared();
    String title =
        titleAt >= 0
            ? lines.get(titleAt)
            : declared.title() != null ? Words.squeeze(declared.title()) : null;
    List<String> body = new ArrayList<>();
    for (int i = run[0]; i < run[1]; i++) {
      String line = lines.get(i);
      boolean kept = keeps(line, i > run[0]);
      if (kept) {
        body.add(line);
      }
      if (trace.listening()) {
        trace.block(kept ? "kept" : "not running text", "line " + (i + 1), line);
      }
    }
    Source source = source(lines, run[1]);
    String url = source == null ? null : source.url();
    String host = Addresses.domain(page.url() != null ? page.url() : url);
    String language = declared.language() != null ? declared.language() : Scripts.guess(text);
    DateReader dates = PageTimes.reader(host, language, page);
    return new Extraction.Extracted(
        new Article(
            title,
            declared.summary(),
            String.join("\n\n", body),
            authors(lines, titleAt, run, declared, trace),
            declared.section(),
            declared.tags(),
            List.of(),
            published(dates, lines, titleAt, run, page, url, trace),
            dates.declared(declared.updatedAt(), declared.updatedOn()),
            url,
            null,
            source == null ? null : source.name(),
            Addresses.domain(url != null ? url : page.url()),
            declared.language(),
            charset));
  }

  private record Source(@Nullable String name, @Nullable String url) {}

  /** Lines without blank ones; hard-wrapped text is joined to paragraphs first. */
  private static List<String> lines(String text) {
    String[] raw = text.split("\\R", MAX_LINES);
    int wrapped = 0;
    int filled = 0;
    for (int i = 0; i + 1 < raw.length; i++) {
      String line = raw[i].strip();
      String next = raw[i + 1].strip();
      if (!line.isEmpty() && !next.isEmpty()) {
        filled++;
        boolean full = line.length() >= 45 && line.length() <= 100 && !Words.endsSentence(line);
        wrapped += full && Character.isLowerCase(next.codePointAt(0)) ? 1 : 0;
      }
    }
    List<String> lines = new ArrayList<>();
    boolean join = filled >= 4 && wrapped * 3 > filled;
    StringBuilder paragraph = new StringBuilder();
    for (String line : raw) {
      String clean = Words.squeeze(line);
      if (!join || clean.isEmpty()) {
        add(lines, paragraph);
      }
      paragraph.append(paragraph.isEmpty() ? "" : " ").append(clean);
    }
    add(lines, paragraph);
    return lines;
  }

  private static void add(List<String> lines, StringBuilder paragraph) {
    String line = Words.squeeze(paragraph.toString());
    if (!line.isEmpty()) {
      lines.add(line);
    }
    paragraph.setLength(0);
  }

  /** The range of lines with the largest sum of weights (Kadane's algorithm). */
  private int[] run(List<String> lines) {
    double most = 0;
    double sum = 0;
    int start = 0;
    int[] best = {0, 0};
    for (int i = 0; i < lines.size(); i++) {
      double weight = weight(lines.get(i));
      if (sum <= 0) {
        sum = 0;
        start = i;
      }
      sum += weight;
      if (sum > most) {
        most = sum;
        best = new int[] {start, i + 1};
      }
    }
    return best;
  }

  private double weight(String line) {
    int words = Words.count(line);
    boolean sentence = Words.endsSentence(line);
    if (phrases.opensFurniture(line) && !(words > 6 && sentence)) {
      return -60;
    }
    if (phrases.isControl(line)
        || (phrases.isNotice(line) && words < 25)
        || SOURCE.matcher(line).find()) {
      return -8;
    }
    if ((words >= 12 && sentence) || words >= 25) {
      return Math.min(words, 100);
    }
    return sentence && words >= 5 ? words / 2.0 : -4;
  }

  private boolean keeps(String line, boolean inside) {
    int words = Words.count(line);
    if (words == 0 || phrases.isControl(line) || (phrases.leadsAway(line) && words < 30)) {
      return false;
    }
    return inside || Words.endsSentence(line) || words >= 12;
  }

  /** The nearest line above the text that can be a headline, or -1. */
  private int title(List<String> lines, int first) {
    for (int i = first - 1; i >= Math.max(0, first - 12); i--) {
      String line = lines.get(i);
      int words = Words.count(line);
      if (words >= 4
          && words <= 40
          && !isFurniture(line)
          && !isDate(line)
          && Names.of(line, null).isEmpty()) {
        return i;
      }
    }
    for (int i = first - 1; i >= Math.max(0, first - 6); i--) {
      String line = lines.get(i);
      if (Words.count(line) >= 2 && !isFurniture(line) && !isDate(line)) {
        return i;
      }
    }
    return -1;
  }

  private boolean isFurniture(String line) {
    return phrases.isControl(line)
        || phrases.isNotice(line)
        || phrases.leadsAway(line)
        || phrases.opensFurniture(line)
        || line.contains(" > ")
        || line.contains(" » ");
  }

  private static boolean isDate(String line) {
    return line.length() < 80
        && new DateReader(
                    java.time.ZoneOffset.UTC,
                    true,
                    false,
                    java.time.Instant.EPOCH.plusSeconds(4_000_000_000L))
                .read(line, Origin.BYLINE)
            != null;
  }

  private static @Nullable Source source(List<String> lines, int from) {
    for (int i = Math.max(0, from - 2); i < Math.min(lines.size(), from + 8); i++) {
      Matcher m = SOURCE.matcher(lines.get(i));
      if (m.find() && lines.get(i).length() < 1200) {
        Matcher address = ADDRESS.matcher(m.group(2));
        String url = address.find() ? address.group() : null;
        String name = m.group(1).isBlank() && url == null ? m.group(2) : m.group(1);
        if (url != null || Words.count(name) <= 8) {
          return new Source(name.isBlank() ? null : name.strip(), url);
        }
      }
    }
    return null;
  }

  private List<String> authors(
      List<String> lines, int titleAt, int[] run, Declared declared, Trace trace) {
    for (int i = Math.max(0, run[1] - 1); i < Math.min(lines.size(), run[1] + 3); i++) {
      String line = lines.get(i);
      if (SOURCE.matcher(line).find() || phrases.isControl(line)) {
        continue;
      }
      if (line.length() <= 60 && !Words.endsSentence(line)) {
        List<String> names = Names.of(line, null);
        if (!names.isEmpty()) {
          trace.witness("authors", "last line", line, true);
          return names;
        }
      }
    }
    for (int i = Math.max(0, titleAt); i < run[0]; i++) {
      String line = lines.get(i);
      if (i != titleAt && line.length() <= 80 && line.startsWith("By ")) {
        List<String> names = Names.of(line, null);
        if (!names.isEmpty()) {
          trace.witness("authors", "byline", line, true);
          return names;
        }
      }
    }
    List<String> names = new ArrayList<>();
    declared.authors().forEach(author -> names.addAll(Names.of(author, null)));
    return names;
  }

  private static @Nullable Moment published(
      DateReader dates,
      List<String> lines,
      int titleAt,
      int[] run,
      Page page,
      @Nullable String url,
      Trace trace) {
    PublicationTime time = new PublicationTime(dates, page.fetchedAt(), trace);
    time.hear(
        dates.declared(page.declared().publishedAt(), page.declared().publishedOn()), "declared");
    for (int i = Math.max(0, titleAt); i < run[0]; i++) {
      time.hearLine(lines.get(i), "line " + (i + 1));
    }
    for (int i = run[1]; i < Math.min(lines.size(), run[1] + 3); i++) {
      if (lines.get(i).length() < 60) {
        time.hearLine(lines.get(i), "line " + (i + 1));
      }
    }
    time.hearUrl(page.url());
    time.hearUrl(url);
    if (time.heardNothing()) {
      List<String> body = lines.subList(run[0], run[1]);
      LocalDate fetched = page.fetchedAt().atZone(dates.zone()).toLocalDate();
      time.hear(TextDay.find(dates, body, fetched), "first paragraphs");
    }
    return time.decide();
  }
}

package newsflow.enrich.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures predictions against expected values, per set of pages.
 *
 * <ul>
 *   <li>body F1: shingles of four tokens as multisets, precision and recall averaged over pages,
 *       the measure of scrapinghub/article-extraction-benchmark; of body, and of summary with body,
 *       the better one counts
 *   <li>with F1: micro F1 over texts that must and must not appear, the measure of trafilatura
 *   <li>title: the same words; half a point if one contains the other
 *   <li>day: the same calendar day; instant: within a minute
 *   <li>authors F1: micro F1 over names
 * </ul>
 */
final class Score {
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Pattern SPACE = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern AUTHORS = Pattern.compile(";|,| and ");

  /** Shares of true positives, false positives and false negatives of one page. */
  record Match(double tp, double fp, double fn) {
    double f1() {
      return tp + fp + fn == 0 ? 1 : 2 * tp / (2 * tp + fp + fn);
    }
  }

  private final String set;
  private final List<Match> bodies = new ArrayList<>();
  private final Map<String, List<Match>> byLanguage = new TreeMap<>();
  private final Map<String, Double> pages = new HashMap<>();
  private int cases;
  private int errors;
  private int[] texts = new int[3];
  private boolean hasTexts;
  private double titles;
  private int titled;
  private int days;
  private int dated;
  private int instants;
  private int timed;
  private final int[] authors = new int[3];
  private boolean hasAuthors;
  private final List<String> misses = new ArrayList<>();

  Score(String set) {
    this.set = set;
  }

  void add(Case one, Prediction p) {
    JsonNode gold = one.gold();
    cases++;
    errors += p.error() == null ? 0 : 1;
    String full = p.summary() + "\n" + p.body();
    if (gold.hasNonNull("body") && !gold.get("body").asText().isEmpty()) {
      String expected = gold.get("body").asText();
      Match plain = match(expected, p.body());
      Match whole = match(expected, full);
      Match better = whole.f1() > plain.f1() ? whole : plain;
      bodies.add(better);
      pages.put(one.id(), better.f1());
      if (one.lang() != null) {
        byLanguage.computeIfAbsent(one.lang(), l -> new ArrayList<>()).add(better);
      }
    }
    texts(gold, full, one.id());
    title(gold, p, one.id());
    times(gold, p, one.id());
    authors(gold, p, one.id());
  }

  private void texts(JsonNode gold, String full, String id) {
    if (gold.path("with").isEmpty() && gold.path("without").isEmpty()) {
      return;
    }
    hasTexts = true;
    String squashed = SPACE.matcher(full).replaceAll(" ");
    for (JsonNode text : gold.path("with")) {
      boolean found = squashed.contains(SPACE.matcher(text.asText()).replaceAll(" ").strip());
      texts[found ? 0 : 2]++;
      if (!found) {
        misses.add("with\t" + id + "\t" + text.asText());
      }
    }
    for (JsonNode text : gold.path("without")) {
      if (squashed.contains(SPACE.matcher(text.asText()).replaceAll(" ").strip())) {
        texts[1]++;
        misses.add("without\t" + id + "\t" + text.asText());
      }
    }
  }

  private void title(JsonNode gold, Prediction p, String id) {
    String expected = norm(gold.path("title").asText(""));
    if (gold.path("title").asText("").isEmpty()) {
      return;
    }
    titled++;
    String got = norm(p.title() == null ? "" : p.title());
    double point =
        expected.equals(got)
            ? 1
            : !got.isEmpty() && (expected.contains(got) || got.contains(expected)) ? 0.5 : 0;
    titles += point;
    if (point < 1) {
      misses.add("title\t" + id + "\t" + gold.get("title").asText() + "\t" + p.title());
    }
  }

  private void times(JsonNode gold, Prediction p, String id) {
    String got = p.publishedAt() == null ? "" : p.publishedAt();
    String day = gold.path("day").asText("");
    if (!day.isEmpty()) {
      dated++;
      if (head(got).equals(head(day))) {
        days++;
      } else {
        misses.add("day\t" + id + "\t" + day + "\t" + got);
      }
    }
    String instant = gold.path("instant").asText("");
    if (!instant.isEmpty()) {
      timed++;
      Instant expected = when(instant);
      Instant actual = when(got);
      if (expected != null
          && actual != null
          && Duration.between(expected, actual).abs().toSeconds() < 60) {
        instants++;
      } else {
        misses.add("instant\t" + id + "\t" + instant + "\t" + got);
      }
    }
  }

  private void authors(JsonNode gold, Prediction p, String id) {
    JsonNode expected = gold.path("authors");
    if (expected.isMissingNode()
        || expected.isNull()
        || expected.isArray() && expected.isEmpty()
        || expected.isTextual() && expected.asText().isEmpty()) {
      return;
    }
    hasAuthors = true;
    Set<String> a = new HashSet<>();
    flatten(expected, a);
    Set<String> b = p.authors().stream().map(Score::norm).collect(Collectors.toSet());
    int common = (int) a.stream().filter(b::contains).count();
    authors[0] += common;
    authors[1] += b.size() - common;
    authors[2] += a.size() - common;
    if (common < a.size() || common < b.size()) {
      misses.add("authors\t" + id + "\t" + expected + "\t" + p.authors());
    }
  }

  private static void flatten(JsonNode node, Set<String> names) {
    if (node.isArray()) {
      node.forEach(one -> flatten(one, names));
    } else {
      for (String name : AUTHORS.split(node.asText())) {
        if (!norm(name).isEmpty()) {
          names.add(norm(name));
        }
      }
    }
  }

  static Match match(String gold, String predicted) {
    Map<String, Integer> a = shingles(gold);
    Map<String, Integer> b = shingles(predicted);
    int tp = 0;
    int fp = 0;
    int fn = 0;
    for (Map.Entry<String, Integer> entry : a.entrySet()) {
      int other = b.getOrDefault(entry.getKey(), 0);
      tp += Math.min(entry.getValue(), other);
      fn += Math.max(0, entry.getValue() - other);
    }
    for (Map.Entry<String, Integer> entry : b.entrySet()) {
      fp += Math.max(0, entry.getValue() - a.getOrDefault(entry.getKey(), 0));
    }
    double sum = tp + fp + fn;
    return sum == 0 ? new Match(0, 0, 0) : new Match(tp / sum, fp / sum, fn / sum);
  }

  private static Map<String, Integer> shingles(String text) {
    List<String> tokens = tokens(text);
    Map<String, Integer> shingles = new HashMap<>();
    for (int i = 0; i < Math.max(1, tokens.size() - 3); i++) {
      List<String> one = tokens.subList(i, Math.min(tokens.size(), i + 4));
      if (!one.isEmpty()) {
        shingles.merge(String.join("\u0000", one), 1, Integer::sum);
      }
    }
    return shingles;
  }

  private static List<String> tokens(String text) {
    return TOKEN.matcher(text).results().map(r -> r.group()).toList();
  }

  private static String norm(String text) {
    return String.join(" ", tokens(text.toLowerCase(Locale.ROOT)));
  }

  private static String head(String text) {
    return text.substring(0, Math.min(10, text.length()));
  }

  private static @Nullable Instant when(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noOffset) {
      try {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException noTime) {
        try {
          return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException none) {
          return null;
        }
      }
    }
  }

  double bodyF1() {
    return f1(bodies);
  }

  private static double f1(List<Match> matches) {
    double p =
        matches.stream()
            .filter(m -> m.tp() + m.fp() > 0)
            .mapToDouble(m -> m.tp() == 0 ? 0 : m.tp() / (m.tp() + m.fp()))
            .average()
            .orElse(0);
    double r =
        matches.stream()
            .filter(m -> m.tp() + m.fn() > 0)
            .mapToDouble(m -> m.tp() == 0 ? 0 : m.tp() / (m.tp() + m.fn()))
            .average()
            .orElse(0);
    return p + r == 0 ? 0 : 2 * p * r / (p + r);
  }

  private static double f1(int[] n) {
    return n[0] == 0 ? 0 : 2.0 * n[0] / (2 * n[0] + n[1] + n[2]);
  }

  List<String> misses() {
    return misses;
  }

  Map<String, Double> pages() {
    return pages;
  }

  /** One line of figures, and one for each language. */
  String report() {
    StringBuilder out = new StringBuilder();
    out.append(set).append(": ").append(cases).append(" pages, ").append(errors).append(" errors");
    if (!bodies.isEmpty()) {
      double p =
          bodies.stream()
              .filter(m -> m.tp() + m.fp() > 0)
              .mapToDouble(m -> m.tp() == 0 ? 0 : m.tp() / (m.tp() + m.fp()))
              .average()
              .orElse(0);
      double r =
          bodies.stream()
              .filter(m -> m.tp() + m.fn() > 0)
              .mapToDouble(m -> m.tp() == 0 ? 0 : m.tp() / (m.tp() + m.fn()))
              .average()
              .orElse(0);
      out.append(
          String.format(
              Locale.ROOT, " | body F1 %.3f (P %.3f R %.3f, %d)", f1(bodies), p, r, bodies.size()));
    }
    if (hasTexts) {
      out.append(
          String.format(
              Locale.ROOT, " | with F1 %.3f (fp %d fn %d)", f1(texts), texts[1], texts[2]));
    }
    if (titled > 0) {
      out.append(String.format(Locale.ROOT, " | title %.3f (%d)", titles / titled, titled));
    }
    if (dated > 0) {
      out.append(String.format(Locale.ROOT, " | day %.3f (%d)", (double) days / dated, dated));
    }
    if (timed > 0) {
      out.append(
          String.format(Locale.ROOT, " | instant %.3f (%d)", (double) instants / timed, timed));
    }
    if (hasAuthors) {
      out.append(String.format(Locale.ROOT, " | authors F1 %.3f", f1(authors)));
    }
    byLanguage.forEach(
        (language, matches) ->
            out.append(
                String.format(
                    Locale.ROOT,
                    "%n    %s body F1 %.3f (%d)",
                    language,
                    f1(matches),
                    matches.size())));
    return out.toString();
  }
}

package newsflow.enrich.category;

import java.net.URI;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the publisher's own filing says: section, tags, folders and host labels of the URL, through
 * the table {@code sections.tsv}. A label that the table lacks says nothing.
 */
final class SectionTopics {
  private static final int MAX_LABEL = 80;
  private static final int MAX_TAGS = 20;
  private static final int MAX_FOLDERS = 4;
  private static final double TAG_WEIGHT = 0.5;

  /** A topic that a label stands for, and how surely. */
  record Hint(String code, double probability) {}

  private final Map<String, List<Hint>> hints = new HashMap<>();

  private SectionTopics() {}

  static SectionTopics load() {
    var loaded = new SectionTopics();
    for (String[] row : Tables.rows("sections.tsv")) {
      loaded
          .hints
          .computeIfAbsent(row[0], label -> new ArrayList<>())
          .add(new Hint(row[1], Double.parseDouble(row[2])));
    }
    return loaded;
  }

  Map<String, List<Hint>> table() {
    return hints;
  }

  /**
   * Highest probability that any label gives to each code. A tag counts half: publishers tag what
   * an article mentions, not only what it is about.
   */
  Map<String, Double> hints(Evidence evidence) {
    Map<String, Double> found = new HashMap<>();
    if (evidence.section() != null) {
      for (String part : evidence.section().split("[/>|»,;]", 6)) {
        add(found, label(part), 1);
      }
      add(found, label(evidence.section()), 1);
    }
    for (String label : urlLabels(evidence.url())) {
      add(found, label, 1);
    }
    for (String tag : evidence.tags().stream().limit(MAX_TAGS).toList()) {
      add(found, label(tag), TAG_WEIGHT);
    }
    return found;
  }

  private void add(Map<String, Double> found, String label, double weight) {
    for (Hint hint : hints.getOrDefault(label, List.of())) {
      found.merge(hint.code(), hint.probability() * weight, Math::max);
    }
  }

  /** {@code Thể thao} becomes {@code the-thao}. */
  static String label(String text) {
    if (text.length() > MAX_LABEL) {
      return "";
    }
    String plain =
        Normalizer.normalize(text.replace("&", " and "), Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replace('đ', 'd');
    return plain.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-+|-+$", "");
  }

  /** Folders of the path (never the article's own slug) and host labels below the domain. */
  private static List<String> urlLabels(@Nullable String url) {
    if (url == null || url.length() > 4_096) {
      return List.of();
    }
    URI uri;
    try {
      uri = URI.create(url.strip());
    } catch (IllegalArgumentException e) {
      return List.of();
    }
    List<String> labels = new ArrayList<>();
    String host = uri.getHost();
    if (host != null) {
      String[] parts = host.split("\\.", -1);
      for (int i = 0; i + 2 < parts.length; i++) {
        labels.add(label(parts[i]));
      }
    }
    String path = uri.getPath();
    if (path != null) {
      List<String> folders = Arrays.stream(path.split("/", -1)).filter(s -> !s.isEmpty()).toList();
      boolean slug = !path.endsWith("/") || folders.size() > 1;
      int last = slug ? folders.size() - 1 : folders.size();
      for (String folder : folders.subList(0, Math.clamp(last, 0, MAX_FOLDERS))) {
        labels.add(label(folder));
      }
    }
    return labels;
  }
}

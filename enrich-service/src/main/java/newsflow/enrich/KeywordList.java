package newsflow.enrich;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import newsflow.enrich.entity.Entity;
import newsflow.enrich.entity.Mention;

/** The keywords of a document: the publisher's first, then the computed ones. */
final class KeywordList {
  private static final int MAX = 10;

  private KeywordList() {}

  /**
   * Merges both, without repetitions. A computed phrase that is a part of a name of the article, or
   * a name with a stray word before or behind it, becomes that name.
   */
  static List<String> merge(
      List<String> publishers, List<String> computed, Collection<Entity> entities) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Entity entity : entities) {
      for (Mention mention : entity.mentions()) {
        names.putIfAbsent(key(mention.text()), entity.name());
      }
    }
    Map<String, String> merged = new LinkedHashMap<>();
    publishers.forEach(keyword -> merged.putIfAbsent(key(keyword), keyword));
    for (String phrase : computed) {
      if (merged.size() < MAX) {
        String keyword = whole(phrase, names);
        merged.putIfAbsent(key(keyword), keyword);
      }
    }
    return List.copyOf(merged.values());
  }

  private static String whole(String phrase, Map<String, String> names) {
    String key = key(phrase);
    for (Map.Entry<String, String> name : names.entrySet()) {
      boolean severalWords = name.getKey().strip().indexOf(' ') > 0;
      if (severalWords && (name.getKey().contains(key) || key.contains(name.getKey()))) {
        return name.getValue();
      }
    }
    return phrase;
  }

  /** Lower case with a blank at both ends, so that parts end at words. */
  private static String key(String text) {
    return " " + text.strip().toLowerCase(Locale.ROOT) + " ";
  }
}

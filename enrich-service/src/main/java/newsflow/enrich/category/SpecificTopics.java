package newsflow.enrich.category;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Topics below the top level, shown by the terms of {@code mediatopics_vi.tsv}: a term in the first
 * {@value #HEAD} words counts 2, elsewhere 1, and {@value #ENOUGH} are needed.
 */
final class SpecificTopics {
  static final int HEAD = 16;
  static final int ENOUGH = 3;
  private static final int MOST_PER_TOPIC = 2;

  /** A topic and the weight of its terms in one text. */
  record Found(String code, int weight) {
    /** 1 − 2^−(weight − 1): 0.75 at three, 0.97 from six. */
    double certainty() {
      return 1 - Math.pow(0.5, Math.min(weight, 6) - 1.0);
    }
  }

  private record Term(String[] words, String code) {}

  private final Map<String, List<Term>> byFirstWord = new HashMap<>();

  private SpecificTopics() {}

  /** The terms of one language, {@code vi} or {@code en}. */
  static SpecificTopics load(String language) {
    int column = language.equals("vi") ? 2 : 3;
    var loaded = new SpecificTopics();
    for (String[] row : Tables.rows("mediatopics_vi.tsv")) {
      for (String term : row[column].split("\\|", -1)) {
        String[] words = TopicFeatures.words(term);
        if (words.length > 0) {
          loaded
              .byFirstWord
              .computeIfAbsent(words[0], word -> new ArrayList<>())
              .add(new Term(words, row[0]));
        }
      }
    }
    for (List<Term> terms : loaded.byFirstWord.values()) {
      terms.sort(Comparator.comparingInt((Term term) -> term.words().length).reversed());
    }
    return loaded;
  }

  /** Topics with enough terms under the top-level topic of that index, surest first. */
  List<Found> under(int top, String[] words, MediaTopics topics) {
    return weights(top, words, topics).entrySet().stream()
        .filter(entry -> entry.getValue() >= ENOUGH)
        .map(entry -> new Found(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(Found::weight).reversed())
        .limit(MOST_PER_TOPIC)
        .toList();
  }

  /** Weight of all terms under the top-level topic of that index. */
  int weight(int top, String[] words, MediaTopics topics) {
    return weights(top, words, topics).values().stream().mapToInt(Integer::intValue).sum();
  }

  private Map<String, Integer> weights(int top, String[] words, MediaTopics topics) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i++) {
      for (Term term : byFirstWord.getOrDefault(words[i], List.of())) {
        if (topics.topOf(term.code()) == top && startsAt(words, i, term.words())) {
          weights.merge(term.code(), i < HEAD ? 2 : 1, Integer::sum);
          break;
        }
      }
    }
    return weights;
  }

  private static boolean startsAt(String[] words, int from, String[] term) {
    if (from + term.length > words.length) {
      return false;
    }
    for (int i = 0; i < term.length; i++) {
      if (!words[from + i].equals(term[i])) {
        return false;
      }
    }
    return true;
  }
}

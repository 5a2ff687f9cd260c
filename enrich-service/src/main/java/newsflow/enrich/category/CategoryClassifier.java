package newsflow.enrich.category;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files an article under IPTC Media Topics. Thread-safe; load once.
 *
 * <p>The text model of the language gives a probability for each of the 17 top-level topics. What
 * the publisher's section, tags and URL say is joined by noisy-or: p = 1 − (1 − p_text)(1 −
 * p_label). A topic is given when p reaches its threshold; the likeliest is given from a lower one.
 * Without a model for the language, or on a text that says too little, the labels stand alone.
 */
public final class CategoryClassifier {
  private static final List<String> LANGUAGES = List.of("vi", "en");
  private static final int MOST_TOP_LEVEL = 3;

  /** From this probability the likeliest topic is given even below its own threshold. */
  private static final double FIRST = 0.25;

  /** No text alone is surer than this, so that the publisher's word still counts. */
  private static final double SUREST = 0.99;

  /** Without a text model a label must be at least this sure. */
  private static final double LABEL_ALONE = 0.5;

  /** The top-level topic must be this sure before anything below it is given. */
  private static final double BEFORE_DEEPER = 0.5;

  private record Scored(int top, double probability) {}

  private final MediaTopics topics = MediaTopics.load();
  private final SectionTopics sections = SectionTopics.load();
  private final Map<String, TopicModel> models = new HashMap<>();
  private final Map<String, SpecificTopics> specific = new HashMap<>();

  private CategoryClassifier() {}

  /** The classifier with the models on the class path. */
  public static CategoryClassifier load() {
    var loaded = new CategoryClassifier();
    for (String language : LANGUAGES) {
      loaded.models.put(language, TopicModel.read(Tables.bytes(language + ".bin")));
      loaded.specific.put(language, SpecificTopics.load(language));
    }
    return loaded;
  }

  /** A classifier with another text model for one language; for measuring a model just trained. */
  static CategoryClassifier with(String language, TopicModel model) {
    var loaded = new CategoryClassifier();
    loaded.models.put(language, model);
    loaded.specific.put(language, SpecificTopics.load(language));
    return loaded;
  }

  /**
   * The article's topics, most confident first; empty rather than a guess. Reads a bounded opening
   * of the text, so the time does not grow with its length.
   */
  public List<Category> classify(Evidence evidence) {
    String language = evidence.language().split("-", 2)[0];
    String opening = opening(evidence);
    String[] words = TopicFeatures.words(Prose.is(opening) ? opening : "");
    TopicModel model = models.get(language);
    double[] text = model == null ? new double[0] : model.probabilities(TopicFeatures.bag(words));
    Map<String, Double> hints = sections.hints(evidence);

    double[] joined = new double[MediaTopics.TOP];
    for (int k = 0; k < text.length; k++) {
      joined[k] = Math.min(SUREST, text[k]);
    }
    hints.forEach(
        (code, p) -> {
          int top = topics.topOf(code);
          joined[top] = 1 - (1 - joined[top]) * (1 - p);
        });
    List<Category> result = new ArrayList<>();
    for (Scored scored : chosen(joined, text.length == 0 ? null : model)) {
      result.add(
          topics.get(MediaTopics.topCode(scored.top())).category(round(scored.probability())));
      if (scored.probability() >= BEFORE_DEEPER) {
        result.addAll(deeper(scored, words, language, hints));
      }
    }
    result.sort(Comparator.comparingDouble(Category::confidence).reversed());
    return List.copyOf(result);
  }

  private static List<Scored> chosen(double[] probabilities, @Nullable TopicModel model) {
    List<Scored> ranked = new ArrayList<>();
    for (int k = 0; k < MediaTopics.TOP; k++) {
      ranked.add(new Scored(k, probabilities[k]));
    }
    ranked.sort(Comparator.comparingDouble(Scored::probability).reversed());
    List<Scored> chosen = new ArrayList<>();
    for (Scored scored : ranked.subList(0, MOST_TOP_LEVEL)) {
      double own = model == null ? LABEL_ALONE : model.thresholds()[scored.top()];
      double needed = model != null && chosen.isEmpty() ? Math.min(FIRST, own) : own;
      if (scored.probability() >= needed) {
        chosen.add(scored);
      }
    }
    return chosen;
  }

  private List<Category> deeper(
      Scored top, String[] words, String language, Map<String, Double> hints) {
    Map<String, Double> found = new HashMap<>();
    SpecificTopics terms = specific.get(language);
    if (terms != null) {
      for (SpecificTopics.Found each : terms.under(top.top(), words, topics)) {
        found.put(each.code(), top.probability() * each.certainty());
      }
    }
    hints.forEach(
        (code, p) -> {
          if (topics.get(code).parent() != null && topics.topOf(code) == top.top() && p >= 0.5) {
            found.merge(code, Math.min(p, top.probability()), Math::max);
          }
        });
    return found.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> topics.get(entry.getKey()).category(round(entry.getValue())))
        .toList();
  }

  private static String opening(Evidence evidence) {
    var text = new StringBuilder();
    for (String part : new String[] {evidence.title(), evidence.summary(), evidence.body()}) {
      if (part != null && text.length() < TopicFeatures.MAX_CHARS) {
        text.append(part, 0, Math.min(part.length(), TopicFeatures.MAX_CHARS)).append(" . ");
      }
    }
    return text.toString();
  }

  private static double round(double p) {
    return Math.round(p * 1_000) / 1_000.0;
  }
}

package newsflow.enrich.keyword;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Draws an article's key phrases and its best sentence. Thread-safe; load once. Vietnamese and
 * English; for other languages it gives nothing rather than stop words.
 */
public final class KeywordExtractor {
  private static final int MOST = 10;

  /** From here on a phrase must be worth at least {@value #WORTH} of the best one. */
  private static final int FEWEST = 5;

  private static final double WORTH = 0.2;

  private final Map<String, PhraseFinder> finders = new HashMap<>();

  private KeywordExtractor() {}

  /** The extractor with the background tables on the class path. */
  public static KeywordExtractor load() {
    var loaded = new KeywordExtractor();
    for (String language : List.of("vi", "en")) {
      loaded.finders.put(language, new PhraseFinder(language));
    }
    return loaded;
  }

  /**
   * Key phrases, the weightiest first: at most ten, about five or more where the text has them.
   *
   * @param language BCP 47
   */
  public List<String> keywords(@Nullable String title, String body, String language) {
    Map<String, PhraseFinder.Phrase> phrases = phrases(title, body, language);
    List<Map.Entry<String, PhraseFinder.Phrase>> ranked = new ArrayList<>(phrases.entrySet());
    ranked.sort(
        Comparator.comparingDouble(
                (Map.Entry<String, PhraseFinder.Phrase> entry) -> -entry.getValue().score())
            .thenComparing(Map.Entry::getKey));
    List<String> chosen = new ArrayList<>();
    List<String> result = new ArrayList<>();
    double best = ranked.isEmpty() ? 0 : ranked.getFirst().getValue().score();
    for (Map.Entry<String, PhraseFinder.Phrase> entry : ranked) {
      boolean worth = result.size() < FEWEST || entry.getValue().score() >= best * WORTH;
      if (result.size() == MOST || !worth) {
        break;
      }
      String key = " " + entry.getKey() + " ";
      if (chosen.stream().noneMatch(other -> other.contains(key) || key.contains(other))) {
        chosen.add(key);
        result.add(entry.getValue().text());
      }
    }
    return List.copyOf(result);
  }

  /**
   * The sentence that says most of the article: the one whose phrases weigh most for its length,
   * earlier sentences first among equals. An extract, word for word; whoever shows it must mark it
   * as such.
   *
   * @return null when no sentence of the body is fit
   */
  public @Nullable String sentence(@Nullable String title, String body, String language) {
    return Sentences.best(body, phrases(title, body, language));
  }

  private Map<String, PhraseFinder.Phrase> phrases(
      @Nullable String title, String body, String language) {
    PhraseFinder finder = finders.get(language.split("-", 2)[0].toLowerCase(Locale.ROOT));
    if (finder == null) {
      return Map.of();
    }
    return finder.phrases(Tokens.runs(title == null ? "" : title), Tokens.runs(body));
  }
}

package newsflow.enrich.keyword;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the phrases of one language that could be keywords, and scores them.
 *
 * <p>A phrase is a run of up to {@value #LONGEST} words whose neighbours belong together: by their
 * mutual information in the background, because the article repeats them side by side, or because
 * all are capitalised. It neither begins nor ends with a stop word, and no word at its edge is tied
 * more tightly to its neighbour outside than to the one inside; so {@code dựng Đảng} is not taken
 * out of {@code xây dựng Đảng}. Its score is tf × rarity × √words, doubled for a phrase of the
 * title, where rarity is ln(N / df) in the background, and the df of a longer phrase that of its
 * rarest pair.
 */
final class PhraseFinder {
  private static final int LONGEST = 5;
  private static final double TIED = 0.28;
  private static final double NAME = 0.6;
  private static final double LOOSE = 0.33;

  /** Tie of two words that this article itself puts side by side again and again. */
  private static final double REPEATED = 0.3;

  /** Share of a word's texts in which it is a piece of a longer one. */
  private static final double TORN = 0.2;

  /** How much oftener it must go on outside than inside a phrase to be torn from it. */
  private static final double MORE_OFTEN = 3;

  private static final double SINGLE_WORD = 0.6;
  private static final int HEADLINE_WORDS = 4;
  private static final double HEADLINE_CAPITALS = 0.7;

  /** A word alone must be this rare: in fewer than one text of e^this. */
  private static final double RARE_WORD = 3.5;

  private final Background background;
  private final Set<String> stops;
  private final boolean syllables;

  PhraseFinder(String language) {
    this.background = Background.load(language);
    this.stops = StopWords.load(language);
    this.syllables = language.equals("vi");
  }

  /** A phrase as most often written, with its score. */
  record Phrase(String text, double score) {}

  private static final class Tally {
    private final Map<String, Integer> surfaces = new LinkedHashMap<>();
    private double count;
    private double rarity;
    private int words;
    private boolean inTitle;
    private int firstSeen;
  }

  /** Phrases by their lower-case form. */
  Map<String, Phrase> phrases(List<List<Tokens.Word>> title, List<List<Tokens.Word>> body) {
    Map<String, Integer> pairs = new HashMap<>();
    title.forEach(run -> countPairs(run, pairs));
    body.forEach(run -> countPairs(run, pairs));
    Map<String, Tally> tallies = new LinkedHashMap<>();
    int[] seen = {0};
    title.forEach(run -> scan(run, true, tallies, seen, pairs));
    body.forEach(run -> scan(run, false, tallies, seen, pairs));
    Map<String, Phrase> phrases = new HashMap<>();
    tallies.forEach(
        (lower, tally) -> {
          double early = 1 + 1.0 / (1 + tally.firstSeen / 60.0);
          double score =
              Math.pow(tally.count, 0.8)
                  * tally.rarity
                  * (tally.words == 1 ? SINGLE_WORD : Math.sqrt(tally.words))
                  * (tally.inTitle ? 2 : 1)
                  * early;
          phrases.put(lower, new Phrase(surface(tally.surfaces), score));
        });
    return phrases;
  }

  private static String surface(Map<String, Integer> surfaces) {
    return surfaces.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private void scan(
      List<Tokens.Word> run,
      boolean title,
      Map<String, Tally> tallies,
      int[] seen,
      Map<String, Integer> pairs) {
    boolean headline = headline(run);
    double[] links = new double[run.size() + 1];
    links[0] = -1;
    links[run.size()] = -1;
    for (int i = 1; i < run.size(); i++) {
      links[i] = link(run.get(i - 1), run.get(i), headline, pairs);
    }
    for (int from = 0; from < run.size(); from++) {
      double weakest = 1;
      for (int to = from; to < Math.min(run.size(), from + LONGEST); to++) {
        if (to > from) {
          weakest = Math.min(weakest, links[to]);
          if (weakest < TIED) {
            break;
          }
        }
        if (stands(run, from, to, links)) {
          add(run.subList(from, to + 1), title, tallies, seen[0] + from);
        }
      }
    }
    seen[0] += run.size();
  }

  private static void countPairs(List<Tokens.Word> run, Map<String, Integer> pairs) {
    for (int i = 1; i < run.size(); i++) {
      pairs.merge(pair(run.get(i - 1), run.get(i)), 1, Integer::sum);
    }
  }

  private static String pair(Tokens.Word left, Tokens.Word right) {
    return left.lower() + ' ' + right.lower();
  }

  /** Whether it is an English headline, In Which Capitals Say Nothing. */
  private boolean headline(List<Tokens.Word> run) {
    long capitals = run.stream().filter(Tokens.Word::capital).count();
    return !syllables && run.size() >= HEADLINE_WORDS && capitals >= HEADLINE_CAPITALS * run.size();
  }

  private double link(
      Tokens.Word left, Tokens.Word right, boolean headline, Map<String, Integer> pairs) {
    if (left.number() || right.number()) {
      return -1;
    }
    double tie = background.link(left.lower(), right.lower());
    if (!stops.contains(left.lower())
        && !stops.contains(right.lower())
        && pairs.getOrDefault(pair(left, right), 0) > 1) {
      tie = Math.max(REPEATED, tie);
    }
    boolean names = left.capital() && right.capital() && !left.opens() && !headline;
    return names ? Math.max(NAME, tie) : tie;
  }

  private boolean stands(List<Tokens.Word> run, int from, int to, double[] links) {
    Tokens.Word first = run.get(from);
    Tokens.Word last = run.get(to);
    if (edge(first) || edge(last) || generic(run, from, to)) {
      return false;
    }
    if (from == to) {
      return alone(first) && Math.max(links[from], links[to + 1]) < LOOSE;
    }
    return links[from] < Math.max(TIED, links[from + 1])
        && links[to + 1] < Math.max(TIED, links[to])
        && (from == 0 || !torn(first, pairTexts(run, from - 1), pairTexts(run, from)))
        && (to + 1 == run.size() || !torn(last, pairTexts(run, to), pairTexts(run, to - 1)));
  }

  /** Texts of the background that have a word and the next side by side. */
  private double pairTexts(List<Tokens.Word> run, int at) {
    return background.frequency(Background.hash(run.get(at).lower(), run.get(at + 1).lower()));
  }

  /**
   * Whether a syllable at an edge is often a piece of a word that goes on outside, and much more
   * seldom of one that goes on inside: {@code gian} of {@code không gian}, whose mutual information
   * is low because {@code không} is everywhere.
   */
  private boolean torn(Tokens.Word edge, double outside, double inside) {
    return syllables
        && !edge.capital()
        && outside > MORE_OFTEN * inside
        && outside > TORN * background.frequency(Background.hash(edge.lower()));
  }

  private boolean edge(Tokens.Word word) {
    return stops.contains(word.lower()) || word.number() || word.surface().length() < 2;
  }

  /** Whether two words at an edge are together as empty as a stop word: {@code công tác}. */
  private boolean generic(List<Tokens.Word> run, int from, int to) {
    return to > from
        && (stops.contains(run.get(from).lower() + "_" + run.get(from + 1).lower())
            || stops.contains(run.get(to - 1).lower() + "_" + run.get(to).lower()));
  }

  private boolean alone(Tokens.Word word) {
    return syllables
        ? word.acronym() || (word.capital() && !word.opens() && rare(word))
        : word.surface().length() > 3 && rare(word);
  }

  private boolean rare(Tokens.Word word) {
    int hash = Background.hash(word.lower());
    return background.rarity(background.frequency(hash)) > RARE_WORD;
  }

  private void add(List<Tokens.Word> words, boolean title, Map<String, Tally> tallies, int at) {
    var lower = new StringBuilder();
    var surface = new StringBuilder();
    double frequency = background.texts();
    for (int i = 0; i < words.size(); i++) {
      Tokens.Word word = words.get(i);
      lower.append(i == 0 ? "" : " ").append(word.lower());
      boolean openingCapital = word.opens() && !word.acronym() && words.size() > 1 && !rare(word);
      surface
          .append(i == 0 ? "" : " ")
          .append(openingCapital && !words.get(1).capital() ? word.lower() : word.surface());
      int hash =
          i == 0
              ? Background.hash(word.lower())
              : Background.hash(words.get(i - 1).lower(), word.lower());
      frequency = Math.min(frequency, background.frequency(hash));
    }
    double rarity = background.rarity(Math.max(frequency, 1));
    Tally tally = tallies.computeIfAbsent(lower.toString(), key -> new Tally());
    if (tally.count == 0) {
      tally.firstSeen = at;
      tally.rarity = rarity;
      tally.words = words.size();
    }
    tally.count++;
    tally.inTitle |= title;
    tally.surfaces.merge(surface.toString(), 1, Integer::sum);
  }
}

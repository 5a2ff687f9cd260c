package newsflow.enrich.language;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that give a language away in a text too short for letter statistics: English function words
 * that hardly another language in Latin letters has, and the shape of a Vietnamese syllable without
 * its marks, which nearly every word of Vietnamese typed that way has and every third English word.
 */
final class TellTaleWords {
  private static final Set<String> ENGLISH =
      Set.of(
          "the",
          "and",
          "of",
          "to",
          "with",
          "from",
          "that",
          "this",
          "was",
          "were",
          "has",
          "have",
          "had",
          "his",
          "their",
          "they",
          "its",
          "but",
          "not",
          "who",
          "which",
          "what",
          "how",
          "why",
          "when",
          "by",
          "after",
          "before",
          "will",
          "would",
          "been",
          "are",
          "be",
          "says",
          "said",
          "year",
          "years",
          "new",
          "first",
          "two",
          "three",
          "than",
          "about",
          "into",
          "over",
          "out",
          "up",
          "could",
          "for",
          "you",
          "your",
          "it's",
          "as",
          "world",
          "against",
          "week",
          "day",
          "should",
          "because",
          "while",
          "off",
          "more",
          "all",
          "our",
          "we",
          "she",
          "her",
          "he",
          "him",
          "my",
          "an",
          "or",
          "if",
          "on",
          "at",
          "is",
          "it",
          "back",
          "police",
          "government",
          "company",
          "people",
          "home",
          "win",
          "wins",
          "next",
          "us");

  /** English function words that other languages have too: they count half. */
  private static final Set<String> SHARED =
      Set.of(
          "to", "of", "has", "had", "his", "an", "or", "on", "at", "is", "he", "my", "us", "up",
          "all", "as", "be", "we", "for", "was", "but", "off", "over", "week", "am", "it");

  private static final Pattern SYLLABLE =
      Pattern.compile(
          "(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?"
              + "(?:uye|uya|uyu|oai|oay|oao|oeo|uay|uoi|uou|ieu|yeu|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe"
              + "|oi|oo|ua|ue|ui|uo|uu|uy|ye|[aeiouy])(?:ch|ng|nh|[cmnpt])?");

  private TellTaleWords() {}

  /** Weight of English function words per word of the text, 0 to 1. */
  static double english(List<String> words) {
    double weight = 0;
    for (String word : words) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (ENGLISH.contains(lower)) {
        weight += SHARED.contains(lower) ? 0.5 : 1;
      }
    }
    return words.isEmpty() ? 0 : weight / words.size();
  }

  /** Share of the words, 0 to 1, that a Vietnamese syllable without marks could be. */
  static double vietnameseSyllables(List<String> words) {
    int syllables = 0;
    for (String word : words) {
      if (word.length() <= 7 && SYLLABLE.matcher(word.toLowerCase(Locale.ROOT)).matches()) {
        syllables++;
      }
    }
    return words.isEmpty() ? 0 : (double) syllables / words.size();
  }
}

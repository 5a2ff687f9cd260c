package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Knows the wording of page furniture in many languages, from {@code phrases.txt}. */
final class Phrases {
  private static final int BUCKETS = 1024;

  /** Credits of pictures by their first two signs. */
  private final List<List<String>> credits =
      new ArrayList<>(Collections.nCopies(BUCKETS, List.of()));

  private final List<String> letters = new ArrayList<>();
  private final Set<String> firstWords = new HashSet<>();
  private final Map<String, Set<String>> exact = new HashMap<>();
  private final Map<String, Map<String, Set<String>>> prefixes = new HashMap<>();

  private Phrases() {}

  static Phrases load() {
    Phrases phrases = new Phrases();
    Map<String, List<String>> sections = Sections.read("phrases.txt");
    for (String credit : sections.getOrDefault("credit", List.of())) {
      List<String> bucket = new ArrayList<>(phrases.credits.get(bucket(credit, 0)));
      bucket.add(credit);
      phrases.credits.set(bucket(credit, 0), bucket);
    }
    phrases.letters.addAll(sections.getOrDefault("letter", List.of()));
    for (String line : sections.getOrDefault("line", List.of())) {
      phrases.firstWords.add(trim(line).split("\\s+")[0]);
    }
    for (Map.Entry<String, List<String>> section : sections.entrySet()) {
      for (String line : section.getValue()) {
        phrases.exact.computeIfAbsent(section.getKey(), k -> new HashSet<>()).add(trim(line));
        phrases
            .prefixes
            .computeIfAbsent(section.getKey(), k -> new HashMap<>())
            .computeIfAbsent(key(line), k -> new HashSet<>())
            .add(line.strip());
      }
    }
    return phrases;
  }

  /** Points to another article. */
  boolean leadsAway(String text) {
    return begins("lead-in", text);
  }

  /** Opens a block of other articles, comments, tags and the like. */
  boolean opensFurniture(String text) {
    if (text.length() > 80) {
      return false;
    }
    return is("heading", text)
        || (text.length() < 60 && Words.count(text) <= 6 && begins("heading", text))
        || (text.length() < 60 && leadsAway(text));
  }

  /** A control or a label. */
  boolean isControl(String text) {
    if (text.length() > 80) {
      return false;
    }
    String label = trim(text);
    return (text.length() <= 60
            && (exact.getOrDefault("line", Set.of()).contains(label)
                || exact.getOrDefault("heading", Set.of()).contains(label)))
        || isRowOfControls(label);
  }

  /** Several labels in a row, such as {@code Share Save Comments}. */
  private boolean isRowOfControls(String label) {
    int first = label.indexOf(' ');
    if (first < 0 || !firstWords.contains(label.substring(0, first))) {
      return false;
    }
    String[] words = label.split(" ");
    if (words.length > 12) {
      return false;
    }
    boolean[] reached = new boolean[words.length + 1];
    reached[0] = true;
    for (int from = 0; from < words.length; from++) {
      for (int to = from + 1; reached[from] && to <= Math.min(words.length, from + 5); to++) {
        reached[to] |= is("line", String.join(" ", List.of(words).subList(from, to)));
      }
    }
    return reached[words.length];
  }

  /** A notice: a credit, a call to subscribe. */
  boolean isNotice(String text) {
    return text.length() <= 220 && begins("opening", text);
  }

  /** Speaks of a newsletter, as paragraphs that offer one do. */
  boolean offersLetter(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String word : letters) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Ends in the credit of a picture, as captions do. */
  boolean endsInCredit(String text) {
    String end = text.substring(Math.max(0, text.length() - 70)).toLowerCase(Locale.ROOT);
    for (int i = 0; i + 1 < end.length(); i++) {
      List<String> bucket = credits.get(bucket(end, i));
      for (int k = 0; k < bucket.size(); k++) {
        if (end.startsWith(bucket.get(k), i)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int bucket(String text, int at) {
    return (text.charAt(at) * 31 + text.charAt(at + 1)) % BUCKETS;
  }

  private boolean is(String section, String text) {
    return exact.getOrDefault(section, Set.of()).contains(trim(text));
  }

  private boolean begins(String section, String text) {
    String start = text.length() > 60 ? text.substring(0, 60) : text;
    start = start.toLowerCase(Locale.ROOT);
    int from = 0;
    while (from < start.length() && !isPart(start.charAt(from))) {
      from++;
    }
    start = start.substring(from);
    for (String phrase :
        prefixes.getOrDefault(section, Map.of()).getOrDefault(key(start), Set.of())) {
      if (start.startsWith(phrase)
          && (start.length() == phrase.length()
              || !Character.isLetter(phrase.charAt(phrase.length() - 1))
              || Words.isHanOrKana(phrase.charAt(phrase.length() - 1))
              || !Character.isLetter(start.charAt(phrase.length())))) {
        return true;
      }
    }
    return false;
  }

  private static String key(String text) {
    String start = text.strip();
    return start.substring(0, Math.min(2, start.length()));
  }

  private static boolean isPart(char c) {
    return Character.isLetter(c) || c == '©' || c == '(';
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && !Character.isLetter(text.charAt(from))) {
      from++;
    }
    while (to > from && !isEnd(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static boolean isEnd(char c) {
    return Character.isLetter(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }
}

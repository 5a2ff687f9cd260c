package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Further occurrences of names that an article is already known to hold, in its exact spelling, at
 * word boundaries and outside all mentions. One pass over the words; at most {@value #MAX_WORDS}
 * lengths are tried at each.
 */
final class Missed {
  private static final int MAX_WORDS = 8;

  /** A spelling to look for. */
  record Spelled(EntityType type, double confidence, Reason reason) {}

  private final Map<String, Spelled> spellings = new HashMap<>();
  private final Map<String, Integer> lengths = new HashMap<>();

  /** Adds a spelling; the first one added under the same characters stays. */
  void add(String name, Spelled spelled) {
    Words words = Words.of(name);
    int n = words.size();
    if (n == 0 || n > MAX_WORDS || words.start(0) != 0 || words.end(n - 1) != name.length()) {
      return;
    }
    if (spellings.putIfAbsent(name, spelled) == null) {
      lengths.merge(words.get(0), 1 << (n - 1), (a, b) -> a | b);
    }
  }

  /** The mentions and what was missed between them, in order. */
  List<Draft> fill(FieldText field, List<Draft> drafts) {
    if (spellings.isEmpty()) {
      return drafts;
    }
    List<Draft> all = new ArrayList<>(drafts.size() + 8);
    Words words = field.words();
    int next = 0;
    for (int i = 0; i < words.size(); i++) {
      while (next < drafts.size() && drafts.get(next).end() <= words.start(i)) {
        all.add(drafts.get(next++));
      }
      int limit = next < drafts.size() ? drafts.get(next).start() : field.text().length();
      if (words.start(i) >= limit) {
        continue;
      }
      Draft found = longest(field, i, limit);
      if (found != null) {
        all.add(found);
        while (i + 1 < words.size() && words.start(i + 1) < found.end()) {
          i++;
        }
      }
    }
    while (next < drafts.size()) {
      all.add(drafts.get(next++));
    }
    return all;
  }

  private @Nullable Draft longest(FieldText field, int word, int limit) {
    Words words = field.words();
    Integer mask = lengths.get(words.get(word));
    if (mask == null) {
      return null;
    }
    for (int n = MAX_WORDS; n > 0; n--) {
      int last = word + n - 1;
      if ((mask & (1 << (n - 1))) == 0 || last >= words.size() || words.end(last) > limit) {
        continue;
      }
      int start = words.start(word);
      int end = words.end(last);
      String text = field.text().substring(start, end);
      Spelled spelled = spellings.get(text);
      if (spelled != null && isFree(words, word, last, spelled)) {
        return new Draft(
            field.field(),
            start,
            end,
            text,
            spelled.type(),
            spelled.confidence(),
            List.of(spelled.reason()));
      }
    }
    return null;
  }

  /** A capitalised neighbour makes it part of a longer name; abbreviations stand as they are. */
  private static boolean isFree(Words words, int first, int last, Spelled spelled) {
    if (spelled.reason() instanceof Reason.Introduced) {
      return true;
    }
    boolean before = first > 0 && words.isJoined(first - 1) && words.isCapital(first - 1);
    boolean behind = words.isJoined(last) && words.isCapital(last + 1);
    return !before && !behind;
  }
}

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

  /**
   * The mentions and what was missed between them, in order. A mention that covers only a part of a
   * name that the article knows better gives way to it.
   */
  List<Draft> fill(FieldText field, List<Draft> drafts) {
    if (spellings.isEmpty()) {
      return drafts;
    }
    List<Draft> all = new ArrayList<>(drafts.size() + 8);
    Words words = field.words();
    int next = 0;
    int i = 0;
    while (i < words.size()) {
      int start = words.start(i);
      while (next < drafts.size() && drafts.get(next).end() <= start) {
        all.add(drafts.get(next++));
      }
      Draft found = null;
      if (next == drafts.size() || drafts.get(next).start() >= start) {
        found = longest(field, i, drafts, next);
      }
      if (found == null) {
        i++;
        continue;
      }
      all.add(found);
      while (next < drafts.size() && drafts.get(next).start() < found.end()) {
        next++;
      }
      while (i < words.size() && words.start(i) < found.end()) {
        i++;
      }
    }
    all.addAll(drafts.subList(next, drafts.size()));
    return all;
  }

  private @Nullable Draft longest(FieldText field, int word, List<Draft> drafts, int next) {
    Words words = field.words();
    Integer mask = lengths.get(words.get(word));
    if (mask == null) {
      return null;
    }
    for (int n = Math.min(MAX_WORDS, words.size() - word); n > 0; n--) {
      int last = word + n - 1;
      if ((mask & (1 << (n - 1))) == 0) {
        continue;
      }
      int start = words.start(word);
      int end = words.end(last);
      String text = field.text().substring(start, end);
      Spelled spelled = spellings.get(text);
      if (spelled != null
          && yields(drafts, next, start, end, spelled)
          && isFree(words, word, last, spelled)
          && !isNationality(words, word, spelled)) {
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

  /** Whether the mentions there, if any, are less sure parts of the name. */
  private static boolean yields(List<Draft> drafts, int next, int start, int end, Spelled spelled) {
    for (int i = next; i < drafts.size() && drafts.get(i).start() < end; i++) {
      Draft draft = drafts.get(i);
      boolean whole = draft.start() == start && draft.end() == end;
      if (whole || draft.end() > end || draft.confidence() >= spelled.confidence()) {
        return false;
      }
    }
    return true;
  }

  /** {@code người Thái Lan} and {@code tiếng Pháp} are no places. */
  private static boolean isNationality(Words words, int word, Spelled spelled) {
    String before = words.isJoined(word - 1) ? words.get(word - 1) : "";
    return spelled.type() == EntityType.PLACE
        && (before.equals("người") || before.equals("tiếng") || before.equals("Người"));
  }

  /**
   * A capitalised neighbour makes it part of a longer name, and {@code Tỉnh ủy viên} is a person;
   * abbreviations stand as they are.
   */
  private static boolean isFree(Words words, int first, int last, Spelled spelled) {
    if (spelled.reason() instanceof Reason.Introduced) {
      return true;
    }
    boolean member = words.isJoined(last) && words.get(last + 1).equals("viên");
    boolean before = first > 0 && words.isJoined(first - 1) && words.isCapital(first - 1);
    boolean behind = words.isJoined(last) && words.isCapital(last + 1);
    return !before && !behind && !member;
  }
}

package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words that offices and occupations begin with or end in, looked up by their first word. */
final class RoleHeads {
  private final Map<String, List<String[]>> byFirst = new HashMap<>();

  RoleHeads(String file) {
    for (String line : Resources.lines(file)) {
      String[] words = line.toLowerCase(Locale.ROOT).split("[ -]", -1);
      byFirst.computeIfAbsent(words[0], k -> new ArrayList<>()).add(words);
    }
    byFirst
        .values()
        .forEach(heads -> heads.sort(Comparator.comparingInt((String[] head) -> -head.length)));
  }

  /** Number of words of the longest head that begins at word i; 0 if none does. */
  int at(Words words, int i) {
    String first = words.get(i);
    if (first.isEmpty()) {
      return 0;
    }
    List<String[]> heads = byFirst.get(first.toLowerCase(Locale.ROOT));
    if (heads == null) {
      return 0;
    }
    for (String[] head : heads) {
      if (matches(words, i, head)) {
        return head.length;
      }
    }
    return 0;
  }

  private static boolean matches(Words words, int i, String[] head) {
    for (int k = 1; k < head.length; k++) {
      String gap = words.gap(i + k - 1);
      if (!(gap.equals(" ") || gap.equals("-"))
          || !words.get(i + k).toLowerCase(Locale.ROOT).equals(head[k])) {
        return false;
      }
    }
    return true;
  }
}

package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses what is shown of several spellings. */
final class DisplayName {
  /** Roles kept for one person. */
  private static final int MAX_ROLES = 12;

  private DisplayName() {}

  /** The fullest spelling that is not all capitals, with diacritics, and the most frequent one. */
  static String of(EntityType type, List<Draft> drafts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Draft draft : drafts) {
      counts.merge(clean(longForm(draft)), 1, Integer::sum);
    }
    String best = "";
    long bestScore = Long.MIN_VALUE;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      String name = entry.getKey();
      long words = Spelling.slug(name).chars().filter(c -> c == '-').count();
      long full = type == EntityType.PERSON || words > 0 ? words : 0;
      long score =
          full * 1_000_000L
              + (isCapitals(name) ? 0 : 400_000L)
              + (Spelling.isPlain(name) ? 0 : 200_000L)
              + Math.min(entry.getValue(), 100_000);
      if (score > bestScore) {
        best = name;
        bestScore = score;
      }
    }
    return type == EntityType.PERSON && isCapitals(best) ? capitalised(best) : best;
  }

  /** {@code NGUYỄN VĂN AN} as {@code Nguyễn Văn An}. */
  private static String capitalised(String name) {
    StringBuilder out = new StringBuilder(name.length());
    boolean first = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      out.append(first ? c : Character.toLowerCase(c));
      first = !Character.isLetter(c);
    }
    return out.toString();
  }

  private static String longForm(Draft draft) {
    for (Reason reason : draft.why()) {
      if (reason instanceof Reason.Introduced introduced) {
        return introduced.longForm();
      }
    }
    return draft.text();
  }

  /** White space to single blanks, invisible characters removed. */
  private static String clean(String name) {
    StringBuilder out = new StringBuilder(name.length());
    boolean gap = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = true;
      } else if (Character.getType(c) != Character.FORMAT && !Character.isISOControl(c)) {
        if (gap && !out.isEmpty()) {
          out.append(' ');
        }
        gap = false;
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isCapitals(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (Character.isLowerCase(name.charAt(i))) {
        return false;
      }
    }
    return name.indexOf(' ') > 0;
  }

  /** Roles without repetitions and without those that begin a longer one. */
  static List<String> distinct(List<String> roles) {
    List<String> distinct = new ArrayList<>();
    for (String raw : roles) {
      String role = clean(raw);
      String key = Spelling.key(role);
      boolean known = distinct.stream().anyMatch(other -> begins(Spelling.key(other), key));
      if (!known && distinct.size() < MAX_ROLES) {
        distinct.removeIf(other -> begins(key, Spelling.key(other)));
        distinct.add(role);
      }
    }
    return distinct;
  }

  private static boolean begins(String longer, String shorter) {
    return longer.equals(shorter) || longer.startsWith(shorter + " ");
  }
}

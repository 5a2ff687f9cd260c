package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Well-known organisations under all their names, and the abbreviations that the names of
 * Vietnamese bodies are made of, so that {@code UBND TP.HCM} and {@code Ủy ban nhân dân Thành phố
 * Hồ Chí Minh} are one.
 */
final class KnownNames {
  /** Longest abbreviation inside a name, in characters. */
  private static final int MAX_ABBREVIATION = 12;

  /**
   * A known organisation.
   *
   * @param id entity id
   * @param vietnamese name in Vietnamese text
   * @param english name in all other text; the same when the table has none
   */
  record Known(String id, EntityType type, String vietnamese, String english) {}

  private final Map<String, Known> byKey = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();

  private KnownNames() {}

  static KnownNames load() {
    KnownNames names = new KnownNames();
    for (String[] row : Resources.table("org_words.tsv")) {
      names.words.put(row[0].toLowerCase(Locale.ROOT), row[1]);
    }
    for (String[] row : Resources.table("organisations.tsv")) {
      EntityType type = EntityType.valueOf(row[1]);
      String english = row[3].isEmpty() ? row[2] : row[3];
      Known known = new Known(id(type, row[0]), type, row[2], english);
      List<String> all = new ArrayList<>(Resources.list(row, 4));
      all.add(row[2]);
      all.add(english);
      for (String name : all) {
        names.byKey.put(Spelling.key(name), known);
        names.byKey.putIfAbsent(Spelling.key(names.expand(name)), known);
      }
    }
    return names;
  }

  /** The organisation of this name, or null. */
  @Nullable Known of(String name) {
    Known exact = byKey.get(Spelling.key(name));
    return exact == null ? byKey.get(Spelling.key(expand(name))) : exact;
  }

  static String id(EntityType type, String slug) {
    return type.name().toLowerCase(Locale.ROOT) + ":" + slug;
  }

  /** The name with the abbreviations of {@code org_words.tsv} written out, case aside. */
  String expand(String name) {
    StringBuilder out = new StringBuilder(name.length() + 16);
    int at = 0;
    while (at < name.length()) {
      int end = at;
      while (end < name.length() && !isBreak(name.charAt(end))) {
        end++;
      }
      String chunk = name.substring(at, end);
      out.append(end - at > MAX_ABBREVIATION ? chunk : expandChunk(chunk));
      if (end < name.length()) {
        out.append(' ');
      }
      at = end + 1;
    }
    return out.toString();
  }

  /** One run between blanks: the whole of it, or what its dots and hyphens separate. */
  private String expandChunk(String chunk) {
    boolean abbreviation = false;
    for (int i = 0; i < chunk.length() && !abbreviation; i++) {
      char c = chunk.charAt(i);
      abbreviation = Character.isUpperCase(c) && (i + 1 == chunk.length() || isUpper(chunk, i + 1));
    }
    if (!abbreviation && chunk.indexOf('.') < 0) {
      String whole = words.get(chunk.toLowerCase(Locale.ROOT));
      return whole == null || !Character.isUpperCase(chunk.charAt(0)) ? chunk : whole;
    }
    String bare = chunk;
    while (bare.endsWith(".") || bare.endsWith(",")) {
      bare = bare.substring(0, bare.length() - 1);
    }
    String whole = words.get(bare.toLowerCase(Locale.ROOT));
    if (whole != null) {
      return whole;
    }
    StringBuilder out = new StringBuilder();
    for (String part : bare.split("(?<=[.-])", -1)) {
      String core =
          part.endsWith(".") || part.endsWith("-") ? part.substring(0, part.length() - 1) : part;
      boolean capitals = !core.isEmpty() && core.equals(core.toUpperCase(Locale.ROOT));
      String full = capitals ? words.get(core.toLowerCase(Locale.ROOT)) : null;
      out.append(full == null ? part : full + " ");
    }
    return out.toString();
  }

  private static boolean isUpper(String chunk, int at) {
    char c = chunk.charAt(at);
    return Character.isUpperCase(c) || c == '.' || c == '&' || c == '-';
  }

  private static boolean isBreak(char c) {
    return c == ' ' || c == '\u00a0' || c == '\n' || c == '\t' || c == '(' || c == ')';
  }
}

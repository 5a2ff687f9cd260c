package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Countries and Vietnamese provinces, districts and communes, before and since July 2025. */
final class Gazetteer {
  /** Marks a code of the list before July 2025 that is not today's. */
  private static final String FORMER = "~";

  private static final String VIETNAM = "place:country:VN";

  private final Map<String, Unit> byId = new HashMap<>(32_768);
  private final Map<String, List<Unit>> byKey = new HashMap<>(32_768);
  private final Map<String, List<Unit>> bySlug = new HashMap<>(32_768);

  private Gazetteer() {}

  static Gazetteer load() {
    Gazetteer gazetteer = new Gazetteer();
    gazetteer.countries();
    gazetteer.units();
    gazetteer.aliases();
    return gazetteer;
  }

  @Nullable Unit byId(@Nullable String id) {
    return id == null ? null : byId.get(id);
  }

  /** All units of a name, whatever their type; a name without diacritics matches all spellings. */
  List<Unit> named(String name) {
    List<Unit> exact = byKey.getOrDefault(Spelling.key(name), List.of());
    return exact.isEmpty() && Spelling.isPlain(name)
        ? bySlug.getOrDefault(Spelling.slug(name), List.of())
        : exact;
  }

  /** The unit, what encloses it, and the units of 2025 that it is part of. */
  Set<String> enclosing(Unit unit) {
    Set<String> ids = new LinkedHashSet<>();
    collect(unit, ids, 0);
    return ids;
  }

  private void collect(@Nullable Unit unit, Set<String> ids, int depth) {
    if (unit == null || depth > 4 || !ids.add(unit.id())) {
      return;
    }
    collect(byId(unit.parent()), ids, depth + 1);
    collect(byId(unit.district()), ids, depth + 1);
    for (String id : unit.now()) {
      collect(byId(id), ids, depth + 1);
    }
  }

  /**
   * The unit of 2025 that carries on an old one under the same name and type, or the unit itself.
   */
  Unit current(Unit unit) {
    for (String id : unit.now()) {
      Unit next = byId(id);
      if (next != null
          && next.type().equals(unit.type())
          && Spelling.key(next.name()).equals(Spelling.key(unit.name()))) {
        return next;
      }
    }
    return unit;
  }

  private void countries() {
    for (String[] row : Resources.table("countries.tsv")) {
      Unit unit =
          new Unit(
              "place:country:" + row[0],
              Unit.Level.COUNTRY,
              row[0],
              "country",
              row[1],
              row[2],
              null,
              null,
              List.of());
      byId.put(unit.id(), unit);
      index(row[1], unit);
      index(row[2], unit);
      for (String name : Resources.list(row, 3)) {
        index(name, unit);
      }
    }
  }

  private void units() {
    for (String[] row : Resources.table("vn_units.tsv")) {
      List<String> now = new ArrayList<>();
      for (String code : row[5].isEmpty() ? new String[0] : row[5].split(",", -1)) {
        now.add(id(code));
      }
      String code = row[0].startsWith(FORMER) ? row[0].substring(1) : row[0];
      Unit unit =
          new Unit(
              id(row[0]),
              level(code),
              code,
              row[1],
              row[2],
              row[2],
              row[3].isEmpty() ? VIETNAM : id(row[3]),
              row[4].isEmpty() ? null : id(row[4]),
              now);
      byId.put(unit.id(), unit);
      index(row[2], unit);
    }
  }

  private void aliases() {
    for (String[] row : Resources.table("place_aliases.tsv")) {
      Unit unit = byId(id(row[0]));
      if (unit == null) {
        throw new IllegalStateException("place_aliases.tsv: no unit " + row[0]);
      }
      for (String name : Resources.list(row, 1)) {
        index(name, unit);
      }
    }
  }

  private void index(String name, Unit unit) {
    add(byKey, Spelling.key(name), unit);
    add(bySlug, Spelling.slug(name), unit);
  }

  private static void add(Map<String, List<Unit>> index, String key, Unit unit) {
    List<Unit> units = index.computeIfAbsent(key, k -> new ArrayList<>(1));
    if (!units.contains(unit)) {
      units.add(unit);
    }
  }

  private static Unit.Level level(String code) {
    return switch (code.length()) {
      case 2 -> Unit.Level.PROVINCE;
      case 3 -> Unit.Level.DISTRICT;
      default -> Unit.Level.COMMUNE;
    };
  }

  /**
   * Codes of provinces and communes were used again in 2025; those of before have their own ids.
   */
  private static String id(String code) {
    if (code.startsWith(FORMER)) {
      String old = code.substring(1);
      return (old.length() == 2 ? "place:vn-province-2024:" : "place:vn-commune-2024:") + old;
    }
    return switch (code.length()) {
      case 2 -> "place:vn-province:" + code;
      case 3 -> "place:vn-district:" + code;
      default -> "place:vn-commune:" + code;
    };
  }
}

package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the unit of the gazetteer that each mentioned place is. Where a name fits several units the
 * places named beside it or elsewhere in the article must leave one; otherwise it has none.
 */
final class Places {
  /**
   * Longest gap, in UTF-16 units, between a place and the place it lies in: {@code xã A, huyện B}.
   */
  private static final int NEAR = 24;

  private static final Set<String> COMMUNES = Set.of("xa", "phuong", "thi-tran", "dac-khu");
  private static final Set<String> DISTRICTS = Set.of("huyen", "quan", "thi-xa", "thanh-pho");

  private static final String VIETNAM = "place:country:VN";

  private final Gazetteer gazetteer;

  Places(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  /** A resolved mention: the unit and what decided. */
  record Found(Unit unit, String detail) {}

  /**
   * Resolves mentions in the order of the article.
   *
   * @param names the mentions taken apart, one for each draft
   * @param other names of countries in a language that is neither Vietnamese nor English
   * @return one entry for each draft; null where nothing certain is known
   */
  List<@Nullable Found> resolve(
      List<Draft> drafts, List<PlaceName> names, String language, @Nullable OtherLanguages other) {
    int n = drafts.size();
    List<@Nullable Found> found = new ArrayList<>();
    List<List<Unit>> open = new ArrayList<>();
    Set<String> context = new HashSet<>();
    boolean vietnamese = language.equals("vi");
    for (int i = 0; i < n; i++) {
      String text = drafts.get(i).text();
      Unit country = other == null ? null : gazetteer.byId(other.country(text));
      List<Unit> candidates = country == null ? candidates(text, names.get(i)) : List.of(country);
      Found sure = sure(candidates, names.get(i), vietnamese);
      found.add(sure);
      open.add(sure == null ? candidates : List.of());
      if (sure != null) {
        context.addAll(gazetteer.enclosing(sure.unit()));
      }
    }
    if (!vietnamese && !context.contains(VIETNAM)) {
      return found;
    }
    for (int round = 0; round < 2; round++) {
      for (int i = n - 1; i >= 0; i--) {
        if (found.get(i) == null && !open.get(i).isEmpty()) {
          Found near = near(drafts, found, open, !names.get(i).kinds().isEmpty(), i);
          found.set(i, near == null ? byContext(open.get(i), names.get(i), context) : near);
        }
      }
      for (Found one : found) {
        if (one != null) {
          context.addAll(gazetteer.enclosing(one.unit()));
        }
      }
    }
    sameName(found, names);
    return found;
  }

  /** A bare name that stood elsewhere in the article with all that makes it certain. */
  private static void sameName(List<@Nullable Found> found, List<PlaceName> names) {
    Map<String, Set<Unit>> known = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      Found one = found.get(i);
      if (one != null) {
        known.computeIfAbsent(names.get(i).bare(), k -> new LinkedHashSet<>()).add(one.unit());
      }
    }
    for (int i = 0; i < found.size(); i++) {
      Set<Unit> units = known.get(names.get(i).bare());
      if (found.get(i) == null
          && units != null
          && units.size() == 1
          && names.get(i).kinds().isEmpty()) {
        found.set(i, new Found(units.iterator().next(), "the article names it in full"));
      }
    }
  }

  private List<Unit> candidates(String text, PlaceName name) {
    if (name.isNoUnit()) {
      return List.of();
    }
    List<Unit> whole = gazetteer.named(text);
    if (whole.stream().anyMatch(unit -> unit.level() != Unit.Level.COMMUNE)) {
      List<Unit> typed = fitting(whole, name.kinds());
      return typed.isEmpty() ? whole : typed;
    }
    List<Unit> units = gazetteer.named(name.bare());
    return name.kinds().isEmpty() ? units : fitting(units, name.kinds());
  }

  /**
   * The units of the kinds that the text states. Units change their rank, towns become cities and
   * communes wards: a rank decides between districts of one name, and the level alone otherwise.
   */
  private static List<Unit> fitting(List<Unit> units, Set<String> kinds) {
    if (kinds.isEmpty()) {
      return units;
    }
    List<Unit> exact = new ArrayList<>();
    List<Unit> level = new ArrayList<>();
    boolean commune = COMMUNES.stream().anyMatch(kinds::contains);
    boolean district = DISTRICTS.stream().anyMatch(kinds::contains);
    for (Unit unit : units) {
      boolean exactly = kinds.contains(unit.type());
      if (exactly) {
        exact.add(unit);
      }
      boolean fits =
          switch (unit.level()) {
            case COUNTRY -> false;
            case PROVINCE -> exactly;
            case DISTRICT -> district;
            case COMMUNE -> commune;
          };
      if (fits) {
        level.add(unit);
      }
    }
    return commune || exact.isEmpty() ? level : exact;
  }

  private @Nullable Found sure(List<Unit> units, PlaceName name, boolean vietnamese) {
    if (units.isEmpty()) {
      return null;
    }
    boolean stated = !name.kinds().isEmpty();
    Unit top = null;
    int ofLevel = 0;
    for (Unit unit : units) {
      if (top == null || unit.level().compareTo(top.level()) < 0) {
        top = unit;
        ofLevel = 1;
      } else if (unit.level() == top.level()) {
        ofLevel++;
      }
    }
    if (top == null) {
      return null;
    }
    return switch (top.level()) {
      case COUNTRY -> new Found(top, "name of a country");
      case PROVINCE -> ofLevel == 1 ? new Found(top, "name of a province") : null;
      case DISTRICT ->
          ofLevel == 1 && (vietnamese || stated) && (stated || !name.isNumber())
              ? new Found(top, "the only district of this name")
              : null;
      case COMMUNE -> {
        Set<Unit> current = new LinkedHashSet<>();
        units.forEach(unit -> current.add(gazetteer.current(unit)));
        yield stated && current.size() == 1 && !name.isNumber()
            ? new Found(current.iterator().next(), "the only commune of this name")
            : null;
      }
    };
  }

  /** The next places named behind it enclose exactly one of the candidates. */
  private @Nullable Found near(
      List<Draft> drafts,
      List<@Nullable Found> found,
      List<List<Unit>> open,
      boolean stated,
      int i) {
    Draft draft = drafts.get(i);
    int end = draft.end();
    for (int j = i + 1; j < Math.min(drafts.size(), i + 3); j++) {
      Draft next = drafts.get(j);
      if (next.field() != draft.field() || next.start() - end > NEAR) {
        return null;
      }
      Found outer = found.get(j);
      if (outer != null && outer.unit().level() != Unit.Level.COUNTRY) {
        List<Unit> units = highest(inside(open.get(i), Set.of(outer.unit().id())));
        boolean bareCommune =
            !stated && !units.isEmpty() && units.getFirst().level() == Unit.Level.COMMUNE;
        if (bareCommune && outer.unit().level() != Unit.Level.DISTRICT) {
          return null;
        }
        Found one = only(units, "inside " + outer.unit().name());
        if (one != null) {
          return one;
        }
      }
      end = next.end();
    }
    return null;
  }

  private static List<Unit> highest(List<Unit> units) {
    return units.stream()
        .filter(unit -> units.stream().noneMatch(o -> o.level().compareTo(unit.level()) < 0))
        .toList();
  }

  private @Nullable Found byContext(List<Unit> units, PlaceName name, Set<String> context) {
    if (name.isNumber() && name.kinds().isEmpty()) {
      return null;
    }
    List<Unit> inside = inside(units, context);
    List<Unit> districts =
        inside.stream().filter(unit -> unit.level() == Unit.Level.DISTRICT).toList();
    if (name.kinds().isEmpty() && !districts.isEmpty()) {
      return only(districts, "inside a place that the article names");
    }
    if (name.kinds().isEmpty()) {
      inside = inside.stream().filter(unit -> districtNamed(unit, context)).toList();
    }
    return only(inside, "inside a place that the article names");
  }

  private static boolean districtNamed(Unit unit, Set<String> context) {
    String parent = unit.district() == null ? unit.parent() : unit.district();
    return parent != null && parent.startsWith("place:vn-district:") && context.contains(parent);
  }

  private List<Unit> inside(List<Unit> units, Set<String> context) {
    List<Unit> inside = new ArrayList<>();
    for (Unit unit : units) {
      Set<String> around = gazetteer.enclosing(unit);
      around.remove(unit.id());
      around.remove(VIETNAM);
      if (around.stream().anyMatch(context::contains)) {
        inside.add(unit);
      }
    }
    return inside;
  }

  private @Nullable Found only(List<Unit> units, String detail) {
    Map<String, Unit> current = new LinkedHashMap<>();
    for (Unit unit : units) {
      Unit now = gazetteer.current(unit);
      current.put(now.id(), now);
    }
    return current.size() == 1 ? new Found(current.values().iterator().next(), detail) : null;
  }
}

package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The units of the gazetteer that a name can stand for, and the one that it does for certain by
 * itself.
 *
 * @param units all that fit the name and the kind that the text states
 * @param sure the one of them that needs no context, if there is one
 */
record UnitCandidates(List<Unit> units, Places.@Nullable Found sure) {
  private static final Set<String> COMMUNES = Set.of("xa", "phuong", "thi-tran", "dac-khu");
  private static final Set<String> DISTRICTS = Set.of("huyen", "quan", "thi-xa", "thanh-pho");

  /** Countries whose English name is as often another place: a state of the United States. */
  private static final Set<String> SHARED_NAMES = Set.of("place:country:GE");

  static UnitCandidates of(Gazetteer gazetteer, String text, PlaceName name, String language) {
    List<Unit> units = units(gazetteer, text, name);
    return new UnitCandidates(units, sure(gazetteer, units, name, language));
  }

  private static List<Unit> units(Gazetteer gazetteer, String text, PlaceName name) {
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

  private static Places.@Nullable Found sure(
      Gazetteer gazetteer, List<Unit> units, PlaceName name, String language) {
    List<Unit> top = highest(units);
    if (top.isEmpty()) {
      return null;
    }
    boolean stated = !name.kinds().isEmpty();
    boolean vietnamese = language.equals("vi");
    Unit first = top.getFirst();
    return switch (first.level()) {
      case COUNTRY ->
          !language.equals("en") || !SHARED_NAMES.contains(first.id())
              ? new Places.Found(first, "name of a country")
              : null;
      case PROVINCE -> top.size() == 1 ? new Places.Found(first, "name of a province") : null;
      case DISTRICT ->
          top.size() == 1 && (vietnamese || stated) && (stated || !name.isNumber())
              ? new Places.Found(first, "the only district of this name")
              : null;
      case COMMUNE -> {
        Set<Unit> current = new LinkedHashSet<>();
        top.forEach(unit -> current.add(gazetteer.current(unit)));
        yield stated && current.size() == 1 && !name.isNumber()
            ? new Places.Found(current.iterator().next(), "the only commune of this name")
            : null;
      }
    };
  }

  /** The units of the highest level among them. */
  static List<Unit> highest(List<Unit> units) {
    Unit.Level best = null;
    for (Unit unit : units) {
      best = best == null || unit.level().compareTo(best) < 0 ? unit.level() : best;
    }
    List<Unit> top = new ArrayList<>();
    for (Unit unit : units) {
      if (unit.level() == best) {
        top.add(unit);
      }
    }
    return top;
  }
}

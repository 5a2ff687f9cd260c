package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the unit of the gazetteer that each mentioned place of one article is. Where a name fits
 * several units the places named beside it or elsewhere in the article must leave one; otherwise it
 * has none. What was found out about a name is kept, so that repetitions cost little.
 */
final class Places {
  /** Longest gap, in UTF-16 units, between a place and what encloses it: {@code xã A, huyện B}. */
  private static final int NEAR = 24;

  private static final String VIETNAM = "place:country:VN";
  private static final String DISTRICT = "place:vn-district:";

  private final Gazetteer gazetteer;
  private final String language;
  private final @Nullable OtherLanguages other;
  private final Map<Name, UnitCandidates> candidates = new HashMap<>();
  private final Map<String, Set<String>> enclosing = new HashMap<>();
  private final Map<Nested, Optional<Found>> nested = new HashMap<>();
  private final Map<Name, Optional<Found>> inContext = new HashMap<>();

  /** Ids of all units found so far, with all that encloses them. */
  private final Set<String> context = new HashSet<>();

  private final Set<String> entered = new HashSet<>();

  /**
   * @param language primary language of the article
   * @param other names of countries in a language that is neither Vietnamese nor English
   */
  Places(Gazetteer gazetteer, String language, @Nullable OtherLanguages other) {
    this.gazetteer = gazetteer;
    this.language = language;
    this.other = other;
  }

  /** A resolved mention: the unit and what decided. */
  record Found(Unit unit, String detail) {}

  /** A mention's text and what its context says of it. */
  record Name(String text, PlaceName parts) {}

  private record Nested(Name name, String outer) {}

  /**
   * Resolves the mentions of an article.
   *
   * @param names what stands in each draft, in the same order
   * @return one entry for each draft; null where nothing certain is known
   */
  List<@Nullable Found> resolve(List<Draft> drafts, List<Name> names) {
    List<@Nullable Found> found = new ArrayList<>(names.size());
    for (Name name : names) {
      Found sure = candidates.computeIfAbsent(name, this::candidates).sure();
      found.add(sure);
      enter(sure);
    }
    if (!language.equals("vi") && !context.contains(VIETNAM)) {
      return found;
    }
    for (int round = 0; round < 2; round++) {
      inContext.clear();
      for (int i = names.size() - 1; i >= 0; i--) {
        if (found.get(i) == null && !units(names.get(i)).isEmpty()) {
          Found near = near(drafts, found, names, i);
          found.set(i, near == null ? byContext(names.get(i)) : near);
        }
      }
      found.forEach(this::enter);
    }
    sameName(found, names);
    return found;
  }

  private UnitCandidates candidates(Name name) {
    Unit country = other == null ? null : gazetteer.byId(other.country(name.text()));
    return country == null
        ? UnitCandidates.of(gazetteer, name.text(), name.parts(), language)
        : new UnitCandidates(List.of(country), new Found(country, "name of a country"));
  }

  private List<Unit> units(Name name) {
    UnitCandidates known = candidates.get(name);
    return known == null ? List.of() : known.units();
  }

  private void enter(@Nullable Found found) {
    if (found != null && entered.add(found.unit().id())) {
      context.addAll(enclosing(found.unit()));
    }
  }

  private Set<String> enclosing(Unit unit) {
    return enclosing.computeIfAbsent(unit.id(), id -> gazetteer.enclosing(unit));
  }

  /** A bare name that stood elsewhere in the article with all that makes it certain. */
  private static void sameName(List<@Nullable Found> found, List<Name> names) {
    Map<String, Set<Unit>> known = new HashMap<>();
    for (int i = 0; i < found.size(); i++) {
      Found one = found.get(i);
      if (one != null) {
        String bare = names.get(i).parts().bare();
        known.computeIfAbsent(bare, k -> new LinkedHashSet<>()).add(one.unit());
      }
    }
    for (int i = 0; i < found.size(); i++) {
      PlaceName parts = names.get(i).parts();
      Set<Unit> units = known.get(parts.bare());
      if (found.get(i) == null && units != null && units.size() == 1 && parts.kinds().isEmpty()) {
        found.set(i, new Found(units.iterator().next(), "the article names it in full"));
      }
    }
  }

  /** The next places named behind it enclose exactly one of the candidates. */
  private @Nullable Found near(
      List<Draft> drafts, List<@Nullable Found> found, List<Name> names, int i) {
    Draft draft = drafts.get(i);
    int end = draft.end();
    for (int j = i + 1; j < Math.min(drafts.size(), i + 3); j++) {
      Draft next = drafts.get(j);
      if (next.field() != draft.field() || next.start() - end > NEAR) {
        return null;
      }
      Found outer = found.get(j);
      if (outer != null && outer.unit().level() != Unit.Level.COUNTRY) {
        Nested key = new Nested(names.get(i), outer.unit().id());
        Optional<Found> one =
            nested.computeIfAbsent(key, k -> Optional.ofNullable(inside(k.name(), outer.unit())));
        if (one.isPresent()) {
          return one.get();
        }
      }
      end = next.end();
    }
    return null;
  }

  /** The candidate inside a unit; a bare name may be a commune only beside its district. */
  private @Nullable Found inside(Name name, Unit outer) {
    List<Unit> units = UnitCandidates.highest(inside(units(name), Set.of(outer.id())));
    boolean commune = !units.isEmpty() && units.getFirst().level() == Unit.Level.COMMUNE;
    boolean bare = name.parts().kinds().isEmpty();
    return commune && bare && outer.level() != Unit.Level.DISTRICT
        ? null
        : only(units, "inside " + outer.name());
  }

  private @Nullable Found byContext(Name name) {
    Optional<Found> known = inContext.get(name);
    if (known == null) {
      known = Optional.ofNullable(findInContext(name));
      inContext.put(name, known);
    }
    return known.orElse(null);
  }

  private @Nullable Found findInContext(Name name) {
    boolean bare = name.parts().kinds().isEmpty();
    if (bare && name.parts().isNumber()) {
      return null;
    }
    List<Unit> inside = inside(units(name), context);
    if (bare) {
      List<Unit> districts =
          inside.stream().filter(unit -> unit.level() == Unit.Level.DISTRICT).toList();
      inside =
          districts.isEmpty() ? inside.stream().filter(this::isDistrictNamed).toList() : districts;
    }
    return only(inside, "inside a place that the article names");
  }

  private boolean isDistrictNamed(Unit unit) {
    String parent = unit.district() == null ? unit.parent() : unit.district();
    return parent != null && parent.startsWith(DISTRICT) && context.contains(parent);
  }

  private List<Unit> inside(List<Unit> units, Set<String> outer) {
    List<Unit> inside = new ArrayList<>();
    for (Unit unit : units) {
      for (String id : enclosing(unit)) {
        if (!id.equals(unit.id()) && !id.equals(VIETNAM) && outer.contains(id)) {
          inside.add(unit);
          break;
        }
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

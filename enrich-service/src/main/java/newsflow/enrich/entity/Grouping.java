package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes entities of the settled mentions of an article: which belong together, id, name, roles. */
final class Grouping {
  private static final String NUMBERED = "-lan-thu-";

  private final KnownNames known;
  private final Gazetteer gazetteer;
  private final People people = new People();
  private final Roles vietnamese = new VietnameseRoles();
  private final Roles english = new EnglishRoles();

  Grouping(KnownNames known, Gazetteer gazetteer) {
    this.known = known;
    this.gazetteer = gazetteer;
  }

  /** Entities in order of first mention, and the same seen from the mentions. */
  record Result(List<Entity> entities, List<Explained> explained) {}

  /** What an entity is made of while its mentions are collected. */
  private static final class Group {
    final String id;
    final EntityType type;
    final List<Draft> drafts = new ArrayList<>();
    final List<String> roles = new ArrayList<>();
    @Nullable String name;
    @Nullable Place place;

    Group(String id, EntityType type) {
      this.id = id;
      this.type = type;
    }
  }

  Result group(
      List<FieldText> fields,
      List<Draft> drafts,
      Map<String, Abbreviations.Definition> defined,
      String language,
      @Nullable OtherLanguages other) {
    Group[] of = new Group[drafts.size()];
    Draft[] reasoned = drafts.toArray(Draft[]::new);
    Map<String, Group> groups = new LinkedHashMap<>();
    Map<Field, FieldText> byField = new HashMap<>();
    fields.forEach(field -> byField.put(field.field(), field));
    places(byField, reasoned, of, groups, language, other);
    people(byField, reasoned, of, groups, language);
    for (int i = 0; i < of.length; i++) {
      if (of[i] == null) {
        of[i] = named(reasoned[i], byField.get(reasoned[i].field()), defined, groups, language);
      }
    }
    numbered(reasoned, of, groups);
    roles(fields, drafts, of, language);
    return result(reasoned, of);
  }

  private Group named(
      Draft draft,
      @Nullable FieldText field,
      Map<String, Abbreviations.Definition> defined,
      Map<String, Group> groups,
      String language) {
    Abbreviations.Definition one = defined.get(draft.text());
    String name = one == null || one.type() != draft.type() ? draft.text() : one.longForm();
    if (draft.type() == EntityType.EVENT && field != null && language.equals("vi")) {
      int end = Math.min(field.text().length(), draft.end() + 24);
      Congress congress = Congress.of(name, field.text().substring(draft.end(), end));
      if (congress != null) {
        String id = KnownNames.id(EntityType.EVENT, congress.slug());
        Group group = group(groups, id, EntityType.EVENT);
        group.name = congress.name();
        return group;
      }
    }
    KnownNames.Known meant = draft.type() == EntityType.PLACE ? null : known.of(name);
    if (meant != null && meant.type() == draft.type()) {
      Group group = group(groups, meant.id(), draft.type());
      group.name = language.equals("vi") ? meant.vietnamese() : meant.english();
      return group;
    }
    String slug = slug(draft.type(), name);
    return group(
        groups,
        KnownNames.id(draft.type(), slug.isEmpty() ? Spelling.slug(name) : slug),
        draft.type());
  }

  private String slug(EntityType type, String name) {
    return switch (type) {
      case PLACE -> {
        String full = PlaceName.writtenOut(name);
        yield Spelling.slug(full == null ? name : full);
      }
      case ORGANISATION -> OrganisationNames.slug(known.expand(name));
      case EVENT, MISC -> Spelling.slug(known.expand(name));
      case PERSON -> Spelling.slug(name);
    };
  }

  private void places(
      Map<Field, FieldText> fields,
      Draft[] drafts,
      Group[] of,
      Map<String, Group> groups,
      String language,
      @Nullable OtherLanguages other) {
    List<Draft> own = new ArrayList<>();
    List<Places.Name> names = new ArrayList<>();
    List<Integer> index = new ArrayList<>();
    for (int i = 0; i < drafts.length; i++) {
      FieldText field = fields.get(drafts[i].field());
      if (drafts[i].type() == EntityType.PLACE && field != null) {
        own.add(drafts[i]);
        String before = field.before(drafts[i].start(), 2);
        String after = field.after(drafts[i].end());
        PlaceName parts = PlaceName.of(drafts[i].text(), before, after);
        names.add(new Places.Name(drafts[i].text(), parts));
        index.add(i);
      }
    }
    List<Places.@Nullable Found> found = new Places(gazetteer, language, other).resolve(own, names);
    for (int k = 0; k < index.size(); k++) {
      Places.Found one = found.get(k);
      if (one != null) {
        int i = index.get(k);
        Unit unit = one.unit();
        Group group = group(groups, unit.id(), EntityType.PLACE);
        group.name = unit.title(language);
        group.place = unit.place();
        of[i] = group;
        drafts[i] = drafts[i].because(new Reason.Gazetteer(unit.id(), one.detail()));
      }
    }
  }

  private void people(
      Map<Field, FieldText> fields,
      Draft[] drafts,
      Group[] of,
      Map<String, Group> groups,
      String language) {
    List<String> names = new ArrayList<>();
    List<String> before = new ArrayList<>();
    List<Integer> index = new ArrayList<>();
    for (int i = 0; i < drafts.length; i++) {
      FieldText field = fields.get(drafts[i].field());
      if (drafts[i].type() == EntityType.PERSON && field != null) {
        names.add(drafts[i].text());
        before.add(field.before(drafts[i].start(), 1));
        index.add(i);
      }
    }
    List<People.Person> persons = people.group(names, before, language);
    Map<People.Person, Group> byPerson = new HashMap<>();
    Set<String> taken = new HashSet<>();
    for (int k = 0; k < index.size(); k++) {
      People.Person root = persons.get(k).root();
      Group group = byPerson.get(root);
      if (group == null) {
        String full = names.get(root.mentions.getFirst());
        String id = KnownNames.id(EntityType.PERSON, Spelling.slug(full));
        // Names that differ in diacritics alone share a slug; a person's id is unique in an
        // article.
        String unique = id;
        for (int n = 2; !taken.add(unique); n++) {
          unique = id + "-" + n;
        }
        group = group(groups, unique, EntityType.PERSON);
        byPerson.put(root, group);
      }
      int i = index.get(k);
      of[i] = group;
      if (persons.get(k) != root) {
        drafts[i] = drafts[i].because(new Reason.ShortName(names.get(root.mentions.getFirst())));
      }
    }
  }

  /** {@code Đại hội Đảng bộ tỉnh} is the {@code … lần thứ XX} of the article if it has only one. */
  private static void numbered(Draft[] drafts, Group[] of, Map<String, Group> groups) {
    Map<String, Set<Group>> byStem = new HashMap<>();
    for (Group group : groups.values()) {
      int cut = group.type == EntityType.EVENT ? group.id.indexOf(NUMBERED) : -1;
      if (cut > 0) {
        byStem.computeIfAbsent(group.id.substring(0, cut), k -> new HashSet<>()).add(group);
      }
    }
    for (int i = 0; i < of.length && !byStem.isEmpty(); i++) {
      Set<Group> whole = byStem.get(of[i].id);
      if (whole != null && whole.size() == 1) {
        of[i] = whole.iterator().next();
        drafts[i] = drafts[i].because(new Reason.SameEvent(of[i].id));
      }
    }
  }

  private static Group group(Map<String, Group> groups, String id, EntityType type) {
    return groups.computeIfAbsent(id, k -> new Group(id, type));
  }

  private void roles(List<FieldText> fields, List<Draft> drafts, Group[] of, String language) {
    Roles roles = language.equals("vi") ? vietnamese : english;
    if (!language.equals("vi") && !language.equals("en")) {
      return;
    }
    int from = 0;
    for (FieldText field : fields) {
      int to = from;
      while (to < drafts.size() && drafts.get(to).field() == field.field()) {
        to++;
      }
      for (Roles.Stated stated : roles.find(field, drafts.subList(from, to))) {
        of[from + stated.mention()].roles.add(stated.role());
      }
      from = to;
    }
  }

  private static Result result(Draft[] drafts, Group[] of) {
    List<Explained> explained = new ArrayList<>();
    Map<Group, List<Mention>> mentions = new LinkedHashMap<>();
    for (int i = 0; i < drafts.length; i++) {
      Draft draft = drafts[i];
      Mention mention = new Mention(draft.field(), draft.start(), draft.end(), draft.text());
      mentions.computeIfAbsent(of[i], k -> new ArrayList<>()).add(mention);
      of[i].drafts.add(draft);
      explained.add(
          new Explained(mention, of[i].id, draft.type(), draft.confidence(), draft.why()));
    }
    List<Entity> entities = new ArrayList<>(mentions.size());
    mentions.forEach((group, own) -> entities.add(entity(group, own)));
    return new Result(List.copyOf(entities), List.copyOf(explained));
  }

  private static Entity entity(Group group, List<Mention> mentions) {
    double best = 0;
    double sum = 0;
    for (Draft draft : group.drafts) {
      best = Math.max(best, draft.confidence());
      sum += draft.confidence();
    }
    double confidence = (best + sum / group.drafts.size()) / 2;
    String name = group.name == null ? DisplayName.of(group.type, group.drafts) : group.name;
    return new Entity(
        group.id,
        group.type,
        name,
        confidence,
        mentions.size(),
        DisplayName.distinct(group.roles),
        mentions,
        group.place);
  }
}

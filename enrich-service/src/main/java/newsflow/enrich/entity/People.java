package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which mentions of persons are one person. A short mention joins a longer name when it is part of
 * one person's name only: its last syllables ({@code ông Hải}, {@code Thanh Hải}) or, for names
 * that are not Vietnamese and in English text, its first word. Where two fit, or a form of address
 * contradicts ({@code bà}), it stays on its own.
 */
final class People {
  private static final int MAX_WORDS = 8;

  /** Names that differ in diacritics alone and are kept apart; more are hostile input. */
  private static final int MAX_SPELLINGS = 12;

  private final Set<String> families = new HashSet<>();

  People() {
    Resources.lines("family_names.txt").forEach(name -> families.add(Spelling.key(name)));
  }

  /** One person: the spellings and mentions that belong together. */
  static final class Person {
    final List<Integer> mentions = new ArrayList<>();
    final String[] key;
    final String[] plain;
    Honorifics.Gender gender;
    @Nullable Person joined;

    /** Whether one word without diacritics may stand for one with them: not in Vietnamese. */
    final boolean loose;

    Person(String[] key, String[] plain, boolean loose) {
      this.loose = loose;
      this.key = key;
      this.plain = plain;
      this.gender = Honorifics.ofName(key);
    }

    Person root() {
      Person person = this;
      while (person.joined != null) {
        person = person.joined;
      }
      return person;
    }

    int length() {
      return key.length;
    }
  }

  /**
   * Groups mentions.
   *
   * @param names the mentions' texts
   * @param before the word before each
   * @param language of the article
   * @return the person of each mention, in order; joined ones by their root
   */
  List<Person> group(List<String> names, List<String> before, String language) {
    Map<String, List<Person>> bySlug = new LinkedHashMap<>();
    List<Person> own = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Person person = spelled(names.get(i), bySlug, !language.equals("vi"));
      person.mentions.add(i);
      Honorifics.Gender stated = Honorifics.gender(before.get(i));
      person.gender = person.gender == Honorifics.Gender.UNKNOWN ? stated : person.gender;
      own.add(person);
    }
    List<Person> all = new ArrayList<>();
    bySlug.values().forEach(all::addAll);
    join(all, language);
    return own;
  }

  /** The person of this spelling; one without diacritics is taken for the only accented one. */
  private static Person spelled(String name, Map<String, List<Person>> bySlug, boolean loose) {
    String[] key = split(Spelling.key(name), ' ');
    String[] plain = split(Spelling.slug(name), '-');
    List<Person> same = bySlug.computeIfAbsent(String.join("-", plain), k -> new ArrayList<>(1));
    for (Person person : same) {
      if (agrees(person, key, plain, 0) || same.size() == MAX_SPELLINGS) {
        return person;
      }
    }
    Person person = new Person(key, plain, loose);
    same.add(person);
    return person;
  }

  private void join(List<Person> all, String language) {
    Map<String, Set<Person>> suffixes = new HashMap<>();
    Map<String, Set<Person>> firsts = new HashMap<>();
    Map<String, Set<Person>> ends = new HashMap<>();
    for (Person person : all) {
      int n = person.length();
      if (n < 2 || n > MAX_WORDS || n != person.plain.length) {
        continue;
      }
      for (int from = 1; from < n; from++) {
        put(suffixes, tail(person.plain, from), person);
      }
      if (!language.equals("vi") || !isVietnamese(person)) {
        put(firsts, person.plain[0], person);
        put(ends, person.plain[0] + " " + person.plain[n - 1], person);
      }
    }
    List<Person> longestFirst = new ArrayList<>(all);
    longestFirst.sort(Comparator.comparingInt(person -> -person.length()));
    for (Person person : longestFirst) {
      int n = person.length();
      if (n != person.plain.length || n > MAX_WORDS) {
        continue;
      }
      Set<Person> longer = fitting(person, suffixes.get(tail(person.plain, 0)), true);
      if (longer.isEmpty() && n == 1) {
        longer = fitting(person, firsts.get(person.plain[0]), false);
      }
      if (longer.isEmpty() && n > 1) {
        longer = withInitials(person, ends.get(person.plain[0] + " " + person.plain[n - 1]));
      }
      if (longer.size() == 1) {
        person.joined = longer.iterator().next();
      }
    }
  }

  private boolean isVietnamese(Person person) {
    return person.length() > 1 && families.contains(person.key[0]);
  }

  /** The persons, roots only, whose longer names can stand behind a short one. */
  private static Set<Person> fitting(
      Person shortName, @Nullable Set<Person> longer, boolean suffix) {
    Set<Person> fitting = new LinkedHashSet<>();
    if (longer == null) {
      return fitting;
    }
    for (Person person : longer) {
      int offset = suffix ? person.length() - shortName.length() : 0;
      if (person.length() > shortName.length()
          && !person.gender.contradicts(shortName.gender)
          && agrees(person, shortName.key, shortName.plain, offset)) {
        fitting.add(person.root());
        if (fitting.size() > 1) {
          break;
        }
      }
    }
    return fitting;
  }

  /** {@code George Bush} and {@code George W. Bush}: the same ends, initials between. */
  private static Set<Person> withInitials(Person name, @Nullable Set<Person> same) {
    Set<Person> fitting = new LinkedHashSet<>();
    if (same == null) {
      return fitting;
    }
    for (Person person : same) {
      if (person.length() > name.length() && name.length() == 2) {
        boolean initials = true;
        for (int i = 1; i + 1 < person.length(); i++) {
          initials &= person.plain[i].length() == 1;
        }
        if (initials) {
          fitting.add(person.root());
        }
      }
    }
    return fitting;
  }

  /**
   * Whether the words of a short name are those of a person's name from an offset. Diacritics must
   * be the same, unless one of the two names is written without any.
   */
  private static boolean agrees(Person person, String[] key, String[] plain, int offset) {
    if (person.length() != person.plain.length || key.length != plain.length) {
      return Arrays.equals(person.key, key);
    }
    boolean bare =
        ((person.loose || key.length > 1) && Arrays.equals(key, plain))
            || Arrays.equals(person.key, person.plain);
    for (int i = 0; i < key.length; i++) {
      if (bare
          ? !person.plain[i + offset].equals(plain[i])
          : !person.key[i + offset].equals(key[i])) {
        return false;
      }
    }
    return true;
  }

  private static void put(Map<String, Set<Person>> map, String key, Person person) {
    map.computeIfAbsent(key, k -> new LinkedHashSet<>(2)).add(person);
  }

  private static String tail(String[] words, int from) {
    return String.join(" ", Arrays.asList(words).subList(from, words.length));
  }

  private static String[] split(String text, char separator) {
    return text.isEmpty() ? new String[0] : text.split(String.valueOf(separator), -1);
  }
}

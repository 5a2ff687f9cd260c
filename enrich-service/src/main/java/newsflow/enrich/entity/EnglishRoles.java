package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Roles in English: before a name ({@code Prime Minister Keir Starmer}, {@code Tesla chief
 * executive Elon Musk}) and between commas behind it ({@code Jane Roe, chief executive of X,}).
 */
final class EnglishRoles implements Roles {
  private static final int MAX_BEFORE = 7;
  private static final int MAX_BEHIND = 16;
  private static final int MAX_APPOSED = 10;

  private final RoleHeads heads = new RoleHeads("roles_en.txt");

  @Override
  public List<Stated> find(FieldText field, List<Draft> drafts) {
    List<Stated> stated = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      if (drafts.get(i).type() == EntityType.PERSON) {
        before(field, drafts, i, stated);
        apposed(field, drafts, i, stated);
        behind(field, drafts, i, stated);
      }
    }
    return stated;
  }

  private void before(FieldText field, List<Draft> drafts, int person, List<Stated> out) {
    Words words = field.words();
    int name = words.from(drafts.get(person).start());
    int head = -1;
    for (int length = 1; length <= 4 && name - length >= 0; length++) {
      int at = name - length;
      if (!words.isJoined(at) && !words.gap(at).equals("-")) {
        break;
      }
      if (heads.at(words, at) == length) {
        head = at;
      }
    }
    if (head < 0 || !words.isJoined(name - 1)) {
      return;
    }
    int first = head;
    while (first > 0
        && first > name - MAX_BEFORE
        && (words.isJoined(first - 1) || words.gap(first - 1).equals("-"))
        && belongs(field, drafts, person, first - 1)) {
      first--;
    }
    out.add(new Stated(person, field.text().substring(words.start(first), words.end(name - 1))));
  }

  /**
   * {@code the company’s chief executive, Jane Roe}: from the article or possessive to the comma.
   */
  private void apposed(FieldText field, List<Draft> drafts, int person, List<Stated> out) {
    Words words = field.words();
    int last = words.from(drafts.get(person).start()) - 1;
    if (last < 0 || !words.gap(last).equals(", ")) {
      return;
    }
    int first = last;
    boolean head = false;
    boolean found = false;
    while (!found && first > 0 && first > last - MAX_APPOSED) {
      head |= heads.at(words, first) > 0;
      String before = words.get(first - 1).toLowerCase(Locale.ROOT);
      String gap = words.gap(first - 1);
      if (EnglishRoleWords.STOPS.contains(before) || !(gap.equals(" ") || gap.equals("-"))) {
        return;
      }
      found =
          EnglishRoleWords.DETERMINERS.contains(before)
              || (before.equals("s") && isPossessive(words, first - 1));
      first -= found ? 0 : 1;
    }
    if (found && head && !isPersonBetween(drafts, person, words.start(first))) {
      out.add(new Stated(person, field.text().substring(words.start(first), words.end(last))));
    }
  }

  private static boolean isPossessive(Words words, int i) {
    String gap = words.gap(i - 1);
    return gap.equals("'") || gap.equals("’");
  }

  private static boolean isPersonBetween(List<Draft> drafts, int person, int from) {
    for (int i = person - 1; i >= 0 && drafts.get(i).end() > from; i--) {
      if (drafts.get(i).type() == EntityType.PERSON) {
        return true;
      }
    }
    return false;
  }

  private static boolean belongs(FieldText field, List<Draft> drafts, int person, int word) {
    Words words = field.words();
    int start = words.start(word);
    for (int i = person - 1; i >= 0 && i >= person - 3; i--) {
      if (drafts.get(i).overlaps(start, start + 1)) {
        return drafts.get(i).type() != EntityType.PERSON;
      }
    }
    String lower = words.get(word).toLowerCase(Locale.ROOT);
    return EnglishRoleWords.MODIFIERS.contains(lower)
        || (words.isCapital(word)
            && !EnglishRoleWords.OPENERS.contains(lower)
            && lower.length() > 1);
  }

  private void behind(FieldText field, List<Draft> drafts, int person, List<Stated> out) {
    Words words = field.words();
    int last = words.from(drafts.get(person).end()) - 1;
    int at = last + 1;
    String gap = words.gap(last);
    if (!isOpening(gap)) {
      return;
    }
    if (at < words.size() && isAge(words.get(at)) && isOpening(words.gap(at))) {
      at++;
    }
    for (int more = 0; more < 3; more++) {
      int end = segment(field, drafts, person, at);
      if (end < at) {
        return;
      }
      int begin = isArticle(words.get(at)) ? at + 1 : at;
      out.add(new Stated(person, field.text().substring(words.start(begin), words.end(end))));
      if (!words.gap(end).equals(", ")) {
        return;
      }
      at = end + 1;
    }
  }

  /** Last word of a role that begins at a word, or less. */
  private int segment(FieldText field, List<Draft> drafts, int person, int from) {
    Words words = field.words();
    int i = from;
    int head = 0;
    while (i < words.size() && i < from + MAX_BEHIND) {
      String lower = words.get(i).toLowerCase(Locale.ROOT);
      if (lower.isEmpty()
          || EnglishRoleWords.STOPS.contains(lower)
          || isOtherPerson(drafts, person, words.start(i))) {
        break;
      }
      int length = head > 0 ? 0 : heads.at(words, i);
      if (length > 0) {
        head = i + length;
        i = head - 1;
      } else if (head == 0 && (i >= from + 6 || !leads(words, from, i, lower))) {
        return from - 1;
      }
      i++;
      String gap = words.gap(i - 1);
      if (!(gap.equals(" ")
          || gap.equals("-")
          || gap.equals("’")
          || gap.equals("'")
          || gap.equals(" & ")
          || gap.equals("&")
          || (gap.equals(".") || gap.equals("/")))) {
        break;
      }
    }
    return head > 0 && i >= head ? i - 1 : from - 1;
  }

  /** Whether a word may stand before the head of a role; after an article adjectives may, too. */
  private static boolean leads(Words words, int from, int i, String lower) {
    if (lower.equals("of") || lower.equals("by")) {
      return false;
    }
    return isArticle(words.get(from))
        || EnglishRoleWords.MODIFIERS.contains(lower)
        || words.isCapital(i)
        || (lower.equals("s") && isPossessive(words, i));
  }

  private static boolean isOtherPerson(List<Draft> drafts, int person, int start) {
    for (int i = person + 1; i < drafts.size() && drafts.get(i).start() <= start; i++) {
      if (drafts.get(i).type() == EntityType.PERSON && drafts.get(i).end() > start) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOpening(String gap) {
    return gap.equals(", ")
        || gap.equals(" (")
        || gap.equals(" - ")
        || gap.equals(" – ")
        || gap.equals(" — ");
  }

  private static boolean isAge(String word) {
    return !word.isEmpty() && word.length() < 4 && word.chars().allMatch(Character::isDigit);
  }

  private static boolean isArticle(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.equals("the") || lower.equals("a") || lower.equals("an");
  }
}

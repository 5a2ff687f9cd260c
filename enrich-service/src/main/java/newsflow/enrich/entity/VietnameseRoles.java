package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Roles in Vietnamese: a head of the lexicon ({@code Bí thư}), then names, and the lower-case words
 * that belong to offices. Several may follow one another behind commas. They belong to the person
 * whose name follows directly ({@code Bí thư Tỉnh ủy Nguyễn Văn A}), else to the one just before
 * ({@code Nguyễn Văn A, Bí thư Tỉnh ủy}).
 */
final class VietnameseRoles implements Roles {
  private static final int MAX_WORDS = 20;

  private static final Set<String> BEFORE_HEAD =
      Set.of("nguyên", "cựu", "quyền", "tân", "đương", "phó");

  /** Words between a name and the role behind it. */
  private static final Set<String> LINKS =
      Set.of(
          "là", "hiện", "nay", "giữ", "chức", "vụ", "làm", "đồng", "thời", "kiêm", "với", "vai",
          "trò");

  /** Words that take part in naming an office but do not claim that it is held. */
  private static final Set<String> APPOINTED =
      Set.of("được", "bổ", "nhiệm", "bầu", "vừa", "đã", "chính", "thức", "phân", "công", "lại");

  /** Abbreviations whose full stop does not end a role. */
  private static final Set<String> DOTTED = Set.of("TP", "Tp", "TX", "Q", "H");

  /**
   * Before a chain of offices: {@code thay mặt Chủ tịch …, Phó Chủ tịch … A}, two persons' offices.
   */
  private static final Set<String> OTHERS = Set.of("mặt", "của", "cho", "tới", "gửi", "quyền");

  private static final Set<String> DANGLING = Set.of("của", "và", "kiêm", "tại", "thuộc");

  /** Age or year of birth between a name and a role: {@code (SN 1980, …}, {@code , 45 tuổi, …}. */
  private static final Pattern AGE =
      Pattern.compile("^ ?[,(] ?(?:SN|sinh năm)? ?\\d{2,4}(?: tuổi)?\\)?");

  private final RoleHeads heads = new RoleHeads("roles_vi.txt");
  private final RoleHeads inside = new RoleHeads("role_words_vi.txt");

  @Override
  public List<Stated> find(FieldText field, List<Draft> drafts) {
    List<Stated> stated = new ArrayList<>();
    if (drafts.stream().noneMatch(draft -> draft.type() == EntityType.PERSON)) {
      return stated;
    }
    Words words = field.words();
    Cursor mentions = new Cursor(drafts);
    for (int i = 0; i < words.size(); i++) {
      mentions.moveTo(words.start(i));
      if (mentions.covers(words.start(i))) {
        continue;
      }
      int first = i;
      while (first < i + 2 && BEFORE_HEAD.contains(lower(words, first)) && words.isJoined(first)) {
        first++;
      }
      int head = heads.at(words, first);
      if (head > 0) {
        i = Math.max(i, chain(field, drafts, mentions.index, i, stated) - 1);
      }
    }
    return stated;
  }

  /** Reads roles from word {@code from} on; gives the first word behind them. */
  private int chain(FieldText field, List<Draft> drafts, int mention, int from, List<Stated> out) {
    Words words = field.words();
    List<String> roles = new ArrayList<>();
    int start = from;
    int end = from;
    int next = -1;
    while (true) {
      int last = phrase(words, drafts, mention, start);
      if (last < start) {
        break;
      }
      end = last + 1;
      roles.add(field.text().substring(words.start(start), words.end(last)));
      next = personAt(words, drafts, mention, last);
      if (next >= 0) {
        break;
      }
      int follow = last + 1;
      String gap = words.gap(last);
      boolean comma = gap.equals(", ") || gap.equals(",");
      String word = lower(words, follow);
      boolean link = gap.equals(" ") && (word.equals("và") || LINKS.contains(word));
      if (word.equals("và")) {
        follow++;
      }
      while ((comma || link) && LINKS.contains(lower(words, follow)) && words.isJoined(follow)) {
        follow++;
      }
      if (!(comma || link) || !isHead(words, follow)) {
        break;
      }
      start = follow;
    }
    if (roles.isEmpty()) {
      return end;
    }
    int owner = personBefore(field, drafts, mention, from);
    if (owner >= 0
        && isAttribution(field, drafts.get(owner))
        && !words.gap(end - 1).startsWith(",")) {
      owner = -1;
    }
    boolean others = words.isJoined(from - 1) && OTHERS.contains(lower(words, from - 1));
    for (int i = 0; i < roles.size(); i++) {
      boolean lastOne = i == roles.size() - 1;
      if (next >= 0 && (lastOne || (owner < 0 && !others))) {
        out.add(new Stated(next, roles.get(i)));
      } else if (owner >= 0) {
        out.add(new Stated(owner, roles.get(i)));
      }
    }
    return end;
  }

  /** {@code Theo ông A, Tổng thống …}: what follows is said, and a role only between commas. */
  private static boolean isAttribution(FieldText field, Draft person) {
    String before = field.before(person.start(), 2).toLowerCase(Locale.ROOT);
    return before.equals("theo") || before.startsWith("theo ") || before.endsWith(" theo");
  }

  private boolean isHead(Words words, int i) {
    int at = i;
    while (at < i + 2 && BEFORE_HEAD.contains(lower(words, at)) && words.isJoined(at)) {
      at++;
    }
    return heads.at(words, at) > 0 || heads.at(words, i) > 0;
  }

  /** Last word of the role that begins at a word, or less when none does. */
  private int phrase(Words words, List<Draft> drafts, int mention, int start) {
    int at = start;
    while (at < start + 2 && BEFORE_HEAD.contains(lower(words, at)) && heads.at(words, at) == 0) {
      at++;
    }
    int head = heads.at(words, at);
    if (head == 0) {
      return start - 1;
    }
    int i = at + head;
    Cursor mentions = new Cursor(drafts, mention);
    int fixed = i - 1;
    while (i < words.size() && i < start + MAX_WORDS && continues(words, i - 1)) {
      mentions.moveTo(words.start(i));
      Draft cover = mentions.at(words.start(i));
      if (cover != null && cover.type() == EntityType.PERSON) {
        break;
      }
      int length = cover == null ? allowed(words, i) : 1;
      if (length == 0) {
        break;
      }
      i += length;
    }
    int last = i - 1;
    while (last > fixed && isDangling(words, mentions, last)) {
      last--;
    }
    return last;
  }

  private static boolean isDangling(Words words, Cursor mentions, int i) {
    return DANGLING.contains(lower(words, i)) && !mentions.coversBefore(words.start(i));
  }

  /** Number of words from word i on that go on an office; 0 ends it. */
  private int allowed(Words words, int i) {
    if (heads.at(words, i) > 0 && !lower(words, i - 1).equals("kiêm")) {
      return 0;
    }
    String word = words.get(i);
    if (word.isEmpty()) {
      return 0;
    }
    boolean name = Character.isUpperCase(word.codePointAt(0)) || Character.isDigit(word.charAt(0));
    return name ? 1 : inside.at(words, i);
  }

  private static boolean continues(Words words, int i) {
    String gap = words.gap(i);
    return switch (gap) {
      case " ", "-", ".", "&", "/", "\u00a0", " & " -> true;
      case ". " -> DOTTED.contains(words.get(i));
      default -> false;
    };
  }

  private static int personAt(Words words, List<Draft> drafts, int mention, int last) {
    if (last + 1 >= words.size() || !words.isJoined(last)) {
      return -1;
    }
    int start = words.start(last + 1);
    for (int i = mention; i < drafts.size() && drafts.get(i).start() <= start; i++) {
      if (drafts.get(i).start() == start && drafts.get(i).type() == EntityType.PERSON) {
        return i;
      }
    }
    return -1;
  }

  /** The person whose name ends before word {@code from}, with a comma, dash or bracket between. */
  private static int personBefore(FieldText field, List<Draft> drafts, int mention, int from) {
    Words words = field.words();
    int word = from;
    int links = 0;
    while (links < 8 && word > 0 && words.isJoined(word - 1)) {
      String before = lower(words, word - 1);
      if (!LINKS.contains(before) && (links == 0 || !APPOINTED.contains(before))) {
        break;
      }
      word--;
      links++;
    }
    int start = words.start(word);
    int index = Math.min(mention, drafts.size() - 1);
    while (index >= 0 && drafts.get(index).end() > start) {
      index--;
    }
    if (index < 0 || drafts.get(index).type() != EntityType.PERSON) {
      return -1;
    }
    String between = field.text().substring(drafts.get(index).end(), start);
    if (between.length() > 40) {
      return -1;
    }
    String mark = AGE.matcher(between).replaceFirst("").strip();
    boolean linked = links > 0 && (mark.isEmpty() || mark.equals(","));
    return linked || mark.equals(",") || mark.equals("-") || mark.equals("–") || mark.equals("(")
        ? index
        : -1;
  }

  private static String lower(Words words, int i) {
    return words.get(i).toLowerCase(Locale.ROOT);
  }
}

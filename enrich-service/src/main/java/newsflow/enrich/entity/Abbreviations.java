package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Abbreviations that a text introduces: {@code Ban Thường vụ Tỉnh ủy (BTVTU)}, {@code … (sau đây
 * gọi tắt là BTVTU)}, {@code WHO (World Health Organization)}. The initials must fit the words
 * before the bracket, or both sides must be tagged as names of one type.
 */
final class Abbreviations {
  /** Longest bracket that is looked at, in UTF-16 units. */
  private static final int MAX_BRACKET = 80;

  /** An abbreviation this long that fits the words before it needs no other evidence. */
  private static final int SURE_LENGTH = 4;

  private static final List<String> LEADS =
      List.of(
          "sau đây gọi tắt là",
          "sau đây viết tắt là",
          "sau đây gọi là",
          "dưới đây gọi tắt là",
          "dưới đây gọi là",
          "tên viết tắt là",
          "tên viết tắt",
          "gọi tắt là",
          "viết tắt là",
          "gọi tắt",
          "viết tắt",
          "hereinafter referred to as",
          "hereinafter",
          "hereafter",
          "abbreviated as",
          "abbreviated to",
          "also known as",
          "known as",
          "or");

  private final KnownNames known;

  Abbreviations(KnownNames known) {
    this.known = known;
  }

  /** An introduced abbreviation and where its two forms stand. */
  record Definition(
      String shortForm,
      int shortStart,
      int shortEnd,
      String longForm,
      int longStart,
      int longEnd,
      EntityType type) {}

  /** The definitions of one field, given its mentions in order. */
  List<Definition> find(FieldText field, List<Draft> drafts) {
    List<Definition> found = new ArrayList<>();
    Map<Integer, Draft> byEnd = new HashMap<>();
    drafts.forEach(draft -> byEnd.put(draft.end(), draft));
    String text = field.text();
    for (int open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
      int close = close(text, open);
      if (close > 0 && open > 0) {
        Definition one = bracket(field, drafts, byEnd, open, close);
        if (one != null) {
          found.add(one);
        }
      }
    }
    return found;
  }

  /** The bracket's end, or -1 when it is too long; looks at a bounded number of characters. */
  private static int close(String text, int open) {
    int limit = Math.min(text.length(), open + MAX_BRACKET);
    for (int i = open + 1; i < limit; i++) {
      if (text.charAt(i) == ')') {
        return i;
      }
    }
    return -1;
  }

  private @Nullable Definition bracket(
      FieldText field, List<Draft> drafts, Map<Integer, Draft> byEnd, int open, int close) {
    String text = field.text();
    int start = open + 1;
    boolean lead = false;
    String lower = text.substring(start, close).toLowerCase(Locale.ROOT);
    if (lower.length() == close - start) {
      for (String phrase : LEADS) {
        int at = skipBlanks(text, start) - start;
        if (lower.startsWith(phrase + " ", at) || lower.startsWith(phrase + ":", at)) {
          start += at + phrase.length() + 1;
          lead = true;
          break;
        }
      }
    }
    start = skipBlanks(text, start);
    int end = close;
    while (end > start && isPadding(text.charAt(end - 1))) {
      end--;
    }
    if (end <= start) {
      return null;
    }
    if (end - start > 3 && text.charAt(end - 1) == 's' && isApostrophe(text.charAt(end - 2))) {
      end -= 2;
    }
    String inner = text.substring(start, end);
    int longEnd = open;
    while (longEnd > 0 && isPadding(text.charAt(longEnd - 1))) {
      longEnd--;
    }
    if (Initials.isAbbreviation(inner)) {
      return outerLong(field, drafts, byEnd, inner, start, end, longEnd, close, lead);
    }
    return lead ? null : innerLong(field, drafts, inner, start, end, longEnd);
  }

  private @Nullable Definition outerLong(
      FieldText field,
      List<Draft> drafts,
      Map<Integer, Draft> byEnd,
      String inner,
      int start,
      int end,
      int longEnd,
      int close,
      boolean lead) {
    Draft before = byEnd.get(longEnd);
    Draft self = at(drafts, start, end);
    int longStart = Initials.aligned(field, Initials.of(inner), longEnd);
    if (longStart >= 0) {
      boolean part = before != null && before.start() < longStart;
      EntityType type = self != null ? self.type() : before != null ? before.type() : null;
      boolean event = before != null && before.type() == EntityType.EVENT;
      if (type == null
          || (part && !event)
          || (part && self == null && inner.length() < SURE_LENGTH)
          || !field.words().isCapital(field.words().from(longStart))) {
        return null;
      }
      if (part && self == null) {
        type = EntityType.ORGANISATION;
      }
      return definition(field, inner, start, end, longStart, longEnd, type);
    }
    if (before == null || before.type() == EntityType.PERSON || isDateline(field.text(), close)) {
      return null;
    }
    boolean sameType = self != null && self.type() == before.type();
    boolean manyWords = before.text().indexOf(' ') != before.text().lastIndexOf(' ');
    if (!(lead || (sameType && manyWords && before.type() != EntityType.PLACE))) {
      return null;
    }
    KnownNames.Known meant = known.of(inner);
    KnownNames.Known stated = known.of(before.text());
    if (meant != null && !meant.equals(stated)) {
      return null;
    }
    return definition(field, inner, start, end, before.start(), before.end(), before.type());
  }

  private static Definition definition(
      FieldText field,
      String inner,
      int start,
      int end,
      int longStart,
      int longEnd,
      EntityType type) {
    String longForm = field.text().substring(longStart, longEnd);
    return new Definition(inner, start, end, longForm, longStart, longEnd, type);
  }

  /** {@code WHO (World Health Organization)}: the initials must use up the whole bracket. */
  private static @Nullable Definition innerLong(
      FieldText field, List<Draft> drafts, String inner, int start, int end, int shortEnd) {
    int word = field.words().from(shortEnd) - 1;
    if (word < 0
        || field.words().end(word) != shortEnd
        || !Character.isUpperCase(inner.charAt(0))) {
      return null;
    }
    int shortStart = field.words().start(word);
    String shortForm = field.words().get(word);
    if (!Initials.isAbbreviation(shortForm)
        || Initials.aligned(field, Initials.of(shortForm), end) != start) {
      return null;
    }
    Draft self = at(drafts, shortStart, shortEnd);
    Draft full = at(drafts, start, end);
    EntityType type = self != null ? self.type() : full != null ? full.type() : null;
    return type == null
        ? null
        : new Definition(shortForm, shortStart, shortEnd, inner, start, end, type);
  }

  /** A bracket followed by a dash names a source, {@code (TTXVN) - …}, not the words before it. */
  private static boolean isDateline(String text, int close) {
    int at = skipBlanks(text, close + 1);
    return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '–');
  }

  private static @Nullable Draft at(List<Draft> drafts, int start, int end) {
    int low = 0;
    int high = drafts.size() - 1;
    while (low <= high) {
      int mid = (low + high) >>> 1;
      Draft draft = drafts.get(mid);
      if (draft.start() == start) {
        return draft.end() == end ? draft : null;
      }
      if (draft.start() < start) {
        low = mid + 1;
      } else {
        high = mid - 1;
      }
    }
    return null;
  }

  private static int skipBlanks(String text, int at) {
    int i = at;
    while (i < text.length() && isPadding(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '’';
  }

  private static boolean isPadding(char c) {
    return c == ' ' || c == '\u00a0' || c == '"' || c == '“' || c == '”' || c == '\'' || c == ',';
  }
}

package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Congresses and conferences by their number, {@code Đại hội Đảng bộ tỉnh lần thứ XX}, {@code Hội
 * nghị lần thứ 5 Ban Chấp hành …}: completes what the tagger cut short and finds what it missed. A
 * resolution or document of one ({@code Nghị quyết Đại hội …}) is left as it is.
 */
final class NumberedEvents {
  private static final int MAX_WORDS = 14;

  /** Words from the head to its number when the number stands behind the head itself. */
  private static final int HEAD_NUMBERED = 4;

  private static final double CONFIDENCE = 0.8;

  private static final Set<String> HEADS =
      Set.of(
          "đại hội",
          "hội nghị",
          "hội thi",
          "hội thao",
          "hội diễn",
          "hội khỏe",
          "hội khoẻ",
          "hội chợ",
          "ngày hội",
          "liên hoan",
          "kỳ họp",
          "lễ hội",
          "diễn đàn",
          "cuộc thi");

  private static final Set<String> INNER_GAPS = Set.of("-", " - ", ".");

  private static final Set<String> ORDINALS =
      Set.of("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười");

  private static final Set<String> DOCUMENTS =
      Set.of("quyết", "kiện", "lệ", "định", "thị", "cáo", "trình");

  private NumberedEvents() {}

  static List<Draft> complete(FieldText field, List<Draft> drafts) {
    Words words = field.words();
    List<Draft> all = new ArrayList<>(drafts.size());
    int next = 0;
    for (int i = 2; i < words.size(); i++) {
      int last = isNumbering(words, i) ? numberEnd(words, i) : -1;
      int first = last < 0 ? -1 : head(words, i);
      if (first < 0) {
        continue;
      }
      int start = words.start(first);
      while (next < drafts.size() && drafts.get(next).end() <= start) {
        all.add(drafts.get(next++));
      }
      int after = next;
      while (after < drafts.size() && drafts.get(after).start() < words.end(last)) {
        after++;
      }
      Draft event = event(field, drafts.subList(next, after), start, words.end(last));
      if (event != null && last - first <= HEAD_NUMBERED && after < drafts.size()) {
        Draft longer = withBody(field, event, drafts.get(after));
        after += longer.end() > event.end() ? 1 : 0;
        event = longer;
      }
      if (event != null) {
        all.add(event);
        next = after;
      }
      i = last;
    }
    all.addAll(drafts.subList(next, drafts.size()));
    return all;
  }

  /** The event in place of the mentions that it overlaps; null if one of them stands against it. */
  private static @Nullable Draft event(FieldText field, List<Draft> inside, int start, int end) {
    double confidence = CONFIDENCE;
    int last = end;
    for (Draft draft : inside) {
      if (draft.type() == EntityType.EVENT && draft.start() == start && draft.end() >= end) {
        return draft;
      }
      boolean part = draft.type() == EntityType.EVENT || draft.type() == EntityType.ORGANISATION;
      if (!part || draft.start() < start || (draft.start() == start && draft.end() >= end)) {
        return null;
      }
      if (draft.type() == EntityType.EVENT) {
        confidence = Math.max(confidence, draft.confidence());
      }
      last = Math.max(last, draft.end());
    }
    String text = field.text().substring(start, last);
    Reason reason = new Reason.Pattern("a numbered event");
    return new Draft(
        field.field(), start, last, text, EntityType.EVENT, confidence, List.of(reason));
  }

  /** {@code Hội nghị lần thứ 5 Ban Chấp hành …}: the body behind the number belongs to the name. */
  private static Draft withBody(FieldText field, Draft event, Draft body) {
    if (body.type() != EntityType.ORGANISATION
        || body.start() != event.end() + 1
        || field.text().charAt(event.end()) != ' ') {
      return event;
    }
    String text = field.text().substring(event.start(), body.end());
    return new Draft(
        event.field(),
        event.start(),
        body.end(),
        text,
        EntityType.EVENT,
        event.confidence(),
        event.why());
  }

  private static boolean isNumbering(Words words, int i) {
    return words.end(i) - words.start(i) == 3 && words.get(i).equals("lần");
  }

  /** Last word of {@code lần thứ XX}, {@code lần 2}; -1 when no number follows. */
  private static int numberEnd(Words words, int i) {
    int at = words.isJoined(i) && words.get(i + 1).equals("thứ") ? i + 1 : i;
    String number = words.isJoined(at) ? words.get(at + 1) : "";
    boolean digits =
        !number.isEmpty() && number.length() < 4 && number.chars().allMatch(Character::isDigit);
    boolean roman =
        !number.isEmpty()
            && number.length() < 7
            && number.chars().allMatch(c -> "IVXLC".indexOf(c) >= 0);
    boolean ordinal = at > i && ORDINALS.contains(number);
    boolean again = words.isJoined(at + 1) && words.get(at + 2).equals("liên");
    return (digits || roman || ordinal) && !again ? at + 1 : -1;
  }

  /** The capitalised head of the event that is numbered at word i, or -1. */
  private static int head(Words words, int i) {
    for (int at = i - 1; at >= 1 && at > i - MAX_WORDS; at--) {
      if (!words.isJoined(at) && !INNER_GAPS.contains(words.gap(at))) {
        return -1;
      }
      String two = words.get(at - 1) + " " + words.get(at);
      if (words.isCapital(at - 1)
          && words.isJoined(at - 1)
          && HEADS.contains(two.toLowerCase(Locale.ROOT))) {
        String before = words.isJoined(at - 2) ? words.get(at - 2) : "";
        return DOCUMENTS.contains(before) ? -1 : at - 1;
      }
    }
    return -1;
  }
}

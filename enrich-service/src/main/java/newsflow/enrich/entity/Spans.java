package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Makes clean mentions of what a tagger found. */
final class Spans {
  /** Heads without a name of their own, which are no names; as {@link Spelling#key} gives them. */
  private static final Set<String> GENERIC =
      Set.of(
          Spelling.key("Đại hội"),
          Spelling.key("Hội nghị"),
          Spelling.key("Công ty"),
          Spelling.key("Ngân hàng"),
          Spelling.key("Tập đoàn"),
          Spelling.key("Sở"),
          Spelling.key("TP"));

  private Spans() {}

  /**
   * The tagger's mentions as drafts: in order, inside the text, not overlapping, without quotes and
   * brackets around them, with a letter or digit, and not a generic word alone.
   */
  static List<Draft> drafts(Field field, String text, List<Tagged> tags) {
    List<Tagged> sorted = new ArrayList<>(tags);
    sorted.sort(Comparator.comparingInt(Tagged::start));
    List<Draft> drafts = new ArrayList<>(sorted.size());
    int from = 0;
    for (Tagged tag : sorted) {
      if (tag.start() < from || tag.end() <= tag.start() || tag.end() > text.length()) {
        continue;
      }
      int start = tag.start();
      int end = tag.end();
      while (start < end && isEdge(text.charAt(start), false, text, start, end)) {
        start++;
      }
      while (end > start && isEdge(text.charAt(end - 1), true, text, start, end)) {
        end--;
      }
      int open = openBracket(text, start, end);
      if (open > start) {
        end = open;
        while (end > start && text.charAt(end - 1) == ' ') {
          end--;
        }
      }
      String name = text.substring(start, end);
      if (hasLetter(name) && !GENERIC.contains(Spelling.key(name))) {
        Reason reason = new Reason.Tagged(tag.type(), tag.confidence());
        drafts.add(
            new Draft(field, start, end, name, tag.type(), tag.confidence(), List.of(reason)));
        from = end;
      }
    }
    return drafts;
  }

  private static boolean isEdge(char c, boolean last, String text, int start, int end) {
    return switch (c) {
      case ')' -> !last || !opens(text, start, end, '(');
      case '”' -> !last || !opens(text, start, end, '“');
      case '’', '\'' -> !last || !(opens(text, start, end, '‘') || opens(text, start, end, c));
      case '"' -> !last || !opens(text, start, end, '"');
      case '(', '[', ']', '{', '}', ',', ';', ':', '-', '–', '—', '“', '‘', '…', '/', ' ' -> true;
      default -> Character.isWhitespace(c) || Character.getType(c) == Character.FORMAT;
    };
  }

  /** Whether a closing mark at the end has its opening one inside, behind the first character. */
  private static boolean opens(String text, int start, int end, char open) {
    for (int i = start + 1; i < end - 1; i++) {
      if (text.charAt(i) == open) {
        return true;
      }
    }
    return false;
  }

  /** Where a bracket opens that does not close inside, or -1. */
  private static int openBracket(String text, int start, int end) {
    int open = -1;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '(') {
        open = i;
      } else if (c == ')') {
        open = -1;
      }
    }
    return open;
  }

  private static boolean hasLetter(String name) {
    return name.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}

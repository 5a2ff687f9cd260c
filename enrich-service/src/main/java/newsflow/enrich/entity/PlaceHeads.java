package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Abbreviated kinds of units that belong to a place's name, {@code T.X Phổ Yên}, {@code Q.1}: taken
 * into the mention where the tagger left them out, and such a name of the gazetteer is a place
 * whatever the tagger made of it.
 */
final class PlaceHeads {
  /** Written directly before a name, in the spelling of the text without dots and blanks. */
  private static final Set<String> HEADS = Set.of("TX", "TP", "Tp", "Q", "H", "X", "P", "TT");

  private final Gazetteer gazetteer;

  PlaceHeads(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  List<Draft> repair(FieldText field, List<Draft> drafts) {
    List<Draft> repaired = new ArrayList<>(drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      Draft draft = drafts.get(i);
      String name = draft.text();
      boolean unit =
          draft.type() != EntityType.PLACE
              && (isHeadedUnit(name) || isBracketed(field, draft, i + 1, drafts));
      if (unit) {
        repaired.add(place(field, draft, draft.start()));
        continue;
      }
      int start = draft.type() == EntityType.PLACE ? headStart(field.text(), draft.start()) : -1;
      if (start < 0 || !isHeadedUnit(field.text().substring(start, draft.end()))) {
        repaired.add(draft);
        continue;
      }
      Draft last = repaired.isEmpty() ? null : repaired.getLast();
      if (last != null && last.end() > start) {
        if (last.start() != start) {
          repaired.add(draft);
          continue;
        }
        repaired.removeLast();
      }
      repaired.add(place(field, draft, start));
    }
    return repaired;
  }

  /** {@code Kim Thành (Hải Dương)}: a district and, in brackets, the province that it lies in. */
  private boolean isBracketed(FieldText field, Draft draft, int next, List<Draft> drafts) {
    if (draft.type() != EntityType.PERSON || next >= drafts.size()) {
      return false;
    }
    Draft outer = drafts.get(next);
    if (outer.type() != EntityType.PLACE
        || outer.start() - draft.end() != 2
        || !field.text().startsWith(" (", draft.end())) {
      return false;
    }
    for (Unit unit : gazetteer.named(draft.text())) {
      Unit parent = gazetteer.byId(unit.parent());
      if (unit.level() == Unit.Level.DISTRICT
          && parent != null
          && Spelling.key(parent.name()).equals(Spelling.key(outer.text()))) {
        return true;
      }
    }
    return false;
  }

  private static Draft place(FieldText field, Draft draft, int start) {
    String text = field.text().substring(start, draft.end());
    Reason reason = new Reason.Pattern("a unit of the gazetteer by its kind or province");
    return new Draft(
            draft.field(), start, draft.end(), text, draft.type(), draft.confidence(), draft.why())
        .as(EntityType.PLACE, Math.max(draft.confidence(), 0.7), reason);
  }

  private boolean isHeadedUnit(String text) {
    int name = nameStart(text);
    if (name < 0) {
      return false;
    }
    PlaceName place = PlaceName.of(text, "", "");
    return !place.kinds().isEmpty()
        && gazetteer.named(place.bare()).stream()
            .anyMatch(unit -> unit.level() != Unit.Level.COUNTRY);
  }

  /** Where the name behind a head begins, or -1. A single letter needs its dot. */
  private static int nameStart(String text) {
    int at = 0;
    StringBuilder head = new StringBuilder(4);
    boolean dot = false;
    while (at < text.length() && at < 5) {
      char c = text.charAt(at);
      if (c == '.') {
        dot = true;
      } else if (c == ' '
          || head.length() == 2
          || (head.length() == 1 && dot && c != 'X' && c != 'P')) {
        break;
      } else {
        head.append(c);
      }
      at++;
    }
    String letters = head.toString();
    boolean known = HEADS.contains(letters) && (letters.length() == 2 || dot);
    int name = at < text.length() && text.charAt(at) == ' ' ? at + 1 : at;
    boolean separate = name > at || dot;
    return known && separate && name < text.length() ? name : -1;
  }

  /** Start of a head that ends where the mention begins, or -1. */
  private static int headStart(String text, int end) {
    int at = end;
    if (at > 0 && text.charAt(at - 1) == ' ') {
      at--;
    }
    int limit = Math.max(0, at - 4);
    int start = at;
    while (start > limit
        && (text.charAt(start - 1) == '.' || isHeadLetter(text.charAt(start - 1)))) {
      start--;
    }
    boolean boundary = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
    return start < at && boundary ? start : -1;
  }

  private static boolean isHeadLetter(char c) {
    return c == 'T' || c == 'X' || c == 'P' || c == 'p' || c == 'Q' || c == 'H';
  }
}

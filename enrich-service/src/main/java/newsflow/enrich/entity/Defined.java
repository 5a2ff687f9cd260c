package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Brings the mentions of a field into line with the abbreviations that it introduces. */
final class Defined {
  /** Confidence of a mention that the text itself states to be a name. */
  static final double CONFIDENCE = 0.9;

  private Defined() {}

  /** The mentions with both forms of each definition among them, each as a mention of its own. */
  static List<Draft> apply(
      FieldText field, List<Draft> drafts, List<Abbreviations.Definition> definitions) {
    if (definitions.isEmpty()) {
      return drafts;
    }
    List<Draft> forms = new ArrayList<>();
    for (Abbreviations.Definition one : definitions) {
      Reason reason = new Reason.Introduced(one.shortForm(), one.longForm());
      forms.add(form(field, one.longStart(), one.longEnd(), one.type(), reason));
      forms.add(form(field, one.shortStart(), one.shortEnd(), one.type(), reason));
    }
    forms.sort(Comparator.comparingInt(Draft::start));
    List<Draft> all = new ArrayList<>(drafts.size() + forms.size());
    int next = 0;
    int from = 0;
    for (Draft form : forms) {
      if (form.start() < from) {
        continue;
      }
      while (next < drafts.size() && drafts.get(next).end() <= form.start()) {
        all.add(drafts.get(next++));
      }
      Draft settled = form;
      while (next < drafts.size() && drafts.get(next).start() < form.end()) {
        Draft tagged = drafts.get(next++);
        if (tagged.start() == form.start() && tagged.end() == form.end()) {
          double confidence = Math.max(tagged.confidence(), form.confidence());
          settled = tagged.as(form.type(), confidence, form.why().getFirst());
        }
      }
      all.add(settled);
      from = form.end();
    }
    all.addAll(drafts.subList(next, drafts.size()));
    return all;
  }

  private static Draft form(FieldText field, int start, int end, EntityType type, Reason reason) {
    String text = field.text().substring(start, end);
    return new Draft(field.field(), start, end, text, type, CONFIDENCE, List.of(reason));
  }
}

package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.List;

/**
 * A mention on its way to an entity: immutable, each step makes a changed copy and adds its reason.
 */
record Draft(
    Field field,
    int start,
    int end,
    String text,
    EntityType type,
    double confidence,
    List<Reason> why) {
  Draft as(EntityType other, double newConfidence, Reason reason) {
    return new Draft(field, start, end, text, other, newConfidence, and(reason));
  }

  Draft because(Reason reason) {
    return new Draft(field, start, end, text, type, confidence, and(reason));
  }

  boolean overlaps(int from, int to) {
    return start < to && from < end;
  }

  private List<Reason> and(Reason reason) {
    List<Reason> reasons = new ArrayList<>(why);
    reasons.add(reason);
    return List.copyOf(reasons);
  }
}

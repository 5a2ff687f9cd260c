package newsflow.enrich.entity;

import java.util.List;

/**
 * A mention with what led to its type and its entity, step by step.
 *
 * @param mention where it stands
 * @param entityId the entity it stands for
 * @param type its type
 * @param confidence of this mention, 0 to 1
 * @param why the steps in order, at least one
 */
public record Explained(
    Mention mention, String entityId, EntityType type, double confidence, List<Reason> why) {
  public Explained {
    why = List.copyOf(why);
  }
}

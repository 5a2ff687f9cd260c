package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One type for one spelling, by majority over the article, weighed by confidence. */
final class Types {
  /** Share of the weight that the majority needs to change the others. */
  private static final double MAJORITY = 0.7;

  private Types() {}

  static List<Draft> settle(List<Draft> drafts) {
    Map<String, EnumMap<EntityType, Double>> votes = new HashMap<>();
    for (Draft draft : drafts) {
      votes
          .computeIfAbsent(Spelling.key(draft.text()), k -> new EnumMap<>(EntityType.class))
          .merge(draft.type(), draft.confidence(), Double::sum);
    }
    List<Draft> settled = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      EnumMap<EntityType, Double> vote = votes.get(Spelling.key(draft.text()));
      settled.add(vote == null || vote.size() == 1 ? draft : settle(draft, vote));
    }
    return settled;
  }

  private static Draft settle(Draft draft, Map<EntityType, Double> vote) {
    double total = 0;
    EntityType best = draft.type();
    for (Map.Entry<EntityType, Double> entry : vote.entrySet()) {
      total += entry.getValue();
      if (entry.getValue() > vote.getOrDefault(best, 0.0)) {
        best = entry.getKey();
      }
    }
    double share = total > 0 ? vote.getOrDefault(best, 0.0) / total : 0;
    return best == draft.type() || share < MAJORITY
        ? draft
        : draft.as(best, Math.min(draft.confidence(), share), new Reason.Majority(draft.type()));
  }
}

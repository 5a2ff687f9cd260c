package newsflow.enrich.entity;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Exact-span scores by type. */
final class Scores {
  private final int[] right = new int[EntityType.values().length];
  private final int[] wrong = new int[EntityType.values().length];
  private final int[] missed = new int[EntityType.values().length];

  private record Key(int start, int end, EntityType type) {}

  void add(List<Tagged> gold, List<Tagged> found) {
    Set<Key> expected = new HashSet<>();
    gold.forEach(g -> expected.add(new Key(g.start(), g.end(), g.type())));
    for (Tagged f : found) {
      if (expected.remove(new Key(f.start(), f.end(), f.type()))) {
        right[Labels.index(f.type())]++;
      } else {
        wrong[Labels.index(f.type())]++;
      }
    }
    expected.forEach(k -> missed[Labels.index(k.type())]++);
  }

  /** F1 in percent over the given types. */
  double f1(EntityType... types) {
    int tp = 0;
    int errors = 0;
    for (EntityType type : types) {
      tp += right[Labels.index(type)];
      errors += wrong[Labels.index(type)] + missed[Labels.index(type)];
    }
    return tp == 0 ? 0 : 200.0 * tp / (2 * tp + errors);
  }

  /** One line a type: precision, recall, F1, number in the gold. */
  String table() {
    StringBuilder out = new StringBuilder();
    for (EntityType type : EntityType.values()) {
      int k = Labels.index(type);
      out.append(
          String.format(
              Locale.ROOT,
              "%-13s P %5.1f R %5.1f F1 %5.1f (%d)%n",
              type,
              100.0 * right[k] / Math.max(1, right[k] + wrong[k]),
              100.0 * right[k] / Math.max(1, right[k] + missed[k]),
              f1(type),
              right[k] + missed[k]));
    }
    out.append(
        String.format(
            Locale.ROOT,
            "three types   F1 %5.1f%nall types     F1 %5.1f%n",
            f1(EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE),
            f1(EntityType.values())));
    return out.toString();
  }
}

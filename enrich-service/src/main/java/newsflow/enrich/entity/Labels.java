package newsflow.enrich.entity;

/**
 * The tagger's labels: outside, and for each type begin, inside, last and unit (a name of one
 * token). A name of several tokens is begin, inside…, last.
 */
final class Labels {
  static final int OUTSIDE = 0;
  private static final EntityType[] TYPES = {
    EntityType.PERSON, EntityType.ORGANISATION, EntityType.PLACE, EntityType.EVENT, EntityType.MISC
  };
  static final int COUNT = 1 + 4 * TYPES.length;

  private Labels() {}

  /** The place of a type among the types, from 0; part of the model files. */
  static int index(EntityType type) {
    return switch (type) {
      case PERSON -> 0;
      case ORGANISATION -> 1;
      case PLACE -> 2;
      case EVENT -> 3;
      case MISC -> 4;
    };
  }

  static int begin(EntityType type) {
    return 1 + 4 * index(type);
  }

  static int inside(EntityType type) {
    return begin(type) + 1;
  }

  static int last(EntityType type) {
    return begin(type) + 2;
  }

  static int unit(EntityType type) {
    return begin(type) + 3;
  }

  /** The type of a label other than {@link #OUTSIDE}. */
  static EntityType type(int label) {
    return TYPES[(label - 1) >> 2];
  }

  static boolean isBegin(int label) {
    return label != OUTSIDE && ((label - 1) & 3) == 0;
  }

  static boolean isInside(int label) {
    return label != OUTSIDE && ((label - 1) & 3) == 1;
  }

  static boolean isLast(int label) {
    return label != OUTSIDE && ((label - 1) & 3) == 2;
  }

  static boolean isUnit(int label) {
    return label != OUTSIDE && ((label - 1) & 3) == 3;
  }

  /** Whether {@code next} may follow {@code label}. */
  static boolean follows(int label, int next) {
    if (isBegin(label) || isInside(label)) {
      return (isInside(next) || isLast(next)) && type(label) == type(next);
    }
    return !isInside(next) && !isLast(next);
  }

  /** Whether a sentence may start with the label. */
  static boolean starts(int label) {
    return !isInside(label) && !isLast(label);
  }

  /** Whether a sentence may end with the label. */
  static boolean ends(int label) {
    return !isBegin(label) && !isInside(label);
  }
}

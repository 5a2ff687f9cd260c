package newsflow.enrich.entity;

import java.util.List;

/** Finds names in one field; what {@link EntityTagger#tag} does with a trained model. */
@FunctionalInterface
interface Tagger {
  /** The names of a text in normal form C, in order, not overlapping. */
  List<Tagged> tag(String text);
}

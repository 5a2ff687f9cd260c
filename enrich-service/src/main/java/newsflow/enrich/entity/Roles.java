package newsflow.enrich.entity;

import java.util.List;

/** Offices and occupations of persons as a text states them. */
interface Roles {
  /**
   * A stated role.
   *
   * @param mention index of the person's mention among the drafts
   * @param role the characters of the text
   */
  record Stated(int mention, String role) {}

  /** The roles stated in one field, given its mentions in order. */
  List<Stated> find(FieldText field, List<Draft> drafts);
}

package newsflow.enrich.entity;

import java.util.Set;

/** Words that tell where a role in an English sentence begins and ends; all in lower case. */
final class EnglishRoleWords {
  /** Words before a role that is followed by a comma and the name. */
  static final Set<String> DETERMINERS =
      words(
          """
          the its his her their our
          """);

  /** Lower-case words that may stand in front of the head of a role. */
  static final Set<String> MODIFIERS =
      words(
          """
          former acting deputy vice interim then ex late chief senior assistant shadow
          associate executive co general honorary lead police party army navy club team
          government opposition finance foreign defence defense health home interior
          education trade joint principal veteran professional non managing
          """);

  /** Capitalised words at the start of a sentence that belong to no role. */
  static final Set<String> OPENERS =
      words(
          """
          the a an in on at but and as when while after before for with by from to of if
          that this his her their its our my your yesterday today monday tuesday wednesday
          thursday friday saturday sunday however since under both although because
          """);

  /** Words that a role behind a name can't hold: it ends before them. */
  static final Set<String> STOPS =
      words(
          """
          who said says told was is are were has had have will would added which that
          where when after before while whose he she they it as but also can could may
          might must should did does do announced warned wrote be been not
          """);

  private EnglishRoleWords() {}

  private static Set<String> words(String list) {
    return Set.of(list.strip().split("\\s+"));
  }
}

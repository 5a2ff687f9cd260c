package newsflow.enrich.entity;

/** Why a mention is one, and why it has its type and stands for its entity; for explanations. */
public sealed interface Reason {
  /** The tagger of the language found it. */
  record Tagged(EntityType type, double confidence) implements Reason {}

  /** The text introduces it as the abbreviation of a long form, or as that long form. */
  record Introduced(String abbreviation, String longForm) implements Reason {}

  /** The tagger passed over it, but the same spelling is a name elsewhere in the article. */
  record SameSpelling(String name) implements Reason {}

  /** Most mentions of this spelling in the article have another type than the tagger gave here. */
  record Majority(EntityType before) implements Reason {}

  /** A regular form of names, such as a numbered congress. */
  record Pattern(String form) implements Reason {}

  /** A part of a person's name that fits one person of the article only. */
  record ShortName(String person) implements Reason {}

  /** The name of an event without its number, where the article has one such number only. */
  record SameEvent(String id) implements Reason {}

  /** The gazetteer knows the name; the detail says what decided. */
  record Gazetteer(String id, String detail) implements Reason {}
}

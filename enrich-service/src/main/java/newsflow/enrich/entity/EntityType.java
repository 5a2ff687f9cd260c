package newsflow.enrich.entity;

/** What kind of thing a name stands for. */
public enum EntityType {
  /** A person, real or fictional, without title. */
  PERSON,
  /** A body, company, party, school, club, newspaper or other named organisation. */
  ORGANISATION,
  /** A country, administrative unit, natural feature, street, building used as a place. */
  PLACE,
  /** A named event: congress, championship, war, festival. */
  EVENT,
  /** Another name: work, law, numbered document, product, prize, programme. */
  MISC
}

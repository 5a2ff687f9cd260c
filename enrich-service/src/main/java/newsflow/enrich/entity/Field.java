package newsflow.enrich.entity;

/** A field of an article in which names are looked for. */
public enum Field {
  TITLE,
  SUMMARY,
  BODY
}

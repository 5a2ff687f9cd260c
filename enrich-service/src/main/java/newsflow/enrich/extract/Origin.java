package newsflow.enrich.extract;

/** Where a value was read. */
public enum Origin {
  /** JSON-LD or microdata of schema.org, or ninjs. */
  JSON_LD,
  /** A meta element, OpenGraph included. */
  META,
  /** What the feed or the pusher declared beside the content. */
  FEED,
  /** The line of author and date above or under an article, or a time element. */
  BYLINE,
  /** The running text. */
  TEXT,
  /** The address of the page. */
  URL,
  /** Nowhere: the value is missing. */
  NONE
}

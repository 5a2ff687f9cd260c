package newsflow.ingest.push;

import java.util.Locale;

/** Why an item was not accepted; {@link #code} is what the caller sees. */
public enum Reason {
  /** Not JSON, or not the JSON of an object. */
  UNPARSABLE,
  /** A field has a name that is nearly, but not, that of a known one. */
  UNKNOWN_FIELD,
  /** A field breaks its contract. */
  INVALID_FIELD,
  /** There is nothing in the content. */
  EMPTY_CONTENT,
  /** The content, or a field, is over its limit. */
  TOO_LARGE,
  /** A news item of a kind that has no text, such as a picture. */
  UNSUPPORTED_TYPE,
  /** The article is good, but Kafka or the registry cannot take it now. */
  UNAVAILABLE;

  /** The name in lower case, as in {@code invalid_field}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package newsflow.enrich.language;

/**
 * The language of a text.
 *
 * @param tag BCP 47, such as {@code vi}; {@code und} when the text does not show it
 * @param confidence 0 to 1; 0 for {@code und}
 */
public record Language(String tag, double confidence) {
  /** The tag of a language that is not known. */
  public static final String UNKNOWN_TAG = "und";

  /** No language could be told. */
  public static final Language UNKNOWN = new Language(UNKNOWN_TAG, 0);

  /** Whether a language was told. */
  public boolean known() {
    return !tag.equals(UNKNOWN_TAG);
  }
}

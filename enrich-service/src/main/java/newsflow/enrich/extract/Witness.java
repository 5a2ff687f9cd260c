package newsflow.enrich.extract;

/**
 * One statement about a field of the article.
 *
 * @param origin the kind of place
 * @param where the place, such as {@code og:title}
 * @param value what it says, white space squeezed
 */
record Witness(Origin origin, String where, String value) {}

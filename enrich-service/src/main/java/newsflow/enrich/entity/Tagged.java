package newsflow.enrich.entity;

/**
 * One name found in a text.
 *
 * @param start first UTF-16 unit of the name in the text
 * @param end one past the last UTF-16 unit
 * @param type the kind of name
 * @param confidence calibrated probability, 0 to 1, that span and type are both right
 */
record Tagged(int start, int end, EntityType type, double confidence) {}

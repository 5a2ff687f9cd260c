package newsflow.enrich.entity;

/**
 * One place in an article where an entity is named.
 *
 * @param field the field it stands in
 * @param start first UTF-16 unit in the field's normal form C, as {@link Text#field} gives it
 * @param end one past the last unit
 * @param text the characters from start to end
 */
public record Mention(Field field, int start, int end, String text) {}

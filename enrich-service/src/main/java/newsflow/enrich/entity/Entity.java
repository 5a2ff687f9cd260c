package newsflow.enrich.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person, organisation, place, event or other named thing of an article, with all places where it
 * is named.
 *
 * @param id type and slug, {@code person:nguyen-thanh-hai}, or type and code for places of the
 *     gazetteer; the same in every article and for every spelling; unique within an article
 * @param type what kind of thing it is
 * @param name the name to show: the fullest form in the article, or the gazetteer's
 * @param confidence probability, 0 to 1, that it is a name of this type
 * @param count number of mentions
 * @param roles offices and occupations of a person, as the text states them, in order
 * @param mentions in order of field and offset, at least one, never overlapping
 * @param place what the gazetteer knows of it; null for all others
 */
public record Entity(
    String id,
    EntityType type,
    String name,
    double confidence,
    int count,
    List<String> roles,
    List<Mention> mentions,
    @Nullable Place place) {
  public Entity {
    roles = List.copyOf(roles);
    mentions = List.copyOf(mentions);
  }
}

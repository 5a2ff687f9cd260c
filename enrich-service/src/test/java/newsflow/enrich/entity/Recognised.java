package newsflow.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** What a recogniser with the real gazetteers makes of given tags. */
final class Recognised {
  /** Without a tagger. */
  static final EntityRecognizer GAZETTEERS = new EntityRecognizer(Map.of());

  private Recognised() {}

  static List<Entity> vietnamese(HandTagger tagger, String body) {
    return GAZETTEERS.with(Map.of("vi", tagger)).recognize(Text.of(body), "vi");
  }

  static List<Entity> english(HandTagger tagger, String body) {
    return GAZETTEERS.with(Map.of("en", tagger)).recognize(Text.of(body), "en");
  }

  /** The entity of that id, which must be there. */
  static Entity only(List<Entity> entities, String id) {
    List<Entity> found = entities.stream().filter(entity -> entity.id().equals(id)).toList();
    assertThat(found).as("%s among %s", id, entities).hasSize(1);
    return found.getFirst();
  }

  /** The mentions as written. */
  static List<String> texts(Entity entity) {
    return entity.mentions().stream().map(Mention::text).toList();
  }

  static List<String> ids(List<Entity> entities) {
    return entities.stream().map(Entity::id).toList();
  }
}

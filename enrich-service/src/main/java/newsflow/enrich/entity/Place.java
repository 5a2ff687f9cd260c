package newsflow.enrich.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a place from the gazetteer. Ids are entity ids: {@code place:country:VN}, {@code
 * place:vn-province:19}, {@code place:vn-district:172}, {@code place:vn-commune:05860}.
 *
 * @param code ISO 3166-1 alpha-2 code of a country, or the official code of a Vietnamese unit
 * @param parent id of the unit or country that it belongs to; null for countries
 * @param now ids of the units of 2025 that a unit of before is part of; empty when it still exists
 */
public record Place(String code, @Nullable String parent, List<String> now) {
  public Place {
    now = List.copyOf(now);
  }
}

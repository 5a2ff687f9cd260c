package newsflow.enrich.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A country or a Vietnamese administrative unit.
 *
 * @param type {@code country}, {@code tinh}, {@code thanh-pho}, {@code quan}, {@code huyen}, {@code
 *     thi-xa}, {@code phuong}, {@code xa}, {@code thi-tran}, {@code dac-khu}
 * @param parent id of the unit above; null for a country
 * @param district id of the former district that a commune of today was in
 * @param now ids of the 2025 units that it went into, when it exists no more
 */
record Unit(
    String id,
    Level level,
    String code,
    String type,
    String name,
    String englishName,
    @Nullable String parent,
    @Nullable String district,
    List<String> now) {
  enum Level {
    COUNTRY,
    PROVINCE,
    DISTRICT,
    COMMUNE
  }

  /**
   * The name to show: a country's in the language of the article, numbered units with their type.
   */
  String title(String language) {
    if (level == Level.COUNTRY) {
      return language.equals("vi") ? name : englishName;
    }
    if (id.equals("place:vn-province:79")) {
      return "Thành phố Hồ Chí Minh";
    }
    boolean number = name.chars().allMatch(Character::isDigit);
    return number ? (type.equals("quan") ? "Quận " : "Phường ") + name : name;
  }

  Place place() {
    return new Place(code, parent, now);
  }
}

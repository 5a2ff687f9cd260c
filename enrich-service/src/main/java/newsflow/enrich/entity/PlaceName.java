package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mention of a place taken apart: the kind of unit that it or the words around it state, and the
 * name without that kind.
 *
 * @param kinds types of unit that fit (as {@link Unit#type}); empty when nothing is said
 * @param bare the name alone
 */
record PlaceName(Set<String> kinds, String bare) {
  private record Head(String key, Set<String> kinds) {}

  /** Words before a name that say that it is no unit: streets, rivers, bridges, villages. */
  private static final Set<String> NO_UNITS =
      Set.of(
          "phố",
          "đường",
          "sông",
          "cầu",
          "chợ",
          "hồ",
          "núi",
          "đèo",
          "suối",
          "chùa",
          "đền",
          "hẻm",
          "ngõ",
          "thôn",
          "ấp",
          "xóm",
          "bản",
          "làng",
          "buôn",
          "kênh",
          "rạch",
          "cồn",
          "giáo xứ",
          "ngã tư",
          "ngã ba",
          "bến xe",
          "khu phố",
          "quảng trường",
          "đại lộ",
          "khách sạn",
          "nhà hàng",
          "bang",
          "tiểu bang");

  private static final Set<String> NONE = Set.of("none");

  private static final Set<String> CITY = Set.of("thanh-pho");
  private static final List<Head> HEADS = heads();

  private static List<Head> heads() {
    List<Head> heads = new ArrayList<>();
    add(heads, Set.of("tinh"), "tỉnh", "province");
    add(heads, CITY, "thành phố", "tp", "t p", "thủ đô", "city");
    add(heads, Set.of("quan"), "quận", "q");
    add(heads, Set.of("huyen"), "huyện", "h");
    add(heads, Set.of("thi-xa"), "thị xã", "tx", "t x", "town");
    add(heads, Set.of("phuong"), "phường", "p", "ward");
    add(heads, Set.of("xa"), "xã", "x", "commune");
    add(heads, Set.of("thi-tran"), "thị trấn", "tt", "township");
    add(heads, Set.of("dac-khu"), "đặc khu");
    add(heads, Set.of("quan", "huyen"), "district");
    heads.sort(Comparator.comparingInt((Head head) -> -head.key().length()));
    return List.copyOf(heads);
  }

  private static void add(List<Head> heads, Set<String> kinds, String... words) {
    for (String word : words) {
      heads.add(new Head(Spelling.key(word), kinds));
      if (!Spelling.isPlain(word)) {
        heads.add(new Head(Spelling.slug(word).replace('-', ' '), kinds));
      }
    }
  }

  /**
   * Reads a mention in its context.
   *
   * @param name the mention
   * @param before up to two words before it
   * @param after the word behind it
   */
  static PlaceName of(String name, String before, String after) {
    String key = Spelling.key(name);
    for (Head head : HEADS) {
      if (key.startsWith(head.key() + " ")) {
        return new PlaceName(head.kinds(), key.substring(head.key().length() + 1));
      }
    }
    String ahead = " " + Spelling.key(before);
    for (Head head : HEADS) {
      if (head.key().length() > 1 && ahead.endsWith(" " + head.key())) {
        return new PlaceName(head.kinds(), key);
      }
    }
    String lower = before.toLowerCase(Locale.ROOT);
    if (NO_UNITS.contains(lower) || NO_UNITS.contains(lower.substring(lower.indexOf(' ') + 1))) {
      return new PlaceName(NONE, key);
    }
    for (String tail : List.of(key, Spelling.key(after))) {
      for (Head head : HEADS) {
        boolean english = head.key().length() > 3 && Spelling.isPlain(head.key());
        if (english && tail.equals(head.key())) {
          return new PlaceName(head.kinds(), key);
        }
        if (english && tail.endsWith(" " + head.key())) {
          String bare = tail.substring(0, tail.length() - head.key().length() - 1);
          return new PlaceName(head.kinds(), bare);
        }
      }
    }
    return new PlaceName(Set.of(), key);
  }

  /**
   * The mention with an abbreviated kind written out, {@code quan 9} for {@code Q.9}; null when it
   * has no such head of its own.
   */
  static @Nullable String writtenOut(String name) {
    PlaceName place = of(name, "", "");
    if (place.kinds().size() != 1 || Spelling.key(name).equals(place.bare())) {
      return null;
    }
    return place.kinds().iterator().next() + " " + place.bare();
  }

  /** Whether the words around it say that it is a street, river, village or the like. */
  boolean isNoUnit() {
    return kinds.equals(NONE);
  }

  boolean isNumber() {
    return !bare.isEmpty() && bare.chars().allMatch(Character::isDigit);
  }
}

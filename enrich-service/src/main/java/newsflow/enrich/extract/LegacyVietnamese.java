package newsflow.enrich.extract;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The font encodings of Vietnamese sites before Unicode: TCVN3 (ABC), VNI and VISCII (RFC 1456).
 * Browsers show such text as Windows-1252, so that it also survives inside UTF-8 pages.
 */
enum LegacyVietnamese {
  TCVN3(
      1,
      pairs(
          "¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ\u00ADư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễ"
              + "ÕếÖệ×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ")),
  VISCII(
      1,
      table(
          0x80,
          "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
              + "ĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ")),
  VNI(2, vni());

  private final int width;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
  private final Map<String, String> letters;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
  private final Set<String> forms;

  LegacyVietnamese(int width, Map<String, String> letters) {
    this.width = width;
    this.letters = Map.copyOf(letters);
    this.forms = forms(letters);
  }

  /**
   * Recognises such an encoding in text that was decoded as Windows-1252 or found so in a page.
   *
   * @return the encoding, or null if the text makes more sense as it is
   */
  static @Nullable LegacyVietnamese recognise(String text) {
    String sample = text.length() > 20_000 ? text.substring(0, 20_000) : text;
    if (!isMarked(sample)) {
      return null;
    }
    Map<LegacyVietnamese, Integer> hits = new EnumMap<>(LegacyVietnamese.class);
    int plain = 0;
    for (int from = 0, i = 0; i <= sample.length(); i++) {
      if (i == sample.length() || sample.charAt(i) <= ' ') {
        if (i - from >= 2 && i - from <= 10) {
          String word = sample.substring(from, i);
          plain += Frequent.WORDS.contains(word) ? 1 : 0;
          for (LegacyVietnamese encoding : values()) {
            hits.merge(encoding, encoding.isFrequent(word) ? 1 : 0, Integer::sum);
          }
        }
        from = i + 1;
      }
    }
    LegacyVietnamese best = null;
    int most = 2 + 2 * plain;
    for (LegacyVietnamese encoding : values()) {
      int found = hits.getOrDefault(encoding, 0);
      if (found > most) {
        most = found;
        best = encoding;
      }
    }
    return best;
  }

  /**
   * Whether so many letters of the upper half of Windows-1252 are there as Vietnamese needs, one in
   * fifteen or more, and no letter that only Unicode has.
   */
  static boolean isMarked(String text) {
    int marked = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 && c <= 0xFF) {
        marked++;
      } else if (c >= 0x1EA0 && c <= 0x1EF9) {
        return false;
      }
    }
    return marked >= 12 && marked * 15 >= text.length() - spaces(text);
  }

  private static int spaces(String text) {
    int spaces = 0;
    for (int i = 0; i < text.length(); i++) {
      spaces += text.charAt(i) <= ' ' ? 1 : 0;
    }
    return spaces;
  }

  private boolean isFrequent(String word) {
    return forms.contains(word);
  }

  /** Loaded before the constants, which need it. */
  private static final class Frequent {
    /** Words so frequent that a page of Vietnamese has them; each holds a marked letter. */
    static final Set<String> WORDS =
        Set.of(
            "và", "của", "là", "có", "không", "được", "người", "những", "các", "một", "với", "đã",
            "này", "để", "về", "từ", "đến", "tại", "ở", "vào", "sẽ", "bị", "phải", "năm", "ngày",
            "việc", "như", "nhiều", "đó", "cũng", "đầu", "giá", "nhà", "nước", "đồng", "thành");

    private Frequent() {}
  }

  /** The frequent words as this encoding writes them. */
  private static Set<String> forms(Map<String, String> letters) {
    Map<String, String> signs = new HashMap<>();
    letters.forEach(
        (sign, letter) -> signs.merge(letter, sign, (a, b) -> a.charAt(0) > 0xFF ? b : a));
    Set<String> forms = new HashSet<>();
    for (String word : Frequent.WORDS) {
      StringBuilder form = new StringBuilder();
      for (int i = 0; i < word.length(); i++) {
        String letter = word.substring(i, i + 1);
        form.append(signs.getOrDefault(letter, letter));
      }
      forms.add(form.toString());
    }
    return Set.copyOf(forms);
  }

  /** Unicode for text in this encoding; letters that it does not know stay. */
  String decode(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      String two =
          width == 2 && i + 2 <= text.length() ? letters.get(text.substring(i, i + 2)) : null;
      if (two != null) {
        out.append(two);
        i += 2;
      } else {
        char c = text.charAt(i++);
        String one = letters.get(String.valueOf(c));
        out.append(one == null ? String.valueOf(c) : one);
      }
    }
    return out.toString();
  }

  private static Map<String, String> pairs(String pairs) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i + 1 < pairs.length(); i += 2) {
      map.put(pairs.substring(i, i + 1), pairs.substring(i + 1, i + 2));
    }
    return map;
  }

  private static Map<String, String> table(int first, String letters) {
    Map<String, String> map = new HashMap<>();
    byte[] one = new byte[1];
    for (int i = 0; i < letters.length(); i++) {
      one[0] = (byte) (first + i);
      map.put(Charsets.windows1252(one), letters.substring(i, i + 1));
      map.put(String.valueOf((char) (first + i)), letters.substring(i, i + 1));
    }
    return map;
  }

  private static Map<String, String> vni() {
    Map<String, String> map = new HashMap<>();
    String tones = "ø\u0300ù\u0301û\u0309õ\u0303ï\u0323";
    String circumflex = "â\u0302 à\u0302\u0300á\u0302\u0301å\u0302\u0309ã\u0302\u0303ä\u0302\u0323";
    String breve = "ê\u0306 è\u0306\u0300é\u0306\u0301ú\u0306\u0309ü\u0306\u0303ë\u0306\u0323";
    for (char base : "aeouyAEOUYôÔöÖ".toCharArray()) {
      String letter =
          switch (base) {
            case 'ô' -> "ơ";
            case 'Ô' -> "Ơ";
            case 'ö' -> "ư";
            case 'Ö' -> "Ư";
            default -> String.valueOf(base);
          };
      put(map, base, letter, tones, 1);
      if ("aeoAEO".indexOf(base) >= 0) {
        put(map, base, letter, circumflex, 2);
      }
      if (base == 'a' || base == 'A') {
        put(map, base, letter, breve, 2);
      }
    }
    map.putAll(pairs("ììííæỉóĩòịôơöưñđîỵÌÌÍÍÆỈÓĨÒỊÔƠÖƯÑĐÎỴ"));
    return map;
  }

  private static void put(
      Map<String, String> map, char base, String letter, String marks, int width) {
    for (int i = 0; i < marks.length(); i += width + 1) {
      String mark = marks.substring(i, i + 1);
      String composed =
          Normalizer.normalize(
              letter + marks.substring(i + 1, i + 1 + width).strip(), Normalizer.Form.NFC);
      map.put(base + mark, composed);
      map.put(base + mark.toUpperCase(java.util.Locale.ROOT), composed);
    }
  }
}

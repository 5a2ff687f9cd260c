package newsflow.enrich.extract;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of the months in the languages of the press, from {@code months.txt}. */
final class MonthNames {
  private static final Map<String, Integer> MONTHS = load();

  private MonthNames() {}

  /**
   * The number of the month, 1 to 12, 13 to 24 for those of the Persian calendar, or 0; the name in
   * lower case, without a full stop.
   */
  static int month(String word) {
    return MONTHS.getOrDefault(word, 0);
  }

  private static String unaccented(String name) {
    StringBuilder plain = new StringBuilder();
    Normalizer.normalize(name, Normalizer.Form.NFD)
        .chars()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> plain.append((char) c));
    return plain.toString();
  }

  private static Map<String, Integer> load() {
    Map<String, Integer> months = new HashMap<>();
    for (Map.Entry<String, List<String>> section : Sections.read("months.txt").entrySet()) {
      for (String line : section.getValue()) {
        for (String name : line.strip().split(" +")) {
          months.put(name, Integer.parseInt(section.getKey()));
          if (name.charAt(0) >= 0x370 && name.charAt(0) < 0x400) { // Greek capitals have no accents
            months.put(unaccented(name), Integer.parseInt(section.getKey()));
          }
        }
      }
    }
    return months;
  }
}

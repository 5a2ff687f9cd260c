package newsflow.enrich.extract;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of the months in the languages of the press, from {@code months.txt}. */
final class MonthNames {
  private static final Map<String, Integer> MONTHS = load();

  /** Written in one with the name: "in" in Hebrew, "month" in Khmer, Thai and Lao. */
  private static final List<String> LEADS = List.of("ב", "ខែ", "เดือน", "ເດືອນ");

  private MonthNames() {}

  /**
   * The number of the month, 1 to 12, 13 to 24 for those of the Persian calendar, 25 to 37 for
   * those of the Ethiopian one, or 0; the name in lower case, without a full stop.
   */
  static int month(String word) {
    Integer month = MONTHS.get(word);
    if (month == null && !word.isEmpty() && word.charAt(0) >= 0x0590) {
      for (String lead : LEADS) {
        if (word.startsWith(lead)) {
          month = MONTHS.get(word.substring(lead.length()));
        }
      }
    }
    return month == null ? 0 : month;
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

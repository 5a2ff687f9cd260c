package newsflow.enrich.entity;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Words of address before a person's name, and the gender that some of them state. */
final class Honorifics {
  /** What a word of address, or a name, says about the person. */
  enum Gender {
    MALE,
    FEMALE,
    UNKNOWN;

    boolean contradicts(Gender other) {
      return this != UNKNOWN && other != UNKNOWN && this != other;
    }
  }

  private static final Set<String> MALE =
      Set.of("ông", "anh", "chú", "mr", "sir", "lord", "king", "prince", "brother");

  private static final Set<String> FEMALE =
      Set.of(
          "bà",
          "chị",
          "cô",
          "dì",
          "mrs",
          "ms",
          "miss",
          "lady",
          "dame",
          "queen",
          "princess",
          "sister");

  private static final Map<String, Gender> PLAIN =
      Map.of("ong", Gender.MALE, "ba", Gender.FEMALE, "chi", Gender.FEMALE);

  private static final Set<String> OTHER =
      Set.of(
          "chí",
          "em",
          "bác",
          "cậu",
          "cháu",
          "thầy",
          "cụ",
          "hlv",
          "ts",
          "pgs",
          "gs",
          "bs",
          "luật",
          "sư",
          "sĩ",
          "viên",
          "tướng",
          "tá",
          "úy",
          "trưởng",
          "tịch",
          "thư",
          "dr",
          "prof",
          "professor",
          "doctor",
          "president",
          "minister",
          "senator",
          "sen",
          "gov",
          "governor",
          "judge",
          "captain",
          "general",
          "secretary",
          "mayor",
          "coach",
          "chancellor");

  private Honorifics() {}

  /** The gender that the word before a name states. */
  static Gender gender(String before) {
    String word = before.toLowerCase(Locale.ROOT);
    if (MALE.contains(word)) {
      return Gender.MALE;
    }
    if (FEMALE.contains(word)) {
      return Gender.FEMALE;
    }
    return PLAIN.getOrDefault(word, Gender.UNKNOWN);
  }

  /** Whether a word stands before names of persons: an address or the end of an office. */
  static boolean precedesName(String before) {
    String word = before.toLowerCase(Locale.ROOT);
    return MALE.contains(word) || FEMALE.contains(word) || OTHER.contains(word);
  }

  /** {@code Nguyễn Thị Hoa} is a woman, {@code Nguyễn Văn Hoa} a man. */
  static Gender ofName(String[] key) {
    for (int i = 1; i + 1 < key.length; i++) {
      if (key[i].equals(THI)) {
        return Gender.FEMALE;
      }
    }
    return key.length > 2 && key[1].equals(VAN) ? Gender.MALE : Gender.UNKNOWN;
  }

  private static final String THI = Spelling.key("Thị");
  private static final String VAN = Spelling.key("Văn");
}

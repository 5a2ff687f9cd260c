package newsflow.enrich.entity;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The national congresses of the Communist Party of Vietnam under all their names: {@code Đại hội
 * XIII}, {@code Đại hội Đảng toàn quốc lần thứ XIII}, {@code Đại hội đại biểu toàn quốc lần thứ
 * XIII của Đảng} are one event.
 */
record Congress(String number) {
  private static final Pattern NAME =
      Pattern.compile(
          "đại hội(?: đại biểu)?(?<party> đảng(?: cộng sản việt nam)?)?(?<nation> toàn quốc)?"
              + "(?<party2> (?:của )?đảng(?: cộng sản việt nam)?)?(?: lần(?: thứ)?)? ?"
              + "(?<number>[ivx]{1,5}|\\d{1,2})(?<party3> (?:của )?đảng(?: cộng sản việt nam)?)?");

  private static final Pattern BARE = Pattern.compile("Đại hội [IVX]{1,5}");

  private static final int MAX_LENGTH = 80;

  /**
   * Reads the name of an event.
   *
   * @param name the mention
   * @param behind the text behind it, for {@code của Đảng}
   */
  static @Nullable Congress of(String name, String behind) {
    if (name.length() > MAX_LENGTH) {
      return null;
    }
    Matcher match = NAME.matcher(name.toLowerCase(Locale.ROOT));
    if (!match.matches()) {
      return null;
    }
    String after = behind.toLowerCase(Locale.ROOT);
    boolean party =
        match.group("party") != null
            || match.group("party2") != null
            || match.group("party3") != null
            || after.startsWith(" của đảng")
            || after.startsWith(" đảng cộng sản việt nam");
    boolean other = after.startsWith(" của ") && !after.startsWith(" của đảng");
    boolean roman = !Character.isDigit(match.group("number").charAt(0));
    boolean national = match.group("nation") != null || BARE.matcher(name).matches();
    boolean alone = roman && national && !other && isEnd(behind);
    return party || alone ? new Congress(roman(match.group("number"))) : null;
  }

  /** Behind a congress that needs no further name stands punctuation or a lower-case word. */
  private static boolean isEnd(String behind) {
    return behind.length() < 2
        || behind.charAt(0) != ' '
        || !Character.isUpperCase(behind.codePointAt(1));
  }

  String slug() {
    return "dai-hoi-dai-bieu-toan-quoc-lan-thu-" + number.toLowerCase(Locale.ROOT) + "-cua-dang";
  }

  String name() {
    return "Đại hội đại biểu toàn quốc lần thứ " + number + " của Đảng";
  }

  private static String roman(String number) {
    if (!Character.isDigit(number.charAt(0))) {
      return number.toUpperCase(Locale.ROOT);
    }
    int value = Integer.parseInt(number);
    return "X".repeat(value / 10) + ONES[value % 10];
  }

  private static final String[] ONES = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
}

package newsflow.enrich.extract;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names of the months in the languages of the press, from CLDR by way of ICU. */
final class MonthNames {
  private static final String[] LOCALES = {
    "en", "vi", "de", "de_AT", "fr", "es", "pt", "it", "nl", "pl", "cs", "sk", "hu", "ro", "sv",
    "da", "nb", "nn", "fi", "et", "lv", "lt", "ru", "uk", "be", "bg", "sr", "sr_Latn", "hr", "bs",
    "sl", "mk", "sq", "el", "tr", "az", "ar", "ar_EG", "ar_LB", "ar_SY", "ar_MA", "ar_DZ", "he",
    "hi", "bn", "mr", "ta", "te", "gu", "kn", "ml", "pa", "ur", "ne", "th", "id", "ms", "fil", "sw",
    "ca", "eu", "gl", "is", "ga", "cy", "ka", "hy", "kk", "uz", "af", "lo", "km", "my", "mn", "si",
    "am"
  };
  private static final Map<String, Integer> MONTHS = load();

  private MonthNames() {}

  /** The number of the month, 1 to 12, or 0; the name in lower case, without a full stop. */
  static int month(String word) {
    return MONTHS.getOrDefault(word, 0);
  }

  private static Map<String, Integer> load() {
    Map<String, Integer> months = new HashMap<>();
    for (String name : LOCALES) {
      DateFormatSymbols symbols = new DateFormatSymbols(new ULocale(name));
      for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
        for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
          String[] names = symbols.getMonths(context, width);
          for (int i = 0; i < 12; i++) {
            add(months, names[i], i + 1);
          }
        }
      }
    }
    String[] extra = {
      "sept",
      "9",
      "okt",
      "10",
      "dez",
      "12",
      "mrz",
      "3",
      "maerz",
      "3",
      "jänner",
      "1",
      "feber",
      "2",
      "juni",
      "6",
      "janv",
      "1",
      "févr",
      "2",
      "juil",
      "7",
      "déc",
      "12",
      "ene",
      "1",
      "set",
      "9",
      "setembro",
      "9",
      "setiembre",
      "9",
      "gen",
      "1",
      "mag",
      "5",
      "lug",
      "7",
      "ago",
      "8",
      "ott",
      "10",
      "dic",
      "12",
      "giu",
      "6"
    };
    for (int i = 0; i < extra.length; i += 2) {
      months.put(extra[i], Integer.parseInt(extra[i + 1]));
    }
    return months;
  }

  private static void add(Map<String, Integer> months, String name, int month) {
    String folded = Words.nfc(name.toLowerCase(Locale.ROOT)).strip();
    if (folded.endsWith(".")) {
      folded = folded.substring(0, folded.length() - 1);
    }
    if (folded.length() >= 2 && folded.chars().noneMatch(c -> c == ' ' || Character.isDigit(c))) {
      months.putIfAbsent(folded, month);
    }
  }
}

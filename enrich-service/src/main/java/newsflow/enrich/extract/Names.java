package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what stands in a byline into names of persons. */
final class Names {
  private static final Pattern LEAD =
      Pattern.compile(
          "^\\W*(?:(?:written|posted|edited|compiled|published|reported|reporting|story|words|text|article|created|submitted|analysis|review|report)\\s+(?:by|von)|by|von|par|por|di|da|door|av|af|przez|od|autor(?:in|es|a)?|auteurs?|autor[ei]?|authors?|penulis|oleh|reporter|yazar|tác"
              + " giả|bài(?: và ảnh|, ảnh)?|tin(?: và ảnh|, ảnh)?|thực hiện|người viết|nhóm phóng"
              + " viên|phóng viên|pv|text|foto|автор|текст|от|작성자|文|記者|记者|作者|글|écrit par|publié"
              + " par|escrito por|redactado por|scritto da|a cura di|geschreven door|skrevet"
              + " av|skrevet af|skriven av|kirjoittanut|írta|szerző|scris"
              + " de|napsala?|napísala?|yazan|muhabir|ditulis oleh|γράφει(?:"
              + " [οη])?|του|της|автори?|подготовила?|пише"
              + "|autor(?:ka|ky|i|y|ius|ė|s|em)(?:/autor)?|opracowa(?:ł|ła|nie)|oprac|rozmawiał(?:a|y)?"
              + "|tekst|teksti|tekstas|teksts|piš[eu]|napisa(?:o|la)|novinar(?:ka)?|redaktor(?:ka)?"
              + "|toimetaja|kirjutas|toimitta(?:ja|nut)|skribent|journalist(?:e|a)?|giornalista|periodista|jornalista|reportero|repórter|propos"
              + " recueillis par|recueilli par"
              + "|parengė|sagatavoja|pripravil[ao]?|аутор(?:ка|и)?|авторк[аи]|авторы|пишу|журналіст(?:ка)?"
              + "|журналист(?:ка)?|кореспондент(?:ка)?|корреспондент|συντάκτ(?:ης|ρια)|κείμενο|ρεπορτάζ|بقلم|كتبت?|كتبه|تحرير|إعداد|تقرير|نوشته|گزارش|haber|haberi"
              + " hazırlayan|na(?=\\s\\p{Lu}\\p{L}+\\s+\\p{Lu})|imeandikwa"
              + " na|mwandishi|نویسنده|خبرنگار|लेखक|लेखिका|প্রতিবেদক|เขียนโดย|เรื่องโดย|รายงานโดย|เรียบเรียงโดย|โดย|ผู้เขียน|ผู้สื่อข่าว|รายงาน|מאת)\\b\\s*[::]?\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern BYLINE =
      Pattern.compile(
          "^\\W*(?:By|BY|Von|Por|Par|Di|Door|Av|Af|Przez|Автор|Tác"
              + " giả|Bài|Text|Autor(?:in)?|Oleh|Penulis|Reporter|Yazar|Écrit par|Escrito"
              + " por|Scritto da|A cura di|Geschreven door|Írta|Scris"
              + " de|Napsala?|Napísala?|Yazan|Ditulis oleh|Γράφει(?:"
              + " [οη])?|文|記者|记者|POR|PAR|VON|AUTOR|[Pp]iš[eu]|PIŠE|Пиш[еу]|ПИШЕ|[Oo]prac\\.?"
              + "|Autor(?:ka|ky|i|y|ius|ė|s)(?:/Autor)?|Аутор(?:ка|и)?|Автор(?:ка|ки|ы|и)|Auteur|Autore|Tekst"
              + "|Teksti|Teksts|Toimetaja|Toimittaja|Skribent|Συντάκτ(?:ης|ρια)|Κείμενο|Ρεπορτάζ|Propos"
              + " recueillis par)(?!\\w)\\s*[::]?\\s*\\p{Lu}",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** The same in scripts without capitals: a label, set off by a sign or before few words. */
  private static final Pattern CASELESS =
      Pattern.compile(
          "^\\W*(?:(?:بقلم|كتبت?|كتبه|إعداد|تحرير|تقرير|نویسنده|خبرنگار|लेखक|लेखिका|रिपोर्ट|প্রতিবেদক|লেখক|מאת)\\s*[:：ـ–-]"
              + "|(?:بقلم|מאת)\\s|(?:เขียนโดย|เรื่องโดย|รายงานโดย|เรียบเรียงโดย|โดย|ผู้เขียน|ผู้สื่อข่าว)\\s*:?\\s)\\s*\\p{Lo}",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** The city that Arabic papers print before the name, set off by a lengthened dash. */
  private static final Pattern CITY_BEFORE =
      Pattern.compile("^[\\p{InArabic}\\s]{2,40}?\\s[ـ–—-]\\s(?=\\p{InArabic}{2,} \\p{InArabic})");

  /** An Arabic "and", written together with the name behind it, both of at least two words. */
  private static final Pattern ARABIC_AND =
      Pattern.compile(
          "(?<=\\p{InArabic}{2} \\p{InArabic}{2,20})"
              + " و(?!(?:ليد|ائل|سام|فاء|جدي|داد|سيم|هبة|ردة|جيه|حيد)(?!\\p{L}))(?=\\p{InArabic}{3,}"
              + " \\p{InArabic}{2})");

  private static final Pattern CITY =
      Pattern.compile("\\s+in\\s+\\p{Lu}[\\p{L}-]+(?:\\s\\p{Lu}[\\p{L}-]+)?");
  private static final Pattern ABBREVIATION =
      Pattern.compile("(?<=\\p{Ll}\\s\\p{Lu}\\p{Ll}{1,20})\\s(?!II|IV|VI|JR|SR)\\p{Lu}{2,5}$");
  private static final Pattern GLUED = Pattern.compile("^\\W*(?:[Bb]y)+(?=\\p{Lu})");
  private static final Pattern SPLIT =
      Pattern.compile(
          "\\s*(?:[,;/／|•·&+\\n"
              + "、，،؛]|\\s[-–—]\\s|\\b(?:and|And|AND|und|et|y|e|och|og|en|và|with|mit|i|dan|и|та|і|a|ja|és|și|şi|και|ve|ir|un|oraz|ed)\\b(?=\\s\\p{Lu}))\\s*",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern MAIL =
      Pattern.compile(
          "@?[^\\s@]++@\\S+|https?:\\S+|(?<!\\S)@\\w+|\\([^)]{0,80}\\)|\\[[^\\]]{0,80}\\]");
  private static final Pattern HANDLE =
      Pattern.compile("(?i)\\b(?:on|follow|twitter|email|e-mail|for (?:the|\\w*mail\\w*))\\b.*$");

  /** The same in Chinese and Japanese, where no space follows. */
  private static final Pattern DENSE_LEAD =
      Pattern.compile("^\\W*(?:本报记者|记者|記者|作者|撰文|編輯|编辑|文(?=[::：/／]))\\s*[::：/／]?\\s*");

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern PARTICLE = Pattern.compile("[のをはが]");

  /** What stands behind the name of a reporter in Korean, Japanese and Chinese. */
  private static final Pattern OFFICE =
      Pattern.compile("\\s*(?:선임기자|인턴기자|기자|특파원|記者|编辑|通讯员|.{0,12}(?:報導|报道))$");

  /** Words of names that are written small. */
  private static final Set<String> PARTICLES = words("particles");

  private static final Set<String> NO_NAME = words("no-name");

  private Names() {}

  private static Set<String> words(String section) {
    return Sections.read("names.txt").getOrDefault(section, List.of()).stream()
        .flatMap(line -> Stream.of(line.split(" ")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The names in a credit.
   *
   * @param site name of the site, which is no author of its own articles
   * @return names in their order, each once; empty if there are none
   */
  static List<String> of(String credit, @Nullable String site) {
    return of(credit, site, true);
  }

  static List<String> of(String credit, @Nullable String site, boolean strict) {
    String text =
        MAIL.matcher(credit.length() > 400 ? credit.substring(0, 400) : credit).replaceAll(",");
    text = HANDLE.matcher(text).replaceFirst("");
    text = behind(DENSE_LEAD, withoutLead(behind(GLUED, text)));
    if (text.chars().anyMatch(c -> c >= 0x600 && c <= 0x6FF)) {
      text = ARABIC_AND.matcher(behind(CITY_BEFORE, text)).replaceAll(", ");
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (String part : SPLIT.split(text)) {
      String name = trim(behindColon(part));
      if (isName(name, strict) && !isSite(name, site)) {
        names.putIfAbsent(Words.fold(name), name);
      }
    }
    return new ArrayList<>(names.values());
  }

  /** What stands behind a label, a city or a paper and a colon. */
  private static String behindColon(String part) {
    int colon = Math.max(part.indexOf(':'), part.indexOf('៖'));
    return colon > 0 && colon <= 30 && colon + 2 < part.length() ? part.substring(colon + 1) : part;
  }

  static boolean isSite(String name, @Nullable String site) {
    if (site == null) {
      return false;
    }
    String a = SiteNames.dense(name);
    String b = SiteNames.dense(site);
    return !a.isEmpty()
        && (a.equals(b)
            || b.startsWith(a + ".")
            || (a.length() > (Words.isHanOrKana(a.charAt(0)) ? 1 : 4) && b.contains(a))
            || (b.length() > 4 && a.contains(b)));
  }

  /** A text without the one or two leads that it begins with. */
  private static String withoutLead(String text) {
    String once = behind(LEAD, text);
    return once.length() == text.length() ? text : behind(LEAD, once);
  }

  /** What follows a pattern at the start of a text; all of it if it starts otherwise. */
  private static String behind(Pattern start, String text) {
    Matcher matcher = start.matcher(text);
    return matcher.lookingAt() ? text.substring(matcher.end()) : text;
  }

  private static String trim(String part) {
    String name = part.strip();
    while (!name.isEmpty() && "〕】］）」』〉》]".indexOf(name.charAt(name.length() - 1)) >= 0) {
      name = name.substring(0, name.length() - 1);
    }
    if (!name.isEmpty() && name.charAt(name.length() - 1) >= 0x3000) {
      name = OFFICE.matcher(name).replaceFirst("");
    }
    name = withoutLead(name);
    int from = 0;
    int to = name.length();
    while (from < to && !Character.isLetter(name.charAt(from))) {
      from++;
    }
    while (to > from
        && !Character.isLetter(name.charAt(to - 1))
        && !(name.charAt(to - 1) == '.'
            && to - from > 2
            && to >= 2
            && (Character.isUpperCase(name.charAt(to - 2))
                || name.substring(from, to).endsWith("Jr.")))
        && Character.getType(name.charAt(to - 1)) != Character.NON_SPACING_MARK
        && Character.getType(name.charAt(to - 1)) != Character.COMBINING_SPACING_MARK) {
      to--;
    }
    String trimmed = name.substring(from, to);
    if (trimmed.length() > 6 && Character.isUpperCase(trimmed.charAt(trimmed.length() - 1))) {
      Matcher agency = ABBREVIATION.matcher(trimmed);
      boolean found = agency.find();
      String letters = found ? agency.group().strip() : "";
      if (letters.length() == 2 || letters.length() == 3 || NO_NAME.contains(Words.fold(letters))) {
        trimmed = trimmed.substring(0, agency.start());
      }
    }
    int space = trimmed.lastIndexOf(' ');
    String last = trimmed.substring(space + 1).toLowerCase(Locale.ROOT);
    boolean date =
        space > 0
            && last.length() <= 4
            && MonthNames.month(last) > 0
            && trimmed.indexOf(' ') < space;
    return date ? trimmed.substring(0, space) : trimmed;
  }

  /** Whether a text has the form of a person's name: two to five capitalised words. */
  static boolean isName(String name, boolean strict) {
    if (name.length() < 2 || name.length() > 50 || Words.hasDigit(name)) {
      return false;
    }
    if (Words.isHanOrKana(name.charAt(0))) {
      return name.length() <= 12
          && (name.length() <= 7 || !PARTICLE.matcher(name).find())
          && "部社網网報报局室班組组聞闻".indexOf(name.charAt(name.length() - 1)) < 0;
    }
    if (isHangul(name)) {
      return name.length() == 3;
    }
    String[] words = SPACES.split(name);
    if (words.length > 5 || (strict && words.length < 2)) {
      return false;
    }
    int capital = 0;
    for (String word : words) {
      if (strict
          && NO_NAME.contains(Words.fold(word))
          && !(word.equals("de") || word.equals("the"))) {
        return false;
      }
      int c = word.codePointAt(0);
      if (Character.isUpperCase(c)
          || Character.isTitleCase(c)
          || (!Character.isLowerCase(c) && Character.isLetter(c))) {
        capital++;
      } else if (!PARTICLES.contains(word)) {
        return false;
      }
    }
    return capital >= 1 && (words.length == 1 || capital >= 2 || !strict);
  }

  private static boolean isHangul(String name) {
    return name.chars().allMatch(c -> c >= 0xAC00 && c <= 0xD7A3);
  }

  /** Whether a line begins as bylines do. */
  static boolean isByline(String line) {
    return BYLINE.matcher(line).lookingAt()
        || (line.length() <= 80 && CASELESS.matcher(line).lookingAt());
  }

  /**
   * The names in a line that has nothing else but agencies, cities behind {@code in} and a time at
   * its end; empty for other lines.
   */
  static List<String> signing(String line, @Nullable String site) {
    List<String> names = new ArrayList<>();
    int digit = 0;
    while (digit < line.length() && !Character.isDigit(line.charAt(digit))) {
      digit++;
    }
    String start = CITY.matcher(line.substring(0, digit)).replaceAll("");
    for (String part : SPLIT.split(start.indexOf(':') < 0 ? start : "")) {
      String name = part.strip();
      if (isName(name, true) && !isDense(name) && !isSite(name, site)) {
        names.add(name);
      } else if (names.isEmpty() || !isAgency(name)) {
        return List.of();
      }
    }
    return names;
  }

  private static boolean isDense(String text) {
    return text.chars().anyMatch(c -> Words.isDense((char) c));
  }

  private static boolean isAgency(String part) {
    return part.indexOf(' ') < 0
        && (part.indexOf('.') > 0
            || (part.length() <= 6 && part.equals(part.toUpperCase(Locale.ROOT))));
  }

  /** Whether a line is nothing but names. */
  static boolean isOnly(String line, @Nullable String site) {
    List<String> labelled = Signatures.labelled(line);
    String text = labelled.size() == 1 ? labelled.getFirst() : line;
    List<String> names = of(text, site);
    int words = 0;
    for (String name : names) {
      words += Words.count(name);
    }
    return !names.isEmpty() && words >= Words.count(text) - 1;
  }
}

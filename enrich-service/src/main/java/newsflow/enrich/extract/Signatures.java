package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names of writers behind a label and a colon ({@code Pewarta: …}), before or behind the office of
 * a reporter, and in the datelines of Chinese and Korean reports.
 */
final class Signatures {
  private static final Set<String> LABELS = section("label");
  private static final Set<String> OTHERS = section("other");

  private static final Pattern LABEL =
      Pattern.compile("(?:^|[\\s|,;/–—-])([\\p{L}\\p{M}][\\p{L}\\p{M}, /-]{0,24}?)\\s?[:：៖]\\s?");
  private static final Pattern END = Pattern.compile("[\\p{Nd}|©(\\[<@]|[Cc]opyright");

  private static final String HAN = "\\p{IsHan}";

  /** A line that has only the names of reporters and their office. */
  private static final Pattern OFFICE =
      Pattern.compile(
          "^\\W{0,2}([가-힣]{2,4})\\s?(?:[가-힣]{2}\\s?)?(?:기자|특파원|논설위원)(?![가-힣]).{0,60}$"
              + "|^.{0,12}?(?:记者|記者)[\\s:：]{0,2}("
              + HAN
              + "{2,4}(?:[\\s、，]{1,2}(?:(?:实习生|通讯员|见习记者|记者)\\s?)?"
              + HAN
              + "{2,4}){0,4})(?:\\s?[/／].{0,20})?$",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** In running text, at its start or end. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "[（(【](?:本报|本网|本報|新华社|见习|实习|全媒体)?(?:记者|記者)[\\s:：]{0,2}("
              + HAN
              + "{2,4}(?:[\\s、，]{1,2}"
              + HAN
              + "{2,4}){0,4})(?:[\\s，、/／]{1,2}(?:通讯员|文|摄影).{0,20})?[）)】]"
              + "|[（(]\\S{2,8}記者("
              + HAN
              + "{3})"
              + HAN
              + "{2,6}\\d{1,2}日電[）)]"
              + "|(?:^|[)=\\]]\\s?)([가-힣]{2,4})\\s?기자\\s?(?:=|[\\])])"
              + "|([가-힣]{2,4})\\s?기자\\s+\\S+@\\S+$",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Behind the last sentence of a Japanese report. */
  private static final Pattern JAPANESE =
      Pattern.compile(
          "[。」]\\s?[（(【]((?:[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]{2,8}[・＝\\s])?"
              + "[\\p{IsHan}][\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]{2,6}"
              + "(?:[、，][\\p{IsHan}\\p{IsHiragana}]{3,6}){0,3})[）)】]$");

  private static final Set<String> NO_JAPANESE =
      Set.of("敬称略", "おわり", "終わり", "次回に続く", "ロイター", "共同通信", "時事通信", "一部敬称略");
  private static final Pattern SPACES = Pattern.compile("[\\s、，]+");
  private static final Set<String> ROLES = Set.of("实习生", "通讯员", "见习记者", "记者");

  private Signatures() {}

  private static Set<String> section(String name) {
    return Sections.read("names.txt").getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What stands behind a writer's label in a line, up to the next label; empty without one. */
  static List<String> labelled(String line) {
    List<String> credits = new ArrayList<>();
    if (line.length() > 200
        || (line.indexOf(':') < 0 && line.indexOf('：') < 0 && line.indexOf('៖') < 0)) {
      return credits;
    }
    Matcher m = LABEL.matcher(line);
    int from = -1;
    int at = 0;
    while (at < line.length() && m.find(at)) {
      String text = m.group(1).strip().toLowerCase(Locale.ROOT);
      String label = label(text);
      add(credits, line, from, m.end(1) - label.length());
      boolean whole = label.length() == text.length();
      from = LABELS.contains(label) && (whole || from >= 0) ? m.end() : -1;
      at = m.end();
    }
    add(credits, line, from, line.length());
    return credits;
  }

  /** The longest label that a text ends in, else its last word. */
  private static String label(String text) {
    for (int from = 0; ; from = text.indexOf(' ', from) + 1) {
      String end = text.substring(from);
      if (LABELS.contains(end) || OTHERS.contains(end) || text.indexOf(' ', from) < 0) {
        return end;
      }
    }
  }

  private static void add(List<String> credits, String line, int from, int to) {
    if (from >= 0 && from < to) {
      String credit = line.substring(from, to);
      Matcher end = END.matcher(credit);
      credits.add(end.find() ? credit.substring(0, end.start()) : credit);
    }
  }

  /** The names in a line of reporters and their office; empty for other lines. */
  static List<String> ofOffice(String line) {
    boolean some = line.length() <= 80 && line.chars().anyMatch(c -> "기특논者".indexOf(c) >= 0);
    Matcher m = some ? OFFICE.matcher(line) : null;
    return m != null && m.find() ? names(m) : List.of();
  }

  /**
   * The names that the first or last paragraph of a Chinese, Korean or Japanese report has in a
   * form of its own; empty if there are none.
   */
  static List<String> inside(String paragraph, @Nullable String language) {
    String start = paragraph.length() > 160 ? paragraph.substring(0, 160) : paragraph;
    String end = paragraph.substring(Math.max(0, paragraph.length() - 80));
    for (String part : List.of(start, end)) {
      Matcher m = INSIDE.matcher(part);
      if (m.find()) {
        return names(m);
      }
    }
    Matcher m = JAPANESE.matcher(end);
    return language != null && language.startsWith("ja") && m.find() ? japanese(m) : List.of();
  }

  private static List<String> japanese(Matcher m) {
    String text = m.group(1);
    String names = text.substring(Math.max(text.indexOf('・'), text.indexOf('＝')) + 1);
    return NO_JAPANESE.contains(names) ? List.of() : List.of(names.split("[、，]"));
  }

  private static List<String> names(Matcher m) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= m.groupCount(); i++) {
      if (m.group(i) != null) {
        for (String name : SPACES.split(m.group(i))) {
          String role = ROLES.stream().filter(name::startsWith).findFirst().orElse("");
          if (name.length() > role.length()) {
            names.add(name.substring(role.length()));
          }
        }
      }
    }
    return names;
  }
}

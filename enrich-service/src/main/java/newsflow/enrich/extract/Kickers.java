package newsflow.enrich.extract;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What stands above or beside a headline in the same heading, told apart by what others call the
 * headline.
 *
 * @param witnesses of the headline
 * @param said the same, folded
 */
record Kickers(List<Witness> witnesses, List<String> said) {
  private static final Set<String> EMPHASIS =
      Set.of("em", "i", "b", "strong", "cite", "q", "a", "mark", "u");
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");
  private static final Pattern APART = Pattern.compile("\\s*: | [-–—|] ");

  /**
   * The part of a heading that others agree to be the headline, where none has the whole: two of
   * them, or one where the rest is a date or an element of its own, or where one sets the parts
   * apart by a sign that the heading lacks.
   */
  String headline(Block heading) {
    String folded = Words.fold(heading.text);
    for (int i = 0; i < said.size(); i++) {
      String value = said.get(i);
      boolean last = folded.endsWith(" " + value);
      if (Words.count(value) < 3 || (!last && !folded.startsWith(value + " "))) {
        continue;
      }
      String rest =
          last
              ? folded.substring(0, folded.length() - value.length() - 1)
              : folded.substring(value.length() + 1);
      boolean apart = (last && YEAR.matcher(rest).find()) || isPart(heading, rest);
      boolean agreed =
          Collections.frequency(said, value) >= 2
              && value.length() * 2 > folded.length()
              && !said.contains(folded)
              && !isTruncated(folded)
              && !isQuotation(heading.text, rest.length());
      if (apart || agreed) {
        return witnesses.get(i).value();
      }
    }
    return behindKicker(heading, folded);
  }

  /** Whether a heading begins with a quotation, which is no kicker. */
  private static boolean isQuotation(String heading, int length) {
    int close = heading.indexOf(':');
    return close > 0
        && close <= length + 6
        && "\"'“‘«„".indexOf(heading.charAt(0)) >= 0
        && "\"'”’»“".indexOf(heading.charAt(close - 1)) >= 0;
  }

  /** Whether a witness that was cut at its end has the whole of a heading. */
  private boolean isTruncated(String heading) {
    for (Witness witness : witnesses) {
      String value = Words.fold(witness.value());
      if (witness.value().endsWith("...") || witness.value().endsWith("…")) {
        int end = value.lastIndexOf(' ');
        if (end > 0.7 * heading.length() && heading.startsWith(value.substring(0, end))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether an element inside a heading, not one of emphasis, has just this text. */
  private static boolean isPart(Block heading, String folded) {
    for (Element inner : heading.region.element.getAllElements()) {
      if (!EMPHASIS.contains(inner.normalName()) && Words.fold(inner.text()).equals(folded)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The heading behind an element that a witness sets apart by a colon, bar or dash, or that stands
   * in its place where a witness has another word before the headline.
   */
  private String behindKicker(Block heading, String folded) {
    for (Witness witness : witnesses) {
      Matcher apart = APART.matcher(witness.value());
      if (apart.find() && !said.contains(folded)) {
        String value = witness.value().substring(apart.end());
        String headline = Words.fold(value);
        if (Words.count(headline) >= 3
            && folded.endsWith(headline)
            && folded.length() > headline.length() + 1
            && isPart(heading, headline)
            && isPart(heading, folded.substring(0, folded.length() - headline.length()).strip())) {
          return value;
        }
      }
    }
    for (int i = 0; i < said.size(); i++) {
      String value = witnesses.get(i).value();
      Matcher apart = APART.matcher(value);
      while (said.get(i).equals(folded) && apart.find()) {
        String kicker = Words.fold(value.substring(0, apart.start()));
        String headline = Words.fold(value.substring(apart.end()));
        int at = kicker.length();
        while (at < heading.text.length() && !isStart(heading.text.charAt(at))) {
          at++;
        }
        String rest = heading.text.substring(Math.min(at, heading.text.length()));
        if (Words.count(headline) >= 3
            && Words.fold(rest).equals(headline)
            && isPart(heading, kicker)) {
          return rest;
        }
      }
    }
    return heading.text;
  }

  private static boolean isStart(char c) {
    return Character.isLetterOrDigit(c) || "\"„“«‘'¿¡(「『".indexOf(c) >= 0;
  }
}

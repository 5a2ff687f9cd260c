package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Words that say that a time is one of change rather than of publication, from {@code labels.txt}:
 * {@code Updated}, {@code mis à jour le}. In Vietnamese {@code Cập nhật} stands before times of
 * publication too, which count where no other time is told.
 */
final class Changes {
  private static final int BUCKETS = 256;

  /** The labels by their first sign. */
  private static final List<List<String>> CHANGED = labels("changed");

  private static final List<List<String>> PUBLISHED = labels("published");

  private static final Pattern DAY =
      Pattern.compile("(?<!\\d)\\d{1,4}[./-] ?\\d{1,2}[./-] ?\\d{2,4}(?!\\d)");

  private Changes() {}

  private static List<List<String>> labels(String section) {
    List<List<String>> labels = new ArrayList<>(Collections.nCopies(BUCKETS, List.of()));
    for (String label : Sections.read("labels.txt").getOrDefault(section, List.of())) {
      int bucket = label.charAt(0) % BUCKETS;
      List<String> more = new ArrayList<>(labels.get(bucket));
      more.add(label);
      labels.set(bucket, more);
    }
    return labels;
  }

  /**
   * The part of a line that tells when the article was published: all of it if it does not tell
   * when the article was changed.
   *
   * @return null if the line tells only when it was changed; of two days the second is that of
   *     publication
   */
  static @Nullable String without(String line) {
    String lower = lower(line);
    int changed = first(CHANGED, line, lower);
    if (changed < 0) {
      return line;
    }
    int published = first(PUBLISHED, line, lower);
    if (published > changed) {
      return line.substring(published);
    }
    String before = line.substring(0, changed);
    if (published >= 0 || hasDate(before)) {
      return before;
    }
    Matcher day = DAY.matcher(line);
    return day.find(changed) && day.find() ? line.substring(day.start()) : null;
  }

  /** Whether the name of an element, or the words before it in its line, say that. */
  static boolean isChange(Element time) {
    String name = (time.className() + ' ' + time.attr("itemprop")).toLowerCase(Locale.ROOT);
    if ((name.contains("modif") || name.contains("updat")) && !name.contains("publi")) {
      return true;
    }
    Node inner = time;
    for (int up = 0; up < 3 && inner != null && !isLine(inner); up++) {
      for (Node node = inner.previousSibling(); node != null; node = node.previousSibling()) {
        String text =
            node instanceof TextNode run
                ? run.getWholeText()
                : node instanceof Element other && !isLine(other) ? other.text() : "";
        if (!text.isBlank()) {
          return text.length() <= 60 && endsInChange(text);
        }
        if (node instanceof Element) {
          break;
        }
      }
      inner = inner.parent();
    }
    return false;
  }

  private static boolean isLine(Node node) {
    return node instanceof Element element
        && (element.isBlock() || element.normalName().equals("br"));
  }

  /** Whether a label for a time of change is the last one in a text, no date behind it. */
  private static boolean endsInChange(String text) {
    String lower = lower(text);
    int changed = last(CHANGED, text, lower);
    return changed >= 0
        && last(PUBLISHED, text, lower) < changed
        && !hasDate(lower.substring(changed));
  }

  /** In lower case, sign for sign. */
  private static String lower(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.length() == text.length() ? lower : text;
  }

  /** Four digits at least, as the shortest dates have. */
  private static boolean hasDate(String text) {
    return text.chars().filter(Character::isDigit).count() >= 4;
  }

  private static int first(List<List<String>> labels, String text, String lower) {
    for (int i = 0; i < lower.length(); i++) {
      if (isAt(labels, text, lower, i)) {
        return i;
      }
    }
    return -1;
  }

  private static int last(List<List<String>> labels, String text, String lower) {
    for (int i = lower.length() - 1; i >= 0; i--) {
      if (isAt(labels, text, lower, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isAt(List<List<String>> labels, String text, String lower, int at) {
    List<String> bucket = labels.get(lower.charAt(at) % BUCKETS);
    for (int k = 0; k < bucket.size(); k++) {
      if (lower.startsWith(bucket.get(k), at) && isWord(text, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(String text, int at) {
    return at == 0
        || !Character.isLetter(text.charAt(at - 1))
        || (Character.isUpperCase(text.charAt(at)) && !Character.isUpperCase(text.charAt(at - 1)))
        || Words.isDense(text.charAt(at))
        || (text.charAt(at) >= 0xAC00 && text.charAt(at) <= 0xD7A3);
  }
}

package newsflow.enrich.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Words that say that a time is one of change rather than of publication: {@code Updated}, {@code
 * mis à jour le}. In Vietnamese {@code Cập nhật} stands before times of publication too.
 */
final class Changes {
  private static final Set<String> CHANGE = words("change");
  private static final Set<String> PUBLISHED = words("published");

  /** A word that begins so is one of publication, whatever its ending. */
  private static final List<String> STEMS =
      List.of("publi", "pubbl", "yayın", "опублик", "публик", "δημοσ", "објав", "objavlj");

  private static final Pattern DAY =
      Pattern.compile("(?<!\\d)\\d{1,4}[./-] ?\\d{1,2}[./-] ?\\d{2,4}(?!\\d)");

  private Changes() {}

  private static Set<String> words(String section) {
    Set<String> words = new HashSet<>();
    for (String line : Sections.read("times.txt").getOrDefault(section, List.of())) {
      words.addAll(List.of(line.strip().split(" +")));
    }
    return words;
  }

  /** A label of a time. */
  private record Label(boolean change, int start, int end) {}

  /** The next label at or behind an offset; null if there is none. */
  private static @Nullable Label label(String text, int from) {
    int i = from;
    while (i < text.length()) {
      if (!Character.isLetter(text.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      while (i < text.length() && Character.isLetter(text.charAt(i))) {
        i++;
      }
      if (i - start >= 4) {
        String word = text.substring(start, i).toLowerCase(Locale.ROOT);
        if (CHANGE.contains(word) || (word.equals("jour") && text.startsWith("à ", start - 2))) {
          return new Label(true, start, i);
        }
        if (PUBLISHED.contains(word) || STEMS.stream().anyMatch(word::startsWith)) {
          return new Label(false, start, i);
        }
      }
    }
    return null;
  }

  private static @Nullable Label label(String text, int from, boolean change) {
    Label label = label(text, from);
    while (label != null && label.change() != change) {
      label = label(text, label.end());
    }
    return label;
  }

  /**
   * What a line says of the publication.
   *
   * @return the line itself if it tells no change; null if all that it tells is a change
   */
  static @Nullable String without(String line) {
    Label change = label(line, 0, true);
    if (change == null) {
      return line;
    }
    String before = line.substring(0, change.start());
    if (hasDigit(before)) {
      return before;
    }
    Label published = label(line, change.end(), false);
    if (published != null && hasDigit(line.substring(published.end()))) {
      return line.substring(published.start());
    }
    Matcher day = DAY.matcher(line);
    return day.find(change.end()) && day.find() ? line.substring(day.start()) : null;
  }

  /** Whether what stands before a time element, or its name, says that it is a time of change. */
  static boolean isChange(Element time) {
    Element element = time;
    for (int i = 0; i < 3 && element != null; i++) {
      String name = element.className();
      if (!name.isEmpty() && (name.contains("pdated") || name.contains("odified"))) {
        return !name.contains("ublish");
      }
      Node before = before(element);
      if (before != null) {
        String text =
            before instanceof TextNode run ? run.getWholeText() : ((Element) before).text();
        return endsInChange(text.substring(Math.max(0, text.length() - 40)));
      }
      element = element.parent();
    }
    return false;
  }

  /** Whether a word of change is the last of the words that label a time, no digit behind it. */
  private static boolean endsInChange(String text) {
    Label last = null;
    for (Label label = label(text, 0); label != null; label = label(text, label.end())) {
      last = label;
    }
    return last != null && last.change() && !hasDigit(text.substring(last.end()));
  }

  private static @Nullable Node before(Element element) {
    for (Node node = element.previousSibling(); node != null; node = node.previousSibling()) {
      if (node instanceof TextNode run ? !run.isBlank() : node instanceof Element) {
        return node;
      }
    }
    return null;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}

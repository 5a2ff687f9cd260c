package newsflow.enrich.extract;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a site calls itself, by its meta elements and its host. */
final class SiteNames {
  private static final String SEPARATORS = "|-–—»«:·•/~›>_｜│┃：－＿";

  private final @Nullable String name;
  private final @Nullable String label;
  private final List<String> folded = new ArrayList<>();

  SiteNames(@Nullable String name, @Nullable String host) {
    String own = null;
    this.name = name;
    if (name != null) {
      add(name);
    }
    if (host != null) {
      add(host);
      String[] labels = host.split("\\.");
      if (labels.length >= 2) {
        String label = labels[labels.length - 2];
        own = label.length() <= 3 && labels.length >= 3 ? labels[labels.length - 3] : label;
        add(own);
      }
    }
    this.label = own == null ? null : dense(own);
  }

  private void add(String text) {
    String fold = dense(text);
    if (fold.length() >= 2) {
      folded.add(fold);
    }
  }

  @Nullable String name() {
    return name;
  }

  /** The part of the host that is like a name, without marks and spaces. */
  @Nullable String hostLabel() {
    return label;
  }

  /** Letters without marks and spaces, as host names write them. */
  static String dense(String text) {
    String plain = Normalizer.normalize(Words.fold(text).replace('đ', 'd'), Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c != ' ' && (c < 0x300 || c > 0x36F)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Whether a text is a name of the site, or begins or ends with one and has little more. */
  boolean is(String text) {
    String fold = dense(text);
    if (fold.isEmpty()) {
      return false;
    }
    for (String own : folded) {
      if (fold.equals(own)
          || (own.length() >= 4 && fold.length() <= own.length() + 6 && fold.contains(own))
          || (fold.length() >= 4 && own.length() <= fold.length() + 6 && own.contains(fold))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a text begins with a long name of the site, as desks and local offices are called. */
  boolean leads(String text) {
    String fold = dense(text);
    return folded.stream().anyMatch(own -> own.length() >= 8 && fold.startsWith(own));
  }

  /**
   * A title without the name of the site at its end or start.
   *
   * @param loosely whether a short part behind a separator may go too, as in title elements
   */
  String cutFrom(String title, boolean loosely) {
    String text = title;
    for (int i = text.length() - 2; i > 0; i--) {
      if (separates(text, i)) {
        String head = trim(text.substring(0, i));
        String tail = trim(text.substring(i + 1));
        boolean bar = "|»›｜│┃_＿".indexOf(text.charAt(i)) >= 0;
        int words = Words.count(tail);
        boolean whole = Words.count(head) >= 2 || (bar && head.length() >= 8);
        if ((whole && (is(tail) || (bar && isFirstPart(tail))))
            || (loosely && bar && Words.count(head) >= 3)
            || (loosely
                && "-–—".indexOf(text.charAt(i)) >= 0
                && Words.count(head) >= 5
                && words <= 3)) {
          return cutFrom(head, loosely);
        }
      }
    }
    for (int i = 1; i < text.length() - 1; i++) {
      if (separates(text, i)) {
        String tail = trim(text.substring(i + 1));
        if (is(text.substring(0, i)) && Words.count(tail) >= 2) {
          return tail;
        }
        break;
      }
    }
    return text;
  }

  /** Whether a name of the site stands first of several parts, before a motto or a section. */
  private boolean isFirstPart(String text) {
    for (int i = 1; i < text.length() - 1; i++) {
      if (separates(text, i)) {
        return is(text.substring(0, i));
      }
    }
    return false;
  }

  private static boolean separates(String text, int i) {
    char c = text.charAt(i);
    if (SEPARATORS.indexOf(c) < 0) {
      return false;
    }
    return "|｜│┃：－＿".indexOf(c) >= 0
        || (text.charAt(i + 1) == ' ' && (text.charAt(i - 1) == ' ' || c == ':'))
        || ("-_—".indexOf(c) >= 0
            && Words.isDense(text.charAt(i - 1))
            && Words.isDense(text.charAt(i + 1)));
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (to > from
        && (SEPARATORS.indexOf(text.charAt(to - 1)) >= 0 || text.charAt(to - 1) == ' ')) {
      to--;
    }
    while (from < to && (SEPARATORS.indexOf(text.charAt(from)) >= 0 || text.charAt(from) == ' ')) {
      from++;
    }
    return text.substring(from, to);
  }
}

package newsflow.enrich.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the names of classes, ids and roles say about an element. One pass of an Aho-Corasick
 * automaton (Aho and Corasick, CACM 18(6), 1975) over each name, whatever the number of patterns.
 */
final class Hints {
  static final int DROP = 1;
  static final int WEAK = 2;
  static final int CAPTION = 4;
  static final int BYLINE = 8;
  static final int STANDFIRST = 16;
  static final int BODY = 32;
  static final int TITLE = 64;
  static final int COMMENTS = 128;
  static final int TEASER = 256;

  private static final List<String> ORDER =
      List.of(
          "drop", "weak", "caption", "byline", "standfirst", "body", "title", "comments", "teaser");
  private static final int SIGNS = 37; // a-z, 0-9, separator
  private static final int SEPARATOR = SIGNS - 1;

  /** The sign of each ASCII letter, whatever its case; all other characters are separators. */
  private static final byte[] SIGN = signs();

  private static final int MAX_NAME = 600;
  private static final List<String> TERMS =
      List.of(
          "tag-",
          "category-",
          "categories-",
          "cat-",
          "post_tag-",
          "topic-",
          "taxonomy-",
          "post-tag-");

  /** The next state of each state by sign; there are fewer than 65,536. */
  private final char[] next;

  private final int[] found;

  private Hints(char[] next, int[] found) {
    this.next = next;
    this.found = found;
  }

  static Hints load() {
    List<int[]> states = new ArrayList<>();
    List<Integer> marks = new ArrayList<>();
    states.add(blank());
    marks.add(0);
    for (Map.Entry<String, List<String>> section : Sections.read("hints.txt").entrySet()) {
      int mark = 1 << ORDER.indexOf(section.getKey());
      for (String line : section.getValue()) {
        for (String pattern : line.strip().split("\\s+")) {
          add(states, marks, pattern, mark);
        }
      }
    }
    char[] next = new char[states.size() * SIGNS];
    int[] found = new int[states.size()];
    link(states, marks, next, found);
    return new Hints(next, found);
  }

  private static int[] blank() {
    int[] state = new int[SIGNS];
    Arrays.fill(state, -1);
    return state;
  }

  private static void add(List<int[]> states, List<Integer> marks, String pattern, int mark) {
    int state = 0;
    int before = -1;
    for (int i = 0; i < pattern.length(); i++) {
      int sign = sign(pattern.charAt(i));
      if (sign == SEPARATOR && before == sign) {
        continue;
      }
      before = sign;
      if (states.get(state)[sign] < 0) {
        states.get(state)[sign] = states.size();
        states.add(blank());
        marks.add(0);
      }
      state = states.get(state)[sign];
    }
    marks.set(state, marks.get(state) | mark);
  }

  /** Fills the tables breadth first: states near the root, the most frequent, lie together. */
  private static void link(List<int[]> states, List<Integer> marks, char[] next, int[] found) {
    int[] place = new int[states.size()];
    int last = 0;
    int[] fail = new int[states.size()];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(0);
    while (!queue.isEmpty()) {
      int state = queue.remove();
      int at = place[state];
      found[at] = marks.get(state) | found[fail[state]];
      for (int sign = 0; sign < SIGNS; sign++) {
        int to = states.get(state)[sign];
        int other = state == 0 ? 0 : next[fail[state] * SIGNS + sign];
        if (to >= 0) {
          place[to] = ++last;
          fail[to] = other;
          queue.add(to);
          next[at * SIGNS + sign] = (char) place[to];
        } else {
          next[at * SIGNS + sign] = (char) other;
        }
      }
    }
  }

  private static byte[] signs() {
    byte[] signs = new byte[128];
    for (char c = 0; c < signs.length; c++) {
      int letter = c | 0x20;
      signs[c] =
          (byte)
              (letter >= 'a' && letter <= 'z'
                  ? letter - 'a'
                  : c >= '0' && c <= '9' ? 26 + c - '0' : SEPARATOR);
    }
    return signs;
  }

  private static int sign(char c) {
    return c < 128 ? SIGN[c] : SEPARATOR;
  }

  /** The marks of a name; a bit set of the constants above. */
  int of(String name) {
    int marks = 0;
    int state = next[SEPARATOR];
    boolean separated = true;
    boolean lower = false;
    int length = Math.min(name.length(), MAX_NAME);
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      if (separated && (i == 0 || name.charAt(i - 1) == ' ') && isTerm(name, i)) {
        while (i < length && name.charAt(i) != ' ') {
          i++;
        }
        continue;
      }
      int sign = sign(c);
      boolean upper = c <= 'Z' && sign < 26;
      if (upper && lower) {
        state = next[state * SIGNS + SEPARATOR];
        marks |= found[state];
      }
      boolean separator = sign == SEPARATOR;
      if (!separator || !separated) {
        state = next[state * SIGNS + sign];
        marks |= found[state];
      }
      separated = separator;
      lower = !separator && !upper;
    }
    if (!separated) {
      state = next[state * SIGNS + SEPARATOR];
      marks |= found[state];
    }
    return marks;
  }

  /**
   * Whether a class is a subject of the article, as blog software writes it on the article; such
   * names have no two underscores, as parts of a block have.
   */
  private static boolean isTerm(String name, int at) {
    if ("cpt".indexOf(name.charAt(at)) < 0) {
      return false;
    }
    for (String prefix : TERMS) {
      if (name.startsWith(prefix, at)) {
        int part = name.indexOf("__", at);
        int end = name.indexOf(' ', at);
        return part < 0 || (end >= 0 && end < part);
      }
    }
    return false;
  }
}

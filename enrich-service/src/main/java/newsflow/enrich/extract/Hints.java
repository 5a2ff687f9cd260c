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
      if (sign == SIGNS - 1 && before == sign) {
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

  private static void link(List<int[]> states, List<Integer> marks, char[] next, int[] found) {
    int[] fail = new int[states.size()];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(0);
    while (!queue.isEmpty()) {
      int state = queue.remove();
      found[state] = marks.get(state) | found[fail[state]];
      for (int sign = 0; sign < SIGNS; sign++) {
        int to = states.get(state)[sign];
        int other = state == 0 ? 0 : next[fail[state] * SIGNS + sign];
        if (to >= 0) {
          fail[to] = other;
          queue.add(to);
          next[state * SIGNS + sign] = (char) to;
        } else {
          next[state * SIGNS + sign] = (char) other;
        }
      }
    }
  }

  private static int sign(char c) {
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    if (c >= '0' && c <= '9') {
      return 26 + c - '0';
    }
    return SIGNS - 1;
  }

  /** The marks of a name; a bit set of the constants above. */
  int of(String name) {
    int marks = 0;
    int state = next[SIGNS - 1];
    boolean separated = true;
    boolean lower = false;
    int length = Math.min(name.length(), MAX_NAME);
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      if (separated && c > ' ' && (i == 0 || name.charAt(i - 1) == ' ') && isTerm(name, i)) {
        while (i < length && name.charAt(i) != ' ') {
          i++;
        }
        continue;
      }
      boolean upper = c >= 'A' && c <= 'Z';
      if (upper && lower && !separated) {
        state = next[state * SIGNS + SIGNS - 1];
        marks |= found[state];
      }
      int sign = sign(upper ? (char) (c | 0x20) : c);
      boolean separator = sign == SIGNS - 1;
      if (!separator || !separated) {
        state = next[state * SIGNS + sign];
        marks |= found[state];
      }
      separated = separator;
      lower = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
    if (!separated) {
      state = next[state * SIGNS + SIGNS - 1];
      marks |= found[state];
    }
    return marks;
  }

  /**
   * Whether a class is a subject of the article, as blog software writes it on the article; such
   * names have no two underscores, as parts of a block have.
   */
  private static boolean isTerm(String name, int at) {
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

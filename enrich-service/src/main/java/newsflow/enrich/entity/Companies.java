package newsflow.enrich.entity;

import java.util.Set;

/** Legal forms at the end of company names, which come and go between mentions. */
final class Companies {
  private static final Set<String> FORMS =
      Set.of(
          "inc",
          "corp",
          "corporation",
          "co",
          "ltd",
          "plc",
          "llc",
          "ag",
          "gmbh",
          "nv",
          "llp",
          "lp",
          "jsc");

  private Companies() {}

  /** {@code Microsoft Corp.} without its legal form; the name itself when nothing would remain. */
  static String bare(String name) {
    String bare = name;
    while (true) {
      int end = bare.length();
      while (end > 0
          && (bare.charAt(end - 1) == '.'
              || bare.charAt(end - 1) == ','
              || bare.charAt(end - 1) == ' ')) {
        end--;
      }
      int start = end;
      while (start > 0 && bare.charAt(start - 1) != ' ') {
        start--;
      }
      if (start == 0 || !FORMS.contains(Spelling.slug(bare.substring(start, end)))) {
        return bare;
      }
      bare = bare.substring(0, start);
    }
  }
}

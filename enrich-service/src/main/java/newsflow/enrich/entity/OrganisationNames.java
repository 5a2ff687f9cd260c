package newsflow.enrich.entity;

import java.util.List;
import java.util.Set;

/**
 * What is the same in all names of an organisation: legal forms come and go between mentions, and
 * so do the words for its kind before some proper names ({@code báo Dân Trí}, {@code Trường Đại học
 * X}).
 */
final class OrganisationNames {
  private static final Set<String> LEGAL =
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

  /** Kinds before a proper name that is known without them. */
  private static final List<String> KINDS =
      List.of(
          key("báo"),
          key("tờ báo"),
          key("hãng tin"),
          key("hãng thông tấn"),
          key("hãng"),
          key("tập đoàn"),
          key("tờ"));

  private static final String SCHOOL = key("trường");

  private static final List<String> SCHOOLS =
      List.of(
          key("đại học"),
          key("cao đẳng"),
          key("trung học"),
          key("tiểu học"),
          key("trung cấp"),
          key("mầm non"),
          key("dự bị"));

  private static final List<String> FORMS =
      List.of(
          key("trách nhiệm hữu hạn"),
          key("một thành viên"),
          key("thương mại cổ phần"),
          key("cổ phần"));

  private static final List<String> COMPANIES =
      List.of(key("công ty"), key("tổng công ty"), key("ngân hàng"));

  private OrganisationNames() {}

  /**
   * The slug of an organisation.
   *
   * @param expanded its name with abbreviations written out, {@link KnownNames#expand}
   */
  static String slug(String expanded) {
    String key = Spelling.key(withoutLegalForm(expanded));
    for (String kind : KINDS) {
      if (key.startsWith(kind + " ")) {
        return Spelling.slug(key.substring(kind.length() + 1));
      }
    }
    if (key.startsWith(SCHOOL + " ")) {
      String rest = key.substring(SCHOOL.length() + 1);
      if (SCHOOLS.stream().anyMatch(kind -> rest.startsWith(kind + " "))) {
        return Spelling.slug(rest);
      }
    }
    for (String company : COMPANIES) {
      if (key.startsWith(company + " ")) {
        return Spelling.slug(company + " " + withoutForms(key.substring(company.length() + 1)));
      }
    }
    return Spelling.slug(key);
  }

  private static String withoutForms(String rest) {
    String name = rest;
    boolean again = true;
    while (again) {
      again = false;
      for (String form : FORMS) {
        if (name.startsWith(form + " ")) {
          name = name.substring(form.length() + 1);
          again = true;
        }
      }
    }
    return name;
  }

  /** {@code Microsoft Corp.} without its legal form; the name itself when nothing would remain. */
  private static String withoutLegalForm(String name) {
    String bare = name;
    while (true) {
      int end = bare.length();
      while (end > 0 && isPadding(bare.charAt(end - 1))) {
        end--;
      }
      int start = end;
      while (start > 0 && bare.charAt(start - 1) != ' ') {
        start--;
      }
      if (start == 0 || !LEGAL.contains(Spelling.slug(bare.substring(start, end)))) {
        return bare;
      }
      bare = bare.substring(0, start);
    }
  }

  private static boolean isPadding(char c) {
    return c == '.' || c == ',' || c == ' ';
  }

  private static String key(String name) {
    return Spelling.key(name);
  }
}

package newsflow.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** docs/search.md as its readers use it: the requests under each heading. */
final class SearchDocument {
  private static final Pattern HEADING = Pattern.compile("^## (.+)$", Pattern.MULTILINE);
  private static final Pattern CURL =
      Pattern.compile(
          "curl -s(?: -X (?<method>[A-Z]+))? \"\\$ES(?<path>[^\"]+)\"(?:[^\\n"
              + "]*? -d '(?<body>[^']*)')?");

  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  private final List<Request> requests;
  private final List<String> java;

  /**
   * One curl command.
   *
   * @param heading in lower case with hyphens
   * @param body empty when there is none
   */
  record Request(String heading, String method, String path, String body) {}

  private SearchDocument(List<Request> requests, List<String> java) {
    this.requests = requests;
    this.java = java;
  }

  static SearchDocument read() {
    String text = text();
    List<Request> requests = new ArrayList<>();
    Matcher heading = HEADING.matcher(text);
    List<String> names = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    while (heading.find()) {
      names.add(heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[ ,]+", "-"));
      starts.add(heading.end());
    }
    for (int i = 0; i < names.size(); i++) {
      int end = i + 1 < names.size() ? starts.get(i + 1) : text.length();
      Matcher curl = CURL.matcher(text.substring(starts.get(i), end));
      while (curl.find()) {
        String body = curl.group("body") == null ? "" : curl.group("body");
        String method =
            curl.group("method") != null ? curl.group("method") : body.isEmpty() ? "GET" : "POST";
        requests.add(new Request(names.get(i), method, curl.group("path"), body));
      }
    }
    return new SearchDocument(
        requests, JAVA.matcher(text).results().map(match -> match.group(1).strip()).toList());
  }

  /** The whole of it. */
  static String text() {
    try {
      return Files.readString(file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every search through the readers' alias, for tests with each. */
  static List<Request> searches() {
    return read().requests().stream()
        .filter(request -> request.path().endsWith("/news-articles/_search"))
        .toList();
  }

  List<Request> requests() {
    return requests;
  }

  /** The Java shown, block by block. */
  List<String> java() {
    return java;
  }

  /** The first request's body under a heading. */
  String body(String heading) {
    return bodies(heading).getFirst();
  }

  /** The bodies of all requests under a heading. */
  List<String> bodies(String heading) {
    List<String> bodies =
        requests.stream()
            .filter(request -> request.heading.equals(heading))
            .map(Request::body)
            .toList();
    if (bodies.isEmpty()) {
      throw new AssertionError("docs/search.md has nothing under " + heading);
    }
    return bodies;
  }

  private static Path file() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("docs/search.md"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new AssertionError("docs/search.md is not above the working directory");
    }
    return folder.resolve("docs/search.md");
  }
}

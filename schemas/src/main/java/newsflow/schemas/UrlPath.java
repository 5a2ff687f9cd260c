package newsflow.schemas;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The path of an article, without what does not choose the article. */
final class UrlPath {
  private static final Pattern SESSION =
      Pattern.compile(";(?:jsessionid|phpsessid)=[^/;]*", Pattern.CASE_INSENSITIVE);
  private static final Pattern INDEX_PAGE =
      Pattern.compile("(?:index|default)\\.(?:html?|php|aspx?|jsp)", Pattern.CASE_INSENSITIVE);
  private static final Pattern AMP_SUFFIX = Pattern.compile("(?<=[^.])\\.amp(?=$|\\.html?$)");

  private UrlPath() {}

  /** Starts with a slash and, but for the root, does not end with one. */
  static String normalise(String path) {
    String plain = SESSION.matcher(PercentEncoding.normalise(path)).replaceAll("");
    List<String> segments = withoutDots(plain);
    int before;
    do {
      before = segments.size();
      dropLast(segments);
      if (segments.size() > 1 && segments.getFirst().equals("amp")) {
        segments.removeFirst();
      }
    } while (segments.size() < before);
    return "/" + String.join("/", segments);
  }

  private static List<String> withoutDots(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        if (!segments.isEmpty()) {
          segments.removeLast();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.add(segment);
      }
    }
    return segments;
  }

  private static void dropLast(List<String> segments) {
    if (segments.isEmpty()) {
      return;
    }
    String last = segments.removeLast();
    while (AMP_SUFFIX.matcher(last).find()) {
      last = AMP_SUFFIX.matcher(last).replaceAll("");
    }
    boolean isAmp = last.equals("amp") && !segments.isEmpty();
    if (!last.isEmpty() && !isAmp && !INDEX_PAGE.matcher(last).matches()) {
      segments.add(last);
    }
  }
}

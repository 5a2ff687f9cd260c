package newsflow.schemas;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one spelling of an article's address under which it is the same article: the key behind
 * {@link ArticleId}, not an address to visit ({@code www.} and the choice of http or https are
 * dropped). docs/urls.md tells every rule with examples.
 */
public final class UrlNormaliser {
  /** A longer address, in UTF-16 code units, is only stripped. */
  static final int MAX_LENGTH = 16 * 1024;

  private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]{0,30}):");
  private static final Pattern AMP_CACHE_PATH = Pattern.compile("^/(?:[acvi]/|wp/)?(?:s/)?");
  private static final int MAX_UNWRAPS = 3;

  private UrlNormaliser() {}

  /**
   * Normalises an address; the result normalises to itself.
   *
   * @param url as a feeder gave it: absolute, without a scheme, or broken in one of the usual ways
   * @return {@code http://host/path?query} for a web address; any other text stripped of outer
   *     space, with its scheme in lower case; empty for blank. Never throws
   */
  public static String normalise(String url) {
    String text = strip(url);
    return webAddress(text, MAX_UNWRAPS).orElseGet(() -> otherScheme(text));
  }

  /** Whether a text is a web address, as a browser would take it: http or https with a host. */
  public static boolean isWebAddress(String url) {
    return webAddress(strip(url), MAX_UNWRAPS).isPresent();
  }

  /** The host of a web address, with device labels such as {@code www.}; empty for other text. */
  public static String host(String url) {
    return hierarchical(strip(url))
        .map(rest -> UrlHost.parse(rest.substring(0, firstOf(rest, "/?#"))).name())
        .orElse("");
  }

  private static Optional<String> webAddress(String text, int unwraps) {
    return hierarchical(text).flatMap(rest -> webAddressOf(rest, unwraps));
  }

  private static Optional<String> webAddressOf(String rest, int unwraps) {
    int authorityEnd = firstOf(rest, "/?#");
    UrlHost host = UrlHost.parse(rest.substring(0, authorityEnd));
    if (!host.isValid()) {
      return Optional.empty();
    }
    int hash = indexOrEnd(rest, '#', authorityEnd);
    int question = Math.min(indexOrEnd(rest, '?', authorityEnd), hash);
    String path = UrlPath.normalise(rest.substring(authorityEnd, question));
    if (unwraps > 0 && isAmpCache(host.name(), rest.substring(authorityEnd))) {
      String inner = AMP_CACHE_PATH.matcher(path).replaceFirst("");
      if (inner.substring(0, firstOf(inner, "/")).contains(".")) {
        return webAddress("http://" + inner + rest.substring(question), unwraps - 1);
      }
    }
    String query =
        question == hash
            ? ""
            : TrackingParameters.without(rest.substring(question + 1, hash), host.name());
    return Optional.of(
        "http://"
            + host.withoutDevice()
            + path
            + (query.isEmpty() ? "" : "?" + query)
            + route(rest.substring(hash)));
  }

  /** What follows {@code http://} or {@code https://}, with the usual mistakes mended. */
  private static Optional<String> hierarchical(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher scheme = SCHEME.matcher(text);
    if (UrlHost.startsLikeOne(text) || text.startsWith("//") || text.startsWith("\\\\")) {
      return Optional.of(withoutLeadingSlashes(slashes(text)));
    }
    if (!scheme.find() || !isHttp(scheme.group(1))) {
      return Optional.empty();
    }
    String rest = slashes(text);
    while (scheme.reset(rest).find() && isHttp(scheme.group(1))) {
      rest = withoutLeadingSlashes(rest.substring(scheme.end()));
    }
    return Optional.of(rest);
  }

  private static boolean isHttp(String scheme) {
    return scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https");
  }

  /** Browsers read a backslash before the query as a slash. */
  private static String slashes(String text) {
    int end = firstOf(text, "?#");
    return text.substring(0, end).replace('\\', '/') + text.substring(end);
  }

  private static String withoutLeadingSlashes(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '/') {
      start++;
    }
    return text.substring(start);
  }

  private static boolean isAmpCache(String host, String target) {
    return host.endsWith(".cdn.ampproject.org")
        || host.endsWith("bing-amp.com")
        || (isGoogle(host) && target.startsWith("/amp/"));
  }

  private static boolean isGoogle(String host) {
    return host.startsWith("www.google.") || host.startsWith("google.");
  }

  /** A fragment is a place in the page, unless it is the route of a page that scripts build. */
  private static String route(String fragment) {
    boolean isRoute = fragment.startsWith("#!") || fragment.startsWith("#/");
    return isRoute && fragment.length() > 2 ? PercentEncoding.normalise(fragment) : "";
  }

  private static String otherScheme(String text) {
    Matcher scheme = SCHEME.matcher(text);
    return scheme.find()
        ? scheme.group(1).toLowerCase(Locale.ROOT) + text.substring(scheme.end(1))
        : text;
  }

  private static String strip(String url) {
    int start = 0;
    int end = url.length();
    while (start < end && isOuterSpace(url.charAt(start))) {
      start++;
    }
    while (end > start && isOuterSpace(url.charAt(end - 1))) {
      end--;
    }
    String inner = url.substring(start, end);
    return inner.indexOf('\n') < 0 && inner.indexOf('\r') < 0 && inner.indexOf('\t') < 0
        ? inner
        : inner.replace("\n", "").replace("\r", "").replace("\t", "");
  }

  private static boolean isOuterSpace(char c) {
    return c <= ' ' || c == '\u200B' || c == '\uFEFF' || Character.isSpaceChar(c);
  }

  private static int firstOf(String text, String chars) {
    int i = 0;
    while (i < text.length() && chars.indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  private static int indexOrEnd(String text, char c, int from) {
    int index = text.indexOf(c, from);
    return index < 0 ? text.length() : index;
  }
}

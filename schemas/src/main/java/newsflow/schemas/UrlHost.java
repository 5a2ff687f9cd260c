package newsflow.schemas;

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The host of a web address.
 *
 * @param name in ASCII (IDNA), lower case, without user, default port and final dot; empty where
 *     there is none
 * @param port with its colon; empty for 80, 443 or none
 */
record UrlHost(String name, String port) {
  private static final UrlHost NONE = new UrlHost("", "");
  private static final int MAX_LENGTH = 253;
  private static final Pattern NAME = Pattern.compile("[a-z0-9_.-]{1,253}|\\[[0-9a-f:.]{2,45}\\]");
  private static final Pattern PORT = Pattern.compile("\\d{0,5}");
  private static final Pattern FIRST_LABEL = Pattern.compile("www\\d{0,2}|m|mobile|amp|touch|wap");
  private static final Set<String> INNER_LABELS = Set.of("m", "mobile", "amp");

  /** Second levels under which countries register names: com.vn, co.uk. */
  private static final Set<String> SECOND_LEVELS =
      Set.of("com", "co", "net", "org", "gov", "edu", "ac", "go", "ne", "or", "info", "name");

  static UrlHost parse(String authority) {
    String text = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > text.lastIndexOf(']');
    String port = hasPort ? text.substring(colon + 1) : "";
    String name = ascii(PercentEncoding.decodeAll(hasPort ? text.substring(0, colon) : text));
    if (!PORT.matcher(port).matches() || !NAME.matcher(name).matches()) {
      return NONE;
    }
    String digits = port.replaceFirst("^0+", "");
    boolean isDefault = digits.isEmpty() || digits.equals("80") || digits.equals("443");
    return new UrlHost(name, isDefault ? "" : ":" + digits);
  }

  /** Whether a text without a scheme starts with what can only be a host, such as a.vn/b. */
  static boolean startsLikeOne(String text) {
    int end = 0;
    boolean dotted = false;
    while (end < text.length() && end <= MAX_LENGTH && isNameChar(text.charAt(end))) {
      dotted |= text.charAt(end) == '.' && end > 0;
      end++;
    }
    if (!dotted || end > MAX_LENGTH || end == 0 || text.charAt(end - 1) == ':') {
      return false;
    }
    if (end == text.length() || "/?#\\".indexOf(text.charAt(end)) >= 0) {
      return true;
    }
    return text.charAt(end) == ':'
        && end + 1 < text.length()
        && Character.isDigit(text.charAt(end + 1));
  }

  boolean isValid() {
    return !name.isEmpty();
  }

  /** Without the labels that choose a device's view of the site, as long as a site is left. */
  String withoutDevice() {
    List<String> labels = new ArrayList<>(Arrays.asList(name.split("\\.", -1)));
    while (isSite(labels.subList(1, labels.size()))
        && FIRST_LABEL.matcher(labels.getFirst()).matches()) {
      labels.removeFirst();
    }
    for (int i = labels.size() - 3; i > 0; i--) {
      if (INNER_LABELS.contains(labels.get(i)) && isSite(labels.subList(i + 1, labels.size()))) {
        labels.remove(i);
      }
    }
    return String.join(".", labels) + port;
  }

  private static boolean isSite(List<String> labels) {
    return labels.size() > 2
        || (labels.size() == 2
            && !(labels.getLast().length() == 2 && SECOND_LEVELS.contains(labels.getFirst())));
  }

  private static boolean isNameChar(char c) {
    return c == '.' || c == '-' || Character.isLetterOrDigit(c);
  }

  private static String ascii(String name) {
    String host = name;
    while (host.endsWith(".")) {
      host = host.substring(0, host.length() - 1);
    }
    if (host.length() > MAX_LENGTH || host.chars().allMatch(c -> c < 0x80)) {
      return host.toLowerCase(Locale.ROOT);
    }
    try {
      String composed = Normalizer.normalize(host, Normalizer.Form.NFC);
      return IDN.toASCII(composed, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (RuntimeException e) {
      // Labels that are empty, too long or not allowed: no host of any site.
      return "";
    }
  }
}

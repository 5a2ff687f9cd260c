package newsflow.enrich.extract;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Web addresses, leniently. */
final class Addresses {
  private static final int MAX = 2_000;

  private Addresses() {}

  /** The absolute http or https address that a reference in a page means, or null. */
  static @Nullable String resolve(@Nullable String base, @Nullable String reference) {
    if (reference == null || reference.isBlank() || reference.length() > MAX) {
      return null;
    }
    String address = reference.strip().replace(" ", "%20");
    if (isWeb(address)) {
      return address;
    }
    if (base == null || address.startsWith("data:")) {
      return address.startsWith("//") ? "https:" + address : null;
    }
    try {
      String resolved = URI.create(base.strip().replace(" ", "%20")).resolve(address).toString();
      return isWeb(resolved) ? resolved : null;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  /** Host in lower case without {@code www.}, or null. */
  static @Nullable String domain(@Nullable String url) {
    if (url == null) {
      return null;
    }
    int from = url.indexOf("://");
    if (from < 0) {
      return null;
    }
    int to = from + 3;
    while (to < url.length() && "/?#:".indexOf(url.charAt(to)) < 0) {
      to++;
    }
    String host = url.substring(from + 3, to).toLowerCase(Locale.ROOT);
    host = host.substring(host.indexOf('@') + 1);
    return host.isEmpty() ? null : host.startsWith("www.") ? host.substring(4) : host;
  }

  static boolean isWeb(String address) {
    return address.regionMatches(true, 0, "http://", 0, 7)
        || address.regionMatches(true, 0, "https://", 0, 8);
  }
}

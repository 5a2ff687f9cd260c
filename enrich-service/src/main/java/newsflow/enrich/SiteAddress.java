package newsflow.enrich;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an address says about its publisher. */
final class SiteAddress {
  private static final Set<String> COUNTRIES =
      Arrays.stream(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());

  /** Country domains that are sold as words, so they say nothing about where a site is. */
  private static final Set<String> GENERIC =
      Set.of("AI", "CC", "CO", "FM", "IO", "LY", "ME", "TO", "TV", "WS");

  private SiteAddress() {}

  /** The host in lower case without {@code www.}; null when there is none. */
  static @Nullable String domain(@Nullable String url) {
    if (url == null) {
      return null;
    }
    try {
      String host = URI.create(url.strip()).getHost();
      if (host == null) {
        return null;
      }
      String lower = host.toLowerCase(Locale.ROOT);
      return lower.startsWith("www.") ? lower.substring("www.".length()) : lower;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** ISO 3166-1 alpha-2 code of the country whose top-level domain it is; null for all others. */
  static @Nullable String country(@Nullable String domain) {
    if (domain == null) {
      return null;
    }
    String last = domain.substring(domain.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    String code = last.equals("UK") ? "GB" : last;
    return COUNTRIES.contains(code) && !GENERIC.contains(code) ? code : null;
  }
}

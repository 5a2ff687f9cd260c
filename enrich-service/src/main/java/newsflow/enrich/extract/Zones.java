package newsflow.enrich.extract;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The zone that a source writes its times in when it does not say so. */
final class Zones {
  /** No zone is known; unlike {@link ZoneOffset#UTC}, which a source states. */
  static final ZoneId UNKNOWN = ZoneId.of("UTC");

  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

  /** Where the press of a country with several zones writes in the time of its main cities. */
  private static final Map<String, String> MAIN =
      Map.ofEntries(
          Map.entry("us", "America/New_York"),
          Map.entry("ca", "America/Toronto"),
          Map.entry("br", "America/Sao_Paulo"),
          Map.entry("mx", "America/Mexico_City"),
          Map.entry("ru", "Europe/Moscow"),
          Map.entry("au", "Australia/Sydney"),
          Map.entry("id", "Asia/Jakarta"),
          Map.entry("de", "Europe/Berlin"),
          Map.entry("es", "Europe/Madrid"),
          Map.entry("pt", "Europe/Lisbon"),
          Map.entry("cl", "America/Santiago"),
          Map.entry("ar", "America/Argentina/Buenos_Aires"),
          Map.entry("nz", "Pacific/Auckland"),
          Map.entry("ua", "Europe/Kiev"),
          Map.entry("cn", "Asia/Shanghai"),
          Map.entry("kz", "Asia/Almaty"),
          Map.entry("my", "Asia/Kuala_Lumpur"),
          Map.entry("gr", "Europe/Athens"),
          Map.entry("uk", "Europe/London"),
          Map.entry("ec", "America/Guayaquil"),
          Map.entry("mn", "Asia/Ulaanbaatar"),
          Map.entry("vn", "Asia/Ho_Chi_Minh"));

  /** Languages whose press is nearly all in one zone. */
  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("vi", "vn"),
          Map.entry("de", "de"),
          Map.entry("it", "it"),
          Map.entry("pl", "pl"),
          Map.entry("cs", "cz"),
          Map.entry("sk", "sk"),
          Map.entry("hu", "hu"),
          Map.entry("ro", "ro"),
          Map.entry("sv", "se"),
          Map.entry("da", "dk"),
          Map.entry("nb", "no"),
          Map.entry("no", "no"),
          Map.entry("fi", "fi"),
          Map.entry("nl", "nl"),
          Map.entry("el", "gr"),
          Map.entry("tr", "tr"),
          Map.entry("bg", "bg"),
          Map.entry("hr", "hr"),
          Map.entry("sl", "si"),
          Map.entry("sr", "rs"),
          Map.entry("uk", "ua"),
          Map.entry("he", "il"),
          Map.entry("th", "th"),
          Map.entry("ja", "jp"),
          Map.entry("ko", "kr"),
          Map.entry("hi", "in"),
          Map.entry("bn", "bd"),
          Map.entry("fa", "ir"),
          Map.entry("id", "id"),
          Map.entry("fr", "fr"),
          Map.entry("zh", "cn"),
          Map.entry("ru", "ru"),
          Map.entry("ms", "my"),
          Map.entry("fil", "ph"),
          Map.entry("tl", "ph"),
          Map.entry("ta", "in"),
          Map.entry("te", "in"),
          Map.entry("mr", "in"),
          Map.entry("gu", "in"),
          Map.entry("kn", "in"),
          Map.entry("ml", "in"),
          Map.entry("pa", "in"),
          Map.entry("or", "in"),
          Map.entry("as", "in"),
          Map.entry("ur", "pk"),
          Map.entry("ne", "np"),
          Map.entry("si", "lk"),
          Map.entry("my", "mm"),
          Map.entry("km", "kh"),
          Map.entry("lo", "la"),
          Map.entry("mn", "mn"),
          Map.entry("kk", "kz"),
          Map.entry("uz", "uz"),
          Map.entry("ky", "kg"),
          Map.entry("tg", "tj"),
          Map.entry("tk", "tm"),
          Map.entry("az", "az"),
          Map.entry("ka", "ge"),
          Map.entry("hy", "am"),
          Map.entry("ps", "af"),
          Map.entry("ku", "iq"),
          Map.entry("ckb", "iq"),
          Map.entry("ar", "sa"),
          Map.entry("am", "et"),
          Map.entry("ti", "et"),
          Map.entry("om", "et"),
          Map.entry("so", "so"),
          Map.entry("sw", "ke"),
          Map.entry("rw", "rw"),
          Map.entry("ha", "ng"),
          Map.entry("yo", "ng"),
          Map.entry("ig", "ng"),
          Map.entry("af", "za"),
          Map.entry("zu", "za"),
          Map.entry("xh", "za"),
          Map.entry("mg", "mg"),
          Map.entry("en", "us"));

  /** Languages of several countries, whose zone is that of most of their press. */
  private static final Set<String> SEVERAL = Set.of("en", "ar");

  /** Found so far; there are at most 26 times 26. */
  private static final Map<String, ZoneId> COUNTRIES = new ConcurrentHashMap<>();

  /** Country domains that are sold as general ones. */
  private static final Set<String> GENERAL = Set.of("tv", "me", "io", "co", "cc", "ws", "fm", "ly");

  private Zones() {}

  /**
   * The zone of a source by the country of its host, else by its language, else {@link #UNKNOWN}.
   */
  static ZoneId of(@Nullable String host, @Nullable String language) {
    if (host != null) {
      String top = host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      if (top.length() == 2 && !GENERAL.contains(top)) {
        ZoneId zone = ofCountry(top);
        if (zone != null) {
          return zone;
        }
      }
    }
    if (language != null) {
      String[] parts = language.toLowerCase(Locale.ROOT).split("[-_]");
      String last = parts[parts.length - 1];
      ZoneId zone = parts.length > 1 && last.length() == 2 ? ofCountry(last) : null;
      String country = LANGUAGES.get(parts[0]);
      if (zone == null && country != null) {
        zone = ofCountry(country);
      }
      if (zone != null) {
        return zone;
      }
    }
    return UNKNOWN;
  }

  private static @Nullable ZoneId ofCountry(String code) {
    ZoneId zone = COUNTRIES.computeIfAbsent(code, Zones::lookUp);
    return zone.equals(UNKNOWN) ? null : zone;
  }

  private static ZoneId lookUp(String code) {
    if (code.equals("vn")) {
      return VIETNAM;
    }
    try {
      String main = MAIN.get(code);
      if (main != null) {
        return ZoneId.of(main);
      }
      Set<String> ids =
          TimeZone.getAvailableIDs(
              SystemTimeZoneType.CANONICAL_LOCATION, code.toUpperCase(Locale.ROOT), null);
      return ids.isEmpty() ? UNKNOWN : ZoneId.of(ids.iterator().next());
    } catch (DateTimeException | IllegalArgumentException unknown) {
      return UNKNOWN;
    }
  }

  /** Whether the zone of a source follows from its country or language rather than from habit. */
  static boolean isSure(@Nullable String host, @Nullable String language) {
    String lang = language == null ? "" : language.toLowerCase(Locale.ROOT);
    return !of(host, null).equals(UNKNOWN)
        || (!SEVERAL.contains(lang.split("[-_]")[0]) && !of(null, language).equals(UNKNOWN));
  }

  /** The offset that an abbreviation printed beside a time means, or null. */
  static @Nullable ZoneId ofAbbreviation(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "Z", "UTC", "GMT", "UT" -> ZoneOffset.UTC;
      case "ET", "EST", "EDT" -> ZoneId.of("America/New_York");
      case "CT", "CST", "CDT" -> ZoneId.of("America/Chicago");
      case "MT", "MST", "MDT" -> ZoneId.of("America/Denver");
      case "PT", "PST", "PDT" -> ZoneId.of("America/Los_Angeles");
      case "AKST", "AKDT" -> ZoneId.of("America/Anchorage");
      case "HST" -> ZoneId.of("Pacific/Honolulu");
      case "BST" -> ZoneId.of("Europe/London");
      case "CET", "CEST", "MEZ", "MESZ" -> ZoneId.of("Europe/Berlin");
      case "EET", "EEST" -> ZoneId.of("Europe/Helsinki");
      case "MSK", "МСК" -> ZoneId.of("Europe/Moscow");
      case "IST" -> ZoneId.of("Asia/Kolkata");
      case "JST" -> ZoneId.of("Asia/Tokyo");
      case "KST" -> ZoneId.of("Asia/Seoul");
      case "HKT" -> ZoneId.of("Asia/Hong_Kong");
      case "SGT" -> ZoneId.of("Asia/Singapore");
      case "WIB" -> ZoneId.of("Asia/Jakarta");
      case "WITA" -> ZoneId.of("Asia/Makassar");
      case "WIT" -> ZoneId.of("Asia/Jayapura");
      case "MYT" -> ZoneId.of("Asia/Kuala_Lumpur");
      case "PHT" -> ZoneId.of("Asia/Manila");
      case "PKT" -> ZoneId.of("Asia/Karachi");
      case "NPT" -> ZoneId.of("Asia/Kathmandu");
      case "GST" -> ZoneId.of("Asia/Dubai");
      case "EAT" -> ZoneId.of("Africa/Nairobi");
      case "WAT" -> ZoneId.of("Africa/Lagos");
      case "CAT" -> ZoneId.of("Africa/Maputo");
      case "SAST" -> ZoneId.of("Africa/Johannesburg");
      case "ICT" -> VIETNAM;
      case "AEST", "AEDT" -> ZoneId.of("Australia/Sydney");
      default -> null;
    };
  }
}

package newsflow.schemas;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The part of a query that chooses the article: without the parameters by which newsletters, social
 * networks and advertisers follow a reader, without session ids and without the switches of AMP and
 * mobile pages. Names are from the vendors' own documents on campaign links; docs/urls.md lists
 * them with their owners.
 */
final class TrackingParameters {
  private static final List<String> PREFIXES =
      List.of(
          "utm_", "pk_", "mtm_", "matomo_", "piwik_", "hsa_", "at_", "vn_", "amp_", "__cft__",
          "ns_", "fb_", "stm_", "_x_tr_");

  private static final Set<String> NAMES =
      Set.of(
          // Google, Microsoft, Yandex, X, TikTok, LinkedIn, Pinterest, Meta
          "gclid",
          "gclsrc",
          "dclid",
          "gbraid",
          "wbraid",
          "gad_source",
          "gad_campaignid",
          "srsltid",
          "_ga",
          "_gl",
          "usqp",
          "msclkid",
          "ocid",
          "cvid",
          "yclid",
          "ysclid",
          "_openstat",
          "twclid",
          "__twitter_impression",
          "ttclid",
          "li_fat_id",
          "epik",
          "fbclid",
          "igshid",
          "igsh",
          "mibextid",
          "__tn__",
          // Zalo
          "zarsrc",
          "zalo_source",
          "gidzl",
          // newsletters and marketing
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "_hsenc",
          "_hsmi",
          "hsctatracking",
          "vero_id",
          "vero_conv",
          "oly_anon_id",
          "oly_enc_id",
          "_branch_match_id",
          "s_cid",
          "s_kwcid",
          "ef_id",
          "wickedid",
          "rb_clickid",
          "wt.mc_id",
          "wt_mc",
          "wt_zmc",
          "xtor",
          "cmpid",
          "cmp",
          "icid",
          "ncid",
          "ito",
          "smid",
          "spm",
          "scm",
          "taid",
          "guccounter",
          "guce_referrer",
          "guce_referrer_sig",
          // where the reader came from
          "ref",
          "ref_src",
          "ref_url",
          "referer",
          "referrer",
          // sessions
          "phpsessid",
          "jsessionid",
          "aspsessionid",
          // the same article for another device
          "amp",
          "_amp",
          "outputtype");

  private TrackingParameters() {}

  /** What is left of a query, sorted, without its question mark; empty where nothing is. */
  static String without(String query, String host) {
    List<String> kept = new ArrayList<>();
    for (String parameter : query.split("&", -1)) {
      String normal = PercentEncoding.normalise(parameter);
      int equals = normal.indexOf('=');
      String name = equals < 0 ? normal : normal.substring(0, equals);
      String value = equals < 0 ? "" : normal.substring(equals + 1);
      if (!name.isEmpty() && !isIgnored(name.toLowerCase(Locale.ROOT), value, host)) {
        kept.add(value.isEmpty() ? name : normal);
      }
    }
    Collections.sort(kept);
    return String.join("&", kept);
  }

  private static boolean isIgnored(String name, String value, String host) {
    return NAMES.contains(name)
        || PREFIXES.stream().anyMatch(name::startsWith)
        || (name.equals("output") && value.equals("amp"))
        // Blogger's mobile view.
        || (name.equals("m")
            && (value.equals("1") || value.equals("0"))
            && host.contains("blogspot."));
  }
}

package newsflow.enrich.extract;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Gathers the witnesses of a page's times in the order of their trust. */
record PageTimes(
    DateReader dates, Clues clues, JsonLd jsonLd, @Nullable Described described, Page page) {
  /** Top domains of English pages that write the day before the month. */
  private static final Set<String> DAY_FIRST =
      Set.of(
          "uk", "au", "nz", "ie", "in", "za", "ng", "ke", "pk", "bd", "sg", "my", "hk", "de", "at",
          "ch", "fr", "vn");

  static DateReader reader(@Nullable String host, @Nullable String language, Page page) {
    ZoneId zone = Zones.of(host, language);
    String lang = language == null ? "" : language.toLowerCase(Locale.ROOT);
    boolean american =
        (lang.isEmpty() || lang.equals("en") || lang.endsWith("-us") || lang.endsWith("_us"))
            && (host == null || !DAY_FIRST.contains(host.substring(host.lastIndexOf('.') + 1)));
    boolean monthFirst =
        american
            || ((lang.startsWith("ja") || lang.startsWith("ko") || lang.startsWith("zh"))
                && !lang.endsWith("hk"));
    return new DateReader(zone, Zones.isSure(host, language), monthFirst, page.fetchedAt());
  }

  /** When the article was published, null if no witness is credible. */
  @Nullable Moment published(Nearby nearby, @Nullable String canonical, Trace trace) {
    PublicationTime time = new PublicationTime(dates, page.fetchedAt(), trace);
    if (described != null) {
      time.hear(described.text("datePublished"), Origin.JSON_LD, "datePublished");
    }
    time.hear(jsonLd.pageDate("datePublished"), Origin.JSON_LD, "datePublished of the page");
    time.hearMetas(clues);
    time.hearMarked(clues);
    if (described != null) {
      time.hear(described.text("dateCreated", "uploadDate"), Origin.JSON_LD, "dateCreated");
    }
    time.hear(
        dates.declared(page.declared().publishedAt(), page.declared().publishedOn()), "declared");
    if (time.isSettled() && !trace.listening()) {
      return time.decide();
    }
    for (Nearby.Distance distance : Nearby.Distance.values()) {
      if (distance == Nearby.Distance.ELSEWHERE && !time.heardNothing()) {
        break;
      }
      hearSpots(time, nearby, distance);
      List<String> lines =
          switch (distance) {
            case BETWEEN -> nearby.linesAtHeadline();
            case AROUND -> nearby.lines();
            case ELSEWHERE -> List.of();
          };
      lines.forEach(line -> time.hearLine(line, "line near the headline"));
      if (distance != Nearby.Distance.BETWEEN) {
        time.makeDoWithChanges();
      }
    }
    time.hearUrl(page.url());
    time.hearUrl(canonical);
    if (time.heardNothing()) {
      time.hearText(nearby);
    }
    return time.decide();
  }

  /** Marked elements at one distance: those of bylines first, then time elements. */
  private void hearSpots(PublicationTime time, Nearby nearby, Nearby.Distance distance) {
    for (Clues.Spot spot : clues.bylines) {
      if (nearby.distance(spot) != distance) {
        continue;
      }
      String text = spot.text();
      if (text.length() <= 200) {
        if (!clues.times.isEmpty()) {
          for (Element t : spot.element().getElementsByTag("time")) {
            hearTime(time, t, "time in the byline");
          }
        }
        String value = PublicationTime.attribute(spot.element());
        if (value != null) {
          hearTime(time, spot.element(), "byline's attribute");
        }
        if (Changes.isChange(spot.element())) {
          time.hearChange(text, "byline");
        } else {
          time.hearLine(text, "byline");
        }
      }
    }
    for (Clues.Spot spot : clues.times) {
      if (nearby.distance(spot) == distance) {
        hearTime(time, spot.element(), "time element");
      }
    }
  }

  private static void hearTime(PublicationTime time, Element element, String where) {
    String value = PublicationTime.machineValue(element);
    String told = Changes.without(value);
    if (told == null || Changes.isChange(element)) {
      time.hearChange(value, where);
    } else {
      time.hear(told, Origin.BYLINE, where);
    }
  }

  /** When it was changed last. */
  @Nullable Moment updated() {
    String value = described == null ? null : described.text("dateModified");
    Origin origin = Origin.JSON_LD;
    if (value == null) {
      value =
          clues.meta(
              "article:modified_time",
              "og:updated_time",
              "itemprop:datemodified",
              "lastmod",
              "last-modified",
              "dcterms.modified");
      origin = Origin.META;
    }
    Declared declared = page.declared();
    Moment moment =
        value == null
            ? dates.declared(declared.updatedAt(), declared.updatedOn())
            : dates.read(value, origin);
    return moment == null || moment.instant().isAfter(page.fetchedAt().plusSeconds(93_600))
        ? null
        : moment;
  }
}

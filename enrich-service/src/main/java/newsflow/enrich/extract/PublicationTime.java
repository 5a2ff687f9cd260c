package newsflow.enrich.extract;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what a page says of its time. The order of trust: JSON-LD and microdata, meta elements, a
 * marked time element, the feed, the line under the headline, the address, the text. A witness of
 * higher trust that names only the day is made exact by one of lower trust on the same day. Times
 * after the fetch are refused; a time of change is never taken for one of publication.
 */
final class PublicationTime {
  private static final String[] METAS = {
    "article:published_time",
    "itemprop:datepublished",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "pubdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "dc.created",
    "dcterms.issued",
    "displaydate",
    "ptime",
    "article_date_original",
    "originalpublicationdate",
    "bt:pubdate",
    "rnews:datepublished",
    "cre",
    "article.published",
    "article.created",
    "article:post_date",
    "published-date",
    "published_at",
    "publisheddate",
    "published_date",
    "pub_date",
    "timestamp",
    "vr:published_time",
    "shareaholic:article_published_time",
    "prism.publicationdate",
    "citation_publication_date",
    "itemprop:datecreated",
    "created",
    "og:pubdate",
    "date",
    "_pubtime",
    "mediator_published_time",
    "gen_date",
    "last_publish_date"
  };
  private static final String[] ATTRIBUTES = {
    "content",
    "datetime",
    "data-datetime",
    "data-published",
    "data-published-date",
    "data-publish-date",
    "data-pubdate",
    "data-timestamp",
    "data-time",
    "data-date",
    "title"
  };
  private static final Pattern URL_DAY =
      Pattern.compile(
          "[/_-]((?:19|20)\\d{2})(?:([/_-])([01]?\\d|[a-z]{3})\\2([0-3]?\\d)|([01]\\d)([0-3]\\d))(?!\\d)");
  private static final Pattern YEAR =
      Pattern.compile(
          "\\p{Nd}{4}|\\p{Nd}[-/.]\\s?\\p{Nd}{1,2}[-/.]\\s?\\p{Nd}{2}(?!\\p{Nd})|['’]\\p{Nd}{2}");
  private static final Duration SLACK = Duration.ofHours(26);

  private final DateReader reader;
  private final Instant fetched;
  private final Trace trace;
  private final List<Moment> witnesses = new ArrayList<>();

  /** Times whose year, or day, follows from that of the fetch: heard if there is no other. */
  private final List<Moment> guesses = new ArrayList<>();

  /** Times of change: heard if nothing by the headline tells when it was published. */
  private final List<Moment> changes = new ArrayList<>();

  private final Set<String> lines = new HashSet<>();
  private @Nullable Moment address;

  PublicationTime(DateReader reader, Instant fetched, Trace trace) {
    this.reader = reader;
    this.fetched = fetched;
    this.trace = trace;
  }

  /** Hears a machine-readable or written time; null and blank say nothing. */
  void hear(@Nullable String value, Origin origin, String where) {
    if (value != null && !value.isBlank()) {
      hear(reader.read(value, origin), where);
    }
  }

  void hear(@Nullable Moment moment, String where) {
    if (moment == null
        || moment.instant().isAfter(fetched.plus(SLACK))
        || moment.instant().isBefore(Instant.EPOCH.plus(Duration.ofDays(3650)))) {
      return;
    }
    witnesses.add(moment);
    trace.witness("published_at", where, moment.local().toString(), witnesses.size() == 1);
  }

  /** Hears when the article was changed. */
  void hearChange(String value, String where) {
    Moment moment = reader.read(value, Origin.BYLINE);
    if (moment != null && !moment.instant().isAfter(fetched.plus(SLACK))) {
      trace.witness("published_at", where + ", of a change", moment.local().toString(), false);
      changes.add(moment);
    }
  }

  /** Takes times of change for want of others. */
  void makeDoWithChanges() {
    if (witnesses.isEmpty() && !changes.isEmpty()) {
      witnesses.add(changes.getFirst());
    }
  }

  void hearMetas(Clues clues) {
    for (String name : METAS) {
      if (isSettled() && !trace.listening()) {
        return;
      }
      for (String value : clues.metaAll(name)) {
        hear(value, Origin.META, name);
      }
    }
  }

  /** Elements marked as the time of publication. */
  void hearMarked(Clues clues) {
    for (String name : new String[] {"datePublished", "dateCreated"}) {
      for (Clues.Spot spot : clues.properties.getOrDefault(name, List.of())) {
        hear(machineValue(spot.element()), Origin.JSON_LD, "itemprop " + name);
      }
    }
    for (Clues.Spot time : clues.times) {
      if (time.element().hasAttr("pubdate")) {
        hear(machineValue(time.element()), Origin.BYLINE, "time[pubdate]");
      }
    }
  }

  static String machineValue(Element element) {
    String value = attribute(element);
    return value == null ? element.text() : value;
  }

  /** The time in an attribute made for it, null if there is none. */
  static @Nullable String attribute(Element element) {
    for (String name : ATTRIBUTES) {
      String value = element.attr(name);
      if (!value.isEmpty() && Words.hasDigit(value)) {
        return value;
      }
    }
    return null;
  }

  /** A line near the headline; relative times count from the fetch. */
  void hearLine(String line, String where) {
    if (line.length() > 400 || !Words.hasDigit(line) || !lines.add(line)) {
      return;
    }
    String told = Changes.without(line);
    if (told == null) {
      hearChange(line, where);
      return;
    }
    Moment moment = reader.read(told, Origin.BYLINE);
    boolean guess = moment != null && !YEAR.matcher(told).find();
    if (moment == null) {
      guess = true;
      RelativeTime.Ago ago = RelativeTime.find(told);
      if (ago != null) {
        boolean day = ago.unit().compareTo(Duration.ofDays(1)) >= 0;
        Instant then = fetched.minus(ago.back());
        moment =
            day || ago.unit().compareTo(Duration.ofHours(1)) >= 0
                ? reader.day(then.atZone(reader.zone()).toLocalDate(), Origin.BYLINE)
                : new Moment(then, reader.zone(), Precision.MINUTE, Origin.BYLINE);
      }
    }
    if (guess && moment != null && !moment.instant().isAfter(fetched.plus(SLACK))) {
      trace.witness("published_at", where + ", inferred", moment.local().toString(), false);
      guesses.add(moment);
    } else {
      hear(moment, where);
    }
  }

  /** Where nothing is marked: short lines around the text, then the first paragraphs. */
  void hearText(Nearby nearby) {
    if (!guesses.isEmpty() || !changes.isEmpty()) {
      return;
    }
    for (String line : nearby.shortLines()) {
      if (witnesses.isEmpty() && Words.hasDigit(line) && YEAR.matcher(line).find()) {
        hear(reader.read(line, Origin.TEXT), "short line");
      }
    }
    if (witnesses.isEmpty()) {
      LocalDate day = fetched.atZone(reader.zone()).toLocalDate();
      hear(TextDay.find(reader, nearby.paragraphs(), day), "first paragraphs");
    }
  }

  void hearUrl(@Nullable String url) {
    LocalDate day = url == null ? null : dayOf(url);
    if (day != null) {
      Moment moment = reader.day(day, Origin.URL);
      address = address == null ? moment : address;
      hear(moment, "url");
    }
  }

  static @Nullable LocalDate dayOf(String url) {
    String path = url.length() > 500 ? url.substring(0, 500) : url;
    Matcher m = URL_DAY.matcher(path);
    while (m.find()) {
      String name = m.group(3) == null ? m.group(5) : m.group(3);
      int month =
          Character.isDigit(name.charAt(0)) ? Integer.parseInt(name) : MonthNames.month(name);
      int day = Integer.parseInt(m.group(4) == null ? m.group(6) : m.group(4));
      int year = Integer.parseInt(m.group(1));
      if (month >= 1
          && month <= 12
          && day >= 1
          && day <= java.time.YearMonth.of(year, month).lengthOfMonth()) {
        return LocalDate.of(year, month, day);
      }
    }
    return null;
  }

  private boolean isExact() {
    return !witnesses.isEmpty()
        && !TimeVerdict.vague(witnesses.getFirst())
        && TimeVerdict.stated(witnesses.getFirst());
  }

  /** Whether the best witness so far is exact and needs no other. */
  boolean isSettled() {
    return isExact() && (reader.isSure() || !witnesses.getFirst().zone().equals(ZoneOffset.UTC));
  }

  boolean heardNothing() {
    return witnesses.isEmpty();
  }

  /** The most trusted witness, made exact by others that agree, in the zone of the source. */
  @Nullable Moment decide() {
    return new TimeVerdict(
            reader, witnesses, Stream.concat(guesses.stream(), changes.stream()).toList(), address)
        .decide();
  }
}

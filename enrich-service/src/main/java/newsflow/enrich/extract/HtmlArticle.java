package newsflow.enrich.extract;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Extracts from HTML, a whole page or a fragment of a feed. */
final class HtmlArticle {
  /** The paper's own name in front of a standfirst, such as {@code (Dân trí) - }. */
  private static final Pattern BRACKETED =
      Pattern.compile("^\\([\\p{L}\\d][\\p{L}\\d .]{1,24}\\) ?[-–—] ?");

  private static final Pattern PAPER =
      Pattern.compile(BRACKETED.pattern() + "|^[\\p{Lu}\\d.]{2,10} ?[-–—] |^BNEWS ");

  private final Hints hints;
  private final Phrases phrases;

  HtmlArticle(Hints hints, Phrases phrases) {
    this.hints = hints;
    this.phrases = phrases;
  }

  Extraction extract(String html, String charset, Page page, Trace trace) {
    Document document = Jsoup.parse(html, page.url() == null ? "" : page.url());
    PageReader.Read read = PageReader.read(document, hints);
    Clues clues = read.clues();
    Outline outline = read.outline();
    if (outline.regions.isEmpty()) {
      return new Extraction.Rejected(Reason.EMPTY, "the page has no elements");
    }
    JsonLd jsonLd = JsonLd.read(clues.scripts);
    MainText text = new MainText(phrases);
    MainText.Place place = text.locate(outline);
    String rough = clues.meta("og:title");
    Described described = jsonLd.about(rough == null ? clues.title : rough);
    String host = Addresses.domain(page.url() != null ? page.url() : clues.canonical);
    SiteNames site = new SiteNames(siteName(clues, described), host);
    Titles.Headline headline =
        new Titles(clues, described, page.declared(), site, trace).choose(outline, place.first());
    if (described != null && !described.isAbout(headline.text())) {
      described = null;
    }
    MainText.Found found = text.find(outline, place, headline.orEmpty());
    String stated = described == null ? null : described.body();
    if (stated != null) {
      found =
          new MainText.Found(found.region(), new StatedText(stated).judge(outline, found.blocks()));
    }
    String body = body(found.blocks(), described);
    if (body.isBlank()) {
      return new Extraction.Rejected(Reason.NO_TEXT, "no block of the page reads like an article");
    }
    if (trace.listening()) {
      Set<Block> chosen = new HashSet<>(found.blocks());
      for (Block block : outline.blocks) {
        boolean kept = chosen.contains(block);
        trace.block(
            kept ? "kept" : block.drop != null ? block.drop : "outside the article",
            block.region.path(),
            block.text);
      }
    }
    String declaredLanguage = language(clues, described, page.declared());
    String language = declaredLanguage == null ? Scripts.guess(body) : declaredLanguage;
    String canonical = Addresses.resolve(page.url(), canonical(clues, described));
    List<String> lines = linesNear(outline, found, headline.at());
    DateReader dates = reader(host, language, page);
    Moment published =
        published(
            dates,
            clues,
            jsonLd,
            described,
            page,
            lines,
            around(outline, found, headline.at()),
            canonical,
            outline,
            found,
            trace);
    Moment updated = updated(dates, clues, described, page);
    List<String> authors =
        new Bylines(
                site.name(),
                atByline(outline, found, headline.at()),
                printed(outline, found, headline.at()),
                trace)
            .choose(
                clues,
                described,
                page.declared(),
                lines,
                "vi".equals(language) ? lastLines(outline, found, site.name()) : List.of());
    return new Extraction.Extracted(
        new Article(
            headline.text(),
            summary(
                clues,
                described,
                page.declared(),
                standfirst(outline, found, headline.at()),
                "vi".equals(language)),
            body,
            authors,
            section(clues, described, page.declared()),
            keywords(clues, described, page.declared()),
            Images.of(
                outline,
                found,
                page.url() != null ? page.url() : canonical,
                lead(clues, described, page)),
            published,
            updated,
            null,
            canonical,
            site.name(),
            Addresses.domain(canonical != null ? canonical : page.url()),
            declaredLanguage,
            charset));
  }

  private static String body(List<Block> blocks, @Nullable Described described) {
    StringBuilder body = new StringBuilder();
    int words = 0;
    for (Block block : blocks) {
      if (!body.isEmpty()) {
        body.append("\n\n");
      }
      body.append(block.text);
      words += block.words;
    }
    String stated = described == null ? null : described.body();
    if (stated != null && words < 0.5 * Words.count(stated)) {
      StringBuilder other = new StringBuilder();
      for (String line : stated.split("\\R+|<br ?/?>|</p>")) {
        String clean = JsonLd.clean(line);
        if (!clean.isEmpty()) {
          other.append(other.isEmpty() ? "" : "\n\n").append(clean);
        }
      }
      return other.toString();
    }
    return body.toString();
  }

  static DateReader reader(@Nullable String host, @Nullable String language, Page page) {
    ZoneId zone = Zones.of(host, language);
    String lang = language == null ? "" : language.toLowerCase(Locale.ROOT);
    boolean american =
        (lang.isEmpty() || lang.equals("en") || lang.endsWith("-us") || lang.endsWith("_us"))
            && (host == null
                || !host.matches(".*\\.(?:uk|au|nz|ie|in|za|ng|ke|pk|bd|sg|my|hk|de|at|ch|fr|vn)"));
    return new DateReader(zone, Zones.isSure(host, language), american, page.fetchedAt());
  }

  private static @Nullable Moment published(
      DateReader dates,
      Clues clues,
      JsonLd jsonLd,
      @Nullable Described described,
      Page page,
      List<String> lines,
      Predicate<Clues.Spot> near,
      @Nullable String canonical,
      Outline outline,
      MainText.Found found,
      Trace trace) {
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
    if (page.declared().publishedAt() != null) {
      time.hear(
          new Moment(page.declared().publishedAt(), dates.zone(), Precision.SECOND, Origin.FEED),
          "declared");
    }
    if (time.isSettled() && !trace.listening()) {
      return time.decide();
    }
    for (boolean by : new boolean[] {true, false}) {
      if (!by && !time.heardNothing()) {
        break;
      }
      for (Clues.Spot spot : clues.bylines) {
        String text = spot.text();
        if (near.test(spot) == by && text.length() <= 200) {
          for (Element t : spot.element().getElementsByTag("time")) {
            time.hear(PublicationTime.machineValue(t), Origin.BYLINE, "time in the byline");
          }
          time.hearLine(text, "byline");
        }
      }
      for (Clues.Spot spot : clues.times) {
        if (near.test(spot) == by) {
          time.hear(PublicationTime.machineValue(spot.element()), Origin.BYLINE, "time element");
        }
      }
      if (by) {
        for (String line : lines) {
          time.hearLine(line, "line near the headline");
        }
      }
    }
    time.hearUrl(page.url());
    time.hearUrl(canonical);
    if (time.heardNothing()) {
      time.hearText(outline, found);
    }
    return time.decide();
  }

  private static @Nullable Moment updated(
      DateReader dates, Clues clues, @Nullable Described described, Page page) {
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
    Moment moment = value == null ? null : dates.read(value, origin);
    return moment == null || moment.instant().isAfter(page.fetchedAt().plusSeconds(93_600))
        ? null
        : moment;
  }

  /** Short lines around the headline and above the text, where bylines and dates stand. */
  private static List<String> linesNear(Outline outline, MainText.Found found, int headline) {
    List<String> lines = new ArrayList<>();
    int first = found.blocks().isEmpty() ? 0 : outline.blocks.indexOf(found.blocks().getFirst());
    int from = headline >= 0 && headline <= first ? headline : first - 12;
    for (int i = Math.max(0, Math.max(from, first - 40)); i <= first + 3; i++) {
      addLine(lines, outline, i);
    }
    for (int i = from - 1; i >= Math.max(0, from - 6); i--) {
      addLine(lines, outline, i);
    }
    return lines;
  }

  /**
   * Tells whether an element stands between a little above the headline and the end of the text.
   */
  private static Predicate<Clues.Spot> around(Outline outline, MainText.Found found, int headline) {
    if (found.blocks().isEmpty()) {
      return spot -> true;
    }
    int first = outline.blocks.indexOf(found.blocks().getFirst());
    int last = outline.blocks.indexOf(found.blocks().getLast());
    int from = Math.max(0, (headline >= 0 && headline <= first ? headline : first) - 15);
    return spot -> spot.at() >= from && spot.at() <= last + 6;
  }

  /** Tells whether an element stands where bylines do: by the headline or right under the text. */
  private static Predicate<Clues.Spot> atByline(
      Outline outline, MainText.Found found, int headline) {
    if (found.blocks().isEmpty()) {
      return spot -> true;
    }
    int first = outline.blocks.indexOf(found.blocks().getFirst());
    int last = outline.blocks.indexOf(found.blocks().getLast());
    int from = (headline >= 0 && headline <= first ? headline : first - 6) - 5;
    return spot ->
        (spot.at() >= from && spot.at() <= first + 1)
            || (spot.at() > last && spot.at() <= last + 3);
  }

  /** Tells whether one of some names is in a short line by the headline or under the text. */
  private static Predicate<List<String>> printed(
      Outline outline, MainText.Found found, int headline) {
    return names -> {
      String text = byline(outline, found, headline);
      return names.stream().anyMatch(name -> text.contains(Words.fold(name)));
    };
  }

  private static String byline(Outline outline, MainText.Found found, int headline) {
    StringBuilder lines = new StringBuilder(" ");
    Predicate<Clues.Spot> place = atByline(outline, found, headline);
    for (int i = 0; i < outline.blocks.size(); i++) {
      Block block = outline.blocks.get(i);
      if (block.words <= 60 && place.test(new Clues.Spot(block.region.element, i))) {
        lines.append(Words.fold(block.text)).append(' ');
      }
    }
    return lines.toString();
  }

  /** Lines at the end of the text that are nothing but names, as Vietnamese papers sign. */
  private static List<String> lastLines(
      Outline outline, MainText.Found found, @Nullable String site) {
    List<String> lines = new ArrayList<>();
    if (found.blocks().isEmpty()) {
      return lines;
    }
    int last = outline.blocks.indexOf(found.blocks().getLast());
    for (int i = Math.max(0, last - 1); i < Math.min(found.region().to, last + 4); i++) {
      Block block = outline.blocks.get(i);
      if (block.words <= 12
          && block.linked == 0
          && !"comments".equals(block.region.drop)
          && Names.isOnly(block.text, site)) {
        lines.add(block.text);
      }
    }
    return lines;
  }

  private static void addLine(List<String> lines, Outline outline, int at) {
    if (at < outline.blocks.size() && outline.blocks.get(at).words <= 30) {
      lines.add(outline.blocks.get(at).text);
    }
  }

  private static @Nullable String siteName(Clues clues, @Nullable Described described) {
    String name = clues.meta("og:site_name");
    if (name == null && described != null) {
      name = described.publisher();
    }
    return name != null
        ? name
        : clues.meta("application-name", "publisher", "dc.publisher", "copyright");
  }

  private static @Nullable String language(
      Clues clues, @Nullable Described described, Declared declared) {
    String language = clues.language;
    if (language == null && described != null) {
      language = described.text("inLanguage");
    }
    if (language == null) {
      language = clues.meta("content-language", "og:locale", "language", "dc.language");
    }
    if (language == null) {
      language = declared.language();
    }
    if (language == null) {
      return null;
    }
    String tag = language.split("[,; ]")[0].replace('_', '-').strip();
    return tag.matches("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*") ? tag : null;
  }

  private static @Nullable String canonical(Clues clues, @Nullable Described described) {
    if (clues.canonical != null) {
      return clues.canonical;
    }
    String url = clues.meta("og:url");
    if (url == null && described != null) {
      url = described.text("mainEntityOfPage", "url");
    }
    return url;
  }

  /** Running text between the headline and the text, at most two paragraphs. */
  private static @Nullable String standfirst(Outline outline, MainText.Found found, int headline) {
    int first = found.blocks().isEmpty() ? -1 : outline.blocks.indexOf(found.blocks().getFirst());
    if (headline < 0 || headline >= first || first - headline > 30) {
      return null;
    }
    List<String> lead = new ArrayList<>();
    for (Block block : outline.blocks.subList(headline + 1, first)) {
      boolean marked = ((block.region.marks | block.marks) & Hints.STANDFIRST) != 0;
      if ((block.weight >= 8 || (marked && block.words >= 5 && !block.isLinks()))
          && (block.drop == null || block.drop.equals("before the text"))
          && !block.region.is(Hints.CAPTION)) {
        lead.add(block.text);
      }
    }
    String text = String.join(" ", lead);
    return lead.isEmpty() || lead.size() > 2 || Words.count(text) > 130 ? null : text;
  }

  private static @Nullable String summary(
      Clues clues,
      @Nullable Described described,
      Declared declared,
      @Nullable String shown,
      boolean vietnamese) {
    String summary = shown != null ? shown : stated(clues, described, declared);
    return summary == null
        ? null
        : (vietnamese ? PAPER : BRACKETED).matcher(summary).replaceFirst("");
  }

  private static @Nullable String stated(
      Clues clues, @Nullable Described described, Declared declared) {
    for (Clues.Spot spot : clues.standfirsts) {
      String text = spot.text();
      int words = Words.count(text);
      if (words >= 8 && words <= 120 && text.length() < 900) {
        return text;
      }
    }
    String text = clues.meta("og:description", "description", "twitter:description");
    if (text == null && described != null) {
      text = described.text("description");
    }
    return text != null ? text : declared.summary();
  }

  private static @Nullable String section(
      Clues clues, @Nullable Described described, Declared declared) {
    String section = described == null ? null : described.text("articleSection");
    if (section == null) {
      section =
          clues.meta("article:section", "section", "parsely-section", "itemprop:articlesection");
    }
    return section != null ? section : declared.section();
  }

  private static List<String> keywords(
      Clues clues, @Nullable Described described, Declared declared) {
    Set<String> keywords = new LinkedHashSet<>();
    List<String> stated =
        new ArrayList<>(described == null ? List.of() : described.list("keywords"));
    stated.addAll(clues.metaAll("article:tag"));
    stated.addAll(clues.metaAll("news_keywords"));
    if (stated.isEmpty()) {
      stated.addAll(clues.metaAll("keywords"));
    }
    stated.addAll(declared.tags());
    for (String list : stated) {
      for (String keyword : list.split("[,;]")) {
        String clean = keyword.strip();
        if (!clean.isEmpty() && clean.length() <= 80 && keywords.size() < 50) {
          keywords.add(clean);
        }
      }
    }
    return List.copyOf(keywords);
  }

  private static @Nullable String lead(Clues clues, @Nullable Described described, Page page) {
    String image = clues.meta("og:image", "og:image:url", "twitter:image", "twitter:image:src");
    if (image == null && described != null) {
      image = described.image();
    }
    return image != null ? image : page.declared().imageUrl();
  }
}

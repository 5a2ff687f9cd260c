package newsflow.enrich.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Extracts from HTML, a whole page or a fragment of a feed. */
final class HtmlArticle {
  /** A shorter text is tried again with the publisher's rules. */
  private static final int FEW_WORDS = 40;

  /** A shorter text is looked for in the data of scripts too. */
  private static final int SHORT = 250;

  /** Less than this is no text. */
  private static final int LEAST_WORDS = 4;

  private final Hints hints;
  private final Phrases phrases;
  private final PublisherRules rules;

  HtmlArticle(Hints hints, Phrases phrases, PublisherRules rules) {
    this.hints = hints;
    this.phrases = phrases;
    this.rules = rules;
  }

  Extraction extract(Decoded content, Page page, Trace trace) {
    String address = page.url() == null ? "" : page.url();
    Document document = Parser.htmlParser().parseInput(content.reader(), address);
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
    Rules own = new Rules(document, host, page);
    SiteNames site =
        new SiteNames(new Statements(clues, described, page.declared()).siteName(), host);
    Titles.Headline headline =
        new Titles(clues, described, page.declared(), site, trace).choose(outline, place.first());
    if (described != null && !described.isAbout(headline.text())) {
      described = null;
    }
    String shown = headline.at() < 0 ? headline.orEmpty() : outline.blocks.get(headline.at()).text;
    MainText.Found found = text.find(outline, place, shown);
    String stated = described == null ? null : described.body();
    if (stated != null) {
      found =
          new MainText.Found(found.region(), new StatedText(stated).judge(outline, found.blocks()));
    }
    Nearby nearby = new Nearby(outline, found, headline.at());
    Statements statements = new Statements(clues, described, page.declared());
    String declaredLanguage = statements.language();
    String written = language(declaredLanguage, found.blocks());
    boolean vietnamese = Bylines.isVietnamese(written);
    List<String> authors =
        new Bylines(site, nearby, trace).choose(clues, described, page.declared(), written);
    found = new MainText.Found(found.region(), Tail.withoutAuthors(found.blocks(), authors));
    String body = body(found.blocks(), described);
    if (body.length() < 20 * SHORT && Words.count(body) < SHORT) {
      String hidden =
          ScriptText.instead(clues.data.stream().map(Element::data).toList(), Words.count(body));
      body = hidden == null ? body : hidden;
    }
    if (body.length() < 20 * FEW_WORDS && Words.count(body) < FEW_WORDS) {
      List<Block> story = PictureStory.of(outline, found.blocks());
      if (story.size() > found.blocks().size()) {
        found = new MainText.Found(found.region(), story);
        body = body(story, null);
      }
    }
    if (body.length() < 20 * FEW_WORDS && Words.count(body) < FEW_WORDS) {
      String ruled = own.body();
      body = ruled == null ? body : ruled;
    }
    String lead = nearby.standfirst();
    Standfirst marked =
        lead != null || headline.at() < 0 || !body.equals(body(found.blocks(), null))
            ? null
            : Standfirst.of(outline, found.blocks());
    if (marked != null) {
      lead = marked.text();
      found = new MainText.Found(found.region(), marked.body());
      body = body(found.blocks(), null);
    }
    explain(outline, found, trace);
    if (body.length() < 20 * LEAST_WORDS && Words.count(body) < LEAST_WORDS) {
      return new Extraction.Rejected(Reason.NO_TEXT, "no block of the page reads like an article");
    }
    String language = declaredLanguage == null ? Scripts.guess(body) : declaredLanguage;
    String canonical = Addresses.resolve(page.url(), statements.canonical());
    String base = page.url() != null ? page.url() : canonical;
    DateReader dates = PageTimes.reader(host, language, page);
    PageTimes times = new PageTimes(dates, clues, jsonLd, described, page);
    Moment published = times.published(nearby, canonical, trace);
    return new Extraction.Extracted(
        new Article(
            headline.text() != null ? headline.text() : own.first("title"),
            statements.summary(lead, vietnamese),
            body,
            authors.isEmpty() ? own.authors(site.name()) : authors,
            statements.section(),
            statements.keywords(),
            Images.of(outline, found, base, statements.lead()),
            published != null ? published : own.date(dates),
            times.updated(),
            null,
            canonical,
            site.name(),
            Addresses.domain(canonical != null ? canonical : page.url()),
            declaredLanguage,
            content.name()));
  }

  private static @Nullable String language(@Nullable String declared, List<Block> blocks) {
    return declared != null || blocks.isEmpty()
        ? declared
        : Scripts.guess(
            blocks.stream().map(block -> block.text).limit(20).collect(Collectors.joining(" ")));
  }

  private static void explain(Outline outline, MainText.Found found, Trace trace) {
    if (!trace.listening()) {
      return;
    }
    Set<Block> chosen = new HashSet<>(found.blocks());
    for (Block block : outline.blocks) {
      String dropped = block.drop != null ? block.drop : "outside the article";
      trace.block(chosen.contains(block) ? "kept" : dropped, block.region.path(), block.text);
    }
  }

  /** What the publisher's rules select, where the general way found nothing. */
  private final class Rules {
    private final Document document;
    private final @Nullable String host;
    private final Page page;

    private Rules(Document document, @Nullable String host, Page page) {
      this.document = document;
      this.host = host;
      this.page = page;
    }

    private List<String> texts(String field) {
      return rules.select(document, host, page.fetchedAt(), field).stream()
          .map(Element::text)
          .map(Words::squeeze)
          .filter(text -> !text.isEmpty())
          .toList();
    }

    @Nullable String first(String field) {
      List<String> texts = texts(field);
      return texts.isEmpty() ? null : texts.getFirst();
    }

    @Nullable String body() {
      List<String> texts = texts("body");
      return texts.isEmpty() ? null : String.join("\n\n", texts);
    }

    List<String> authors(@Nullable String site) {
      String text = first("author");
      return text == null ? List.of() : Names.of(text, site);
    }

    @Nullable Moment date(DateReader dates) {
      String text = first("date");
      Moment moment = text == null ? null : dates.read(text, Origin.BYLINE);
      return moment == null || moment.instant().isAfter(page.fetchedAt()) ? null : moment;
    }
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
}

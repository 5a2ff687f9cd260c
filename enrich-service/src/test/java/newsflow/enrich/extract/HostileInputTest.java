package newsflow.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HostileInputTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static Extraction within(Page page) {
    return assertTimeoutPreemptively(LIMIT, () -> Pages.EXTRACTOR.extract(page));
  }

  @Test
  void survivesAHundredThousandNestedElements() {
    String deep =
        "<div>".repeat(100_000) + "<p>" + "A sentence of some length stands here. ".repeat(9);
    assertThat(within(Pages.html(deep))).isNotNull();
    assertThat(within(Pages.html("<b><a><font>".repeat(33_000) + "text"))).isNotNull();
    assertThat(within(Pages.html("<table><tr><td>".repeat(33_000) + "text"))).isNotNull();
  }

  @Test
  void survivesTwentyMegabytes() {
    String paragraph =
        "<p>The same paragraph, again and again, with a <a href='/x'>link</a> in it.</p>\n";
    String page = "<html><body>" + paragraph.repeat(19_000_000 / paragraph.length());
    assertThat(within(Pages.html(page))).isInstanceOf(Extraction.Extracted.class);
    assertThat(within(Pages.html("<".repeat(2_000_000)))).isNotNull();
    assertThat(within(Pages.text("word ".repeat(3_900_000)))).isNotNull();
    assertThat(within(Pages.text("\n".repeat(5_000_000) + "x"))).isNotNull();
    assertThat(within(Pages.html("<p>" + "<br>".repeat(2_000_000)))).isNotNull();
    assertThat(within(Pages.html("<p>" + "a".repeat(15_000_000)))).isNotNull();
  }

  @Test
  void survivesTenThousandCandidates() {
    String box =
        "<div class='article-body'><h1>One of very many</h1><time datetime='2020-01-01'>1 January"
            + " 2020</time><span class='author'>By Jane Roe</span><p>A sentence that is long enough"
            + " to be one of the many candidates here.</p></div>";
    assertThat(within(Pages.html(box.repeat(10_000)))).isInstanceOf(Extraction.Extracted.class);
  }

  @Test
  void survivesFortyThousandQuotationsThatAreRepeatedNowhere() {
    StringBuilder page = new StringBuilder("<article><h1>One of very many</h1>");
    for (int i = 0; i < 40_000; i++) {
      page.append("<blockquote>Five words stand here ").append(i).append("</blockquote>");
      page.append("<p>Six other words stand here, and more follow as in a sentence.</p>");
    }
    assertThat(within(Pages.html(page.toString()))).isInstanceOf(Extraction.Extracted.class);
  }

  @Test
  void survivesJsonLdThatIsNoJson() {
    for (String json :
        new String[] {
          "{".repeat(200_000),
          "[".repeat(200_000),
          "{\"@type\":\"NewsArticle\",\"headline\":\"" + "\\".repeat(100_000),
          "{\"a\":".repeat(50_000),
          "\u0000\u0001<!-- not json -->",
          "{\"@graph\":[" + "{\"@type\":\"NewsArticle\",\"headline\":\"x\"},".repeat(10_000),
          "{\"@type\":\"NewsArticle\",\"datePublished\":" + "9".repeat(100_000) + "}"
        }) {
      String page =
          Pages.ENGLISH
              .replaceFirst("(?s)\\{\"@context.*?</script>", "</script>")
              .replace("application/ld+json\">", "application/ld+json\">" + json.replace("$", ""));
      assertThat(within(Pages.html(page))).isInstanceOf(Extraction.Extracted.class);
    }
  }

  @Test
  void survivesDataOfScriptsThatIsNoJson() {
    for (String json :
        new String[] {
          "[".repeat(200_000),
          "{\"body\":".repeat(50_000),
          "["
              + "{\"text\":\"A sentence of the data that is long enough to count.\"},"
                  .repeat(20_000),
          "[[\"a\"],[\"b\"],[\"c\"]]",
          "\"" + "<p>A sentence stands here.".repeat(20_000) + "\""
        }) {
      assertThat(
              within(
                  Pages.html(
                      "<p>A short text that stands on the page.</p><script type='application/json'>"
                          + json
                          + "</script>")))
          .isNotNull();
    }
  }

  @Test
  void survivesUnclosedElementsAndAttributes() {
    for (String part :
        new String[] {
          "<p>", "<div class='", "<script>", "<!--", "<style>", "<textarea>", "<a href=\""
        }) {
      assertThat(within(Pages.html(Pages.ENGLISH + part.repeat(20_000) + "text"))).isNotNull();
      assertThat(within(Pages.html(part + Pages.ENGLISH))).isNotNull();
    }
  }

  @Test
  void readsWideTextWithoutAMark() {
    for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Article article = Pages.article(Pages.page(Pages.ENGLISH.getBytes(charset), "text/html"));
      assertThat(article.body()).startsWith("The ferry to Skarra sailed");
    }
  }

  @Test
  void survivesNulsAndLoneSurrogates() {
    String text =
        "A sentence with \u0000 in it, and \uD800 another one \uDC00, which is bad enough. ";
    Article article =
        Pages.article(Pages.html("<html><body><p>" + text.repeat(5) + "</p></body></html>"));
    assertThat(article.body().chars().noneMatch(c -> c < ' ' && c != '\n')).isTrue();
    assertThat(article.body().codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isTrue();
  }

  @Test
  void saysWhyThereIsNoArticle() {
    assertThat(Pages.rejection(Pages.html(""))).isEqualTo(Reason.EMPTY);
    assertThat(Pages.rejection(Pages.text(" \n\t "))).isEqualTo(Reason.EMPTY);
    assertThat(Pages.rejection(Pages.html("<html><body><a href='/'>Home</a></body></html>")))
        .isEqualTo(Reason.NO_TEXT);
    assertThat(
            Pages.rejection(Pages.page("%PDF-1.7 ...".getBytes(StandardCharsets.US_ASCII), null)))
        .isEqualTo(Reason.BINARY);
    assertThat(Pages.rejection(Pages.page(new byte[5000], "text/html"))).isEqualTo(Reason.BINARY);
    assertThat(Pages.rejection(Pages.page(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 1}, "text/html")))
        .isEqualTo(Reason.BINARY);
    assertThat(Pages.rejection(Pages.page(new byte[Extractor.MAX_BYTES + 1], "text/html")))
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(
            Pages.rejection(
                Pages.page("GIF text".getBytes(StandardCharsets.US_ASCII), "image/gif")))
        .isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void refusesAPageWithMoreElementsThanMemoryHolds() {
    String many = "<p>a</p>".repeat(Extractor.MAX_TAGS / 2 + 1);
    assertThat(Pages.rejection(Pages.html("<html><body>" + many))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void readsThePageAroundJsonWithMoreValuesThanMemoryHolds() {
    String values = "1,".repeat((int) JsonLd.MAX_TOKENS) + "1";
    String script = "<script type='application/ld+json'>[" + values + "]</script></head>";
    Article article = Pages.article(Pages.html(Pages.VIETNAMESE.replace("</head>", script)));
    assertThat(article.body()).isEqualTo(Pages.article(Pages.html(Pages.VIETNAMESE)).body());
  }

  @Property(tries = 300)
  void alwaysAnswersForAnyBytes(@ForAll byte[] bytes) {
    assertThat(Pages.EXTRACTOR.extract(Pages.page(bytes, null))).isNotNull();
    assertThat(Pages.EXTRACTOR.extract(Pages.page(bytes, "text/html"))).isNotNull();
    assertThat(Pages.EXTRACTOR.extract(Pages.page(bytes, "text/plain"))).isNotNull();
  }

  @Property(tries = 300)
  void alwaysAnswersForAnyMarkup(@ForAll("markup") String markup) {
    assertThat(Pages.EXTRACTOR.extract(Pages.html(markup))).isNotNull();
  }

  @Property(tries = 500)
  void readsAnyLineWithoutFailing(@ForAll String line) {
    new DateReader(Zones.UNKNOWN, true, false, Pages.NOW).read(line, Origin.TEXT);
    Names.of(line, line);
    RelativeTime.find(line);
    Words.squeeze(line);
    Words.fold(line);
    assertThat(Words.count(line)).isNotNegative();
  }

  @Provide
  Arbitrary<String> markup() {
    return Arbitraries.of(
            "<p>",
            "</p>",
            "<div class='comment'>",
            "</div>",
            "<article>",
            "</article>",
            "<h1>",
            "<br>",
            "<a href='x'>",
            "</a>",
            "<li>",
            "<table><tr><td>",
            "</table>",
            "<script type='application/ld+json'>",
            "{\"@type\":\"Article\"}",
            "</script>",
            "<time datetime='2020-02-30'>",
            "By Jane Roe",
            "25/9/2020 10:15",
            "A long enough sentence, with a comma, stands here for the text. ",
            "\u0000",
            "&#x1F600;",
            "<!--",
            "-->",
            "<meta property='og:title' content='x",
            "'>",
            "<svg>",
            "<template>",
            "<b>",
            "<i>",
            "\uD83D",
            "Xem thêm")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }
}

package newsflow.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ExtractorTest {
  @Test
  void readsAStoryThatIsToldInTheCaptionsOfItsPictures() {
    StringBuilder page =
        new StringBuilder("<html lang='vi'><title>Mùa nước nổi ở Tràm Lau</title>");
    page.append("<body><article><h1>Mùa nước nổi ở Tràm Lau</h1><div class='slides'>");
    for (String caption :
        List.of(
            "Bà Sáu Nhàn chèo xuồng ra đồng từ bốn giờ sáng để giăng lưới.",
            "Cá linh đầu mùa được cân ngay tại bến, mỗi ký bán 80.000 đồng.",
            "Học sinh xã Tràm Lau đến trường bằng đò dọc suốt hai tháng.")) {
      page.append("<figure><img src='/a.jpg'><figcaption><p>").append(caption);
      page.append("</p></figcaption></figure>");
    }
    Article article = Pages.article(Pages.html(page.append("</div></article></body>").toString()));
    assertThat(article.body())
        .startsWith("Bà Sáu Nhàn")
        .contains("Cá linh đầu mùa")
        .endsWith("suốt hai tháng.");
  }

  @Test
  void takesNoWordOfAProgramForATitle() {
    String page =
        Pages.ENGLISH.replace("<head>", "<head><meta property='og:title' content='undefined'>");
    assertThat(Pages.article(Pages.html(page)).title())
        .isEqualTo("Ferry service to Skarra returns after two years");
    String bare =
        "<html><head><title>undefined</title><meta property='og:title'"
            + " content='null'></head><body><p>"
            + "The council met on Monday and said little of what it will do about the bridge. "
                .repeat(4)
            + "</p></body></html>";
    assertThat(Pages.article(Pages.html(bare)).title()).isNull();
  }

  @Test
  void findsAllPartsOfAVietnamesePage() {
    Article article = Pages.article(Pages.html(Pages.VIETNAMESE));
    assertThat(article.title()).isEqualTo("Xã Bình Sa mở chợ đêm bên sông");
    assertThat(article.summary()).startsWith("Chợ đêm đầu tiên của huyện").endsWith("ba tháng.");
    assertThat(article.body())
        .startsWith("Tối 12/11, Ủy ban nhân dân xã Bình Sa")
        .contains("Lo chỗ đỗ xe", "150.000 đồng mỗi đêm.")
        .endsWith("tiếng ồn được kiểm soát.")
        .doesNotContain("Làng gốm", "Chia sẻ", "Ảnh:", "Nguyễn Hữu Danh", "Chợ vui quá", "©");
    assertThat(article.authors()).containsExactly("Nguyễn Hữu Danh");
    assertThat(article.published())
        .satisfies(
            time -> {
              assertThat(time.local()).hasToString("2026-11-13T10:15+07:00");
              assertThat(time.precision()).isEqualTo(Precision.MINUTE);
              assertThat(time.origin()).isEqualTo(Origin.BYLINE);
            });
    assertThat(article.images())
        .containsExactly(
            new Image(
                "https://songtra.example/anh/cho-dem.jpg",
                "Người dân mua bánh xèo tại chợ đêm. Ảnh: Hữu Danh"));
    assertThat(article.siteName()).isEqualTo("Báo Sông Trà");
    assertThat(article.sourceDomain()).isEqualTo("songtra.example");
    assertThat(article.language()).isEqualTo("vi");
  }

  @Test
  void resolvesAuthorsByReferenceInAGraphWithAStrayComma() {
    Article article = Pages.article(Pages.html(Pages.ENGLISH));
    assertThat(article.title()).isEqualTo("Ferry service to Skarra returns after two years");
    assertThat(article.authors()).containsExactly("Moira Sinclair");
    assertThat(article.section()).isEqualTo("Transport");
    assertThat(article.published().instant()).isEqualTo(Instant.parse("2026-03-02T07:45:00Z"));
    assertThat(article.published().origin()).isEqualTo(Origin.JSON_LD);
    assertThat(article.updated().instant()).isEqualTo(Instant.parse("2026-03-03T09:00:00Z"));
    assertThat(article.body())
        .startsWith("The ferry to Skarra sailed")
        .contains("“My mother has not seen")
        .endsWith("weather permitting.")
        .doesNotContain("Read more", "newsletter", "About time");
  }

  @Test
  void neverTakesTheTimeOfChangeForTheTimeOfPublication() {
    String page = Pages.ENGLISH.replace("\"datePublished\":\"2026-03-02T07:45:00+00:00\",", "");
    assertThat(Pages.article(Pages.html(page)).published()).isNull();
  }

  @Test
  void refusesATimeInTheFuture() {
    String page = Pages.ENGLISH.replace("2026-03-02T07:45", "2036-03-02T07:45");
    assertThat(Pages.article(Pages.html(page)).published()).isNull();
  }

  @Test
  void takesWhatTheFeedDeclaredWhereThePageIsSilent() {
    String fragment =
        "<p>The council will meet on Thursday to vote on the budget, after two delays and a long"
            + " dispute over fees.</p><p>Members of both parties said that they expect it to pass"
            + " with a small majority.</p>";
    Declared declared =
        new Declared(
            "Council votes on budget",
            "A vote at last",
            List.of("Ana Costa"),
            Instant.parse("2026-10-01T10:00:00Z"),
            null,
            "en",
            List.of("budget"),
            "Local",
            null,
            null,
            null);
    Article article =
        Pages.article(
            new Page(
                fragment.getBytes(StandardCharsets.UTF_8),
                "text/html",
                "https://news.example/1",
                declared,
                Pages.NOW));
    assertThat(article.title()).isEqualTo("Council votes on budget");
    assertThat(article.authors()).containsExactly("Ana Costa");
    assertThat(article.published().origin()).isEqualTo(Origin.FEED);
    assertThat(article.keywords()).containsExactly("budget");
    assertThat(article.body()).startsWith("The council will meet");
  }

  @Test
  void countsRelativeTimesFromTheFetch() {
    String page = Pages.VIETNAMESE.replace("Thứ sáu, 13/11/2026 - 10:15 (GMT+7)", "15 phút trước");
    Moment time = Pages.article(Pages.html(page)).published();
    assertThat(time.instant()).isEqualTo(Pages.NOW.minusSeconds(900));
    assertThat(time.precision()).isEqualTo(Precision.MINUTE);
  }

  @Test
  void readsPagesWhoseLanguageIsOnlyASeparator() {
    String page = Pages.ENGLISH.replaceFirst("<html[^>]*>", "<html lang=\",\">");
    assertThat(page).contains("lang=\",\"");
    assertThat(Pages.article(Pages.html(page)).language()).isNull();
  }

  @Test
  void tellsWhichWitnessWonAndWhyBlocksWereDropped() {
    List<String> heard = new ArrayList<>();
    Pages.EXTRACTOR.extract(
        Pages.html(Pages.VIETNAMESE),
        new Trace() {
          @Override
          public void witness(String field, String origin, String value, boolean won) {
            heard.add(field + " " + won + " " + value);
          }

          @Override
          public void block(String verdict, String path, String text) {
            heard.add(verdict + ": " + text);
          }
        });
    assertThat(heard)
        .anyMatch(line -> line.startsWith("title true Xã Bình Sa"))
        .anyMatch(line -> line.startsWith("published_at true 2026-11-13T10:15+07:00"))
        .anyMatch(line -> line.startsWith("caption: Người dân mua bánh xèo"))
        .anyMatch(line -> line.startsWith("comments: Chợ vui quá"))
        .anyMatch(line -> line.startsWith("kept: Tối 12/11"));
  }

  @Test
  void worksTheSameUnderATurkishLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      Article article = Pages.article(Pages.html(Pages.ENGLISH.replace("<title>", "<TITLE>")));
      assertThat(article.title()).isEqualTo("Ferry service to Skarra returns after two years");
      assertThat(article.authors()).containsExactly("Moira Sinclair");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void givesTheFirstOfSeveralArticlesOnOnePage() {
    String second =
        Pages.ENGLISH
            .substring(Pages.ENGLISH.indexOf("<article>"), Pages.ENGLISH.indexOf("</main>"))
            .replace("Ferry service to Skarra returns after two years", "Bakery closes")
            .replace("The ferry to Skarra sailed", "The bakery on Main Street closed");
    String page = Pages.ENGLISH.replace("</main>", second + "</main>");
    assertThat(Pages.article(Pages.html(page)).body())
        .startsWith("The ferry to Skarra sailed")
        .doesNotContain("bakery");
  }

  @Test
  void toldMomentsOfUtcFallOnTheDayThatThePagePrints() {
    String page =
        Pages.ENGLISH
            .replace("lang=\"en-GB\"", "lang=\"en\"")
            .replace("2026-03-02T07:45:00+00:00", "2026-03-02T02:45:00+00:00")
            .replace("By Moira Sinclair", "By Moira Sinclair, March 1, 2026");
    assertThat(Pages.article(Pages.html(page)).published().local())
        .hasToString("2026-03-01T21:45-05:00");
  }

  @Test
  void believesALineWithAYearBeforeOneWhoseYearIsInferred() {
    String page =
        Pages.VIETNAMESE.replace(
            "Thứ sáu, 13/11/2026 - 10:15 (GMT+7)</span>",
            "Cập nhật 2 giờ trước</span> <span class=\"date\">13/11/2024 - 10:15</span>");
    assertThat(Pages.article(Pages.html(page)).published().local())
        .hasToString("2024-11-13T10:15+07:00");
  }

  @Test
  void namesOnTheOutermostElementsDecideNothing() {
    String page =
        Pages.ENGLISH
            .replace("<body>", "<body class=\"theme-captions has-caption\">")
            .replace("<main>", "<div class=\"page--wsidebar\"><main>")
            .replace("</main>", "</main></div>");
    assertThat(Pages.article(Pages.html(page)).body()).startsWith("The ferry to Skarra sailed");
  }

  @Test
  void dropsBoxesThatAskForAnAddressAndNotesOnTheAuthor() {
    String page =
        Pages.ENGLISH.replace(
            "</article>",
            "<p>Moira Sinclair has written about the islands for twenty years.</p>"
                + "<div><h3>The week at sea</h3><p>Our best stories, every Friday morning."
                + " <input type=\"email\"></p></div></article>");
    assertThat(Pages.article(Pages.html(page)).body()).endsWith("weather permitting.");
  }

  @Test
  void readsJapaneseWithoutTheReadingsAboveIt() {
    String sentence =
        "<p><ruby>島<rt>しま</rt></ruby>へ行く<ruby>船<rp>(</rp><rt>ふね</rt><rp>)</rp></ruby>が、二年ぶりに"
            + "月曜日の朝から動き始め、四十人の客と郵便車が最初の船に乗りました。</p>";
    assertThat(Pages.article(Pages.html("<article>" + sentence.repeat(3) + "</article>")).body())
        .startsWith("島へ行く船が、二年ぶりに");
  }

  @Test
  void readsTheTextThatAPageKeepsInTheDataOfItsScripts() {
    StringBuilder list = new StringBuilder();
    for (int i = 1; i <= 12; i++) {
      list.append(i > 1 ? "," : "")
          .append("{\"type\":\"p\",\"content\":[{\"value\":\"Paragraph ")
          .append(i)
          .append(
              " of the long story says what the council of the island"
                  + " \"},{\"value\":\"decided.\"}]}");
    }
    String page =
        "<html><body><h1>The long story of the council</h1><p>The council decided a lot of things"
            + " on Monday night, and this is the start of it.</p><script type='application/json'>"
            + "{\"props\":{\"menu\":[\"News\",\"Sports\",\"Weather\"],\"story\":{\"body\":["
            + list
            + "]}}}</script></body></html>";
    assertThat(Pages.article(Pages.html(page)).body())
        .startsWith("Paragraph 1 of the long story")
        .endsWith("council of the island decided.")
        .doesNotContain("Sports");
  }

  @Test
  void readsATextThatIsWrittenAsATemplate() {
    String page =
        Pages.ENGLISH
            .replace(
                "<p>The ferry",
                "<div class='post-content'><script type='text/template'><p>The ferry")
            .replace("weather permitting.</p>", "weather permitting.</p></script></div>");
    assertThat(Pages.article(Pages.html(page)).body())
        .startsWith("The ferry to Skarra sailed")
        .endsWith("weather permitting.");
  }
}

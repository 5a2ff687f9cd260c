package newsflow.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Layouts of papers that the samples of {@link Pages} do not have. */
class PagesOfOtherPapersTest {
  private static final String FIRST =
      "The old mill by the river has stood empty for eleven years, and the council now means to"
          + " turn it into forty flats.";
  private static final String SECOND =
      "Neighbours fear the traffic, but the builders promise a bridge for people on foot before"
          + " the first flat is sold.";
  private static final String THIRD =
      "Nobody has asked the anglers, who use the yard in front of the mill as their landing place"
          + " and keep eleven boats there. Work is to begin in spring, once the bats that live"
          + " under the roof have left for the summer, the mayor said on Tuesday.";

  private static String page(String title, String text) {
    return "<html lang=\"en\"><head><title>"
        + title
        + "</title></head><body><div class=\"article-body\">"
        + text
        + "</div></body></html>";
  }

  @Test
  void keepsTextHiddenFromReadersWhoHaveNotPaid() {
    String text =
        "<p>%s</p><div class=\"plus\" style=\"display:none\"><p>%s</p></div>"
                .formatted(FIRST, SECOND)
            + "<div class=\"plus\" style=\"display:none\"><p>%s</p></div>".formatted(THIRD);
    assertThat(Pages.article(Pages.html(page("The mill", text))).body())
        .isEqualTo(String.join("\n\n", FIRST, SECOND, THIRD));
  }

  @Test
  void dropsHiddenTextThatIsALittleOfTheBody() {
    String text =
        "<p>%s</p><p>%s</p><p>%s</p>".formatted(FIRST, SECOND, THIRD)
            + "<div style=\"display:none\"><p>Please wait while we load the rest of it for"
            + " you.</p></div>";
    assertThat(Pages.article(Pages.html(page("The mill", text))).body())
        .isEqualTo(String.join("\n\n", FIRST, SECOND, THIRD));
  }

  @Test
  void dropsMarkupOfEmbeddedPostsShownAsText() {
    String text =
        "<p>%s</p><p>&lt;a href=\"https://posts.example/1\"&gt;A post&lt;/a&gt; by the mayor, who"
            + " was very happy about all of it.</p><p>%s</p>";
    assertThat(Pages.article(Pages.html(page("The mill", text.formatted(FIRST, SECOND)))).body())
        .isEqualTo(FIRST + "\n\n" + SECOND);
  }

  @Test
  void readsTheDayOfADateline() {
    String text = "<p>LINZ, 12 March 2024 – %s</p><p>%s</p>".formatted(THIRD, SECOND);
    Moment time = Pages.article(Pages.html(page("The mill", text))).published();
    assertThat(time.local().toLocalDate()).isEqualTo("2024-03-12");
    assertThat(time.precision()).isEqualTo(Precision.DAY);
    assertThat(time.origin()).isEqualTo(Origin.TEXT);
  }

  @Test
  void cutsTheSiteAndItsMottoFromATitle() {
    SiteNames site = new SiteNames("Hecht heute", "hecht-heute.example");
    assertThat(site.cutFrom("Winterhechte im See | Hecht heute | Das Blatt für Angler", false))
        .isEqualTo("Winterhechte im See");
  }

  @Test
  void namesThePageByItsSiteWhereNothingElseIsStated() {
    String page =
        page("Mill News", "<p>%s</p><p>%s</p>".formatted(FIRST, SECOND))
            .replace("<title>", "<meta property=\"og:site_name\" content=\"Mill News\"><title>");
    assertThat(Pages.article(Pages.html(page)).title()).isEqualTo("Mill News");
  }
}

package newsflow.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NinjsTest {
  private static final String VERSION_2 =
      """
      {"uri": "https://agency.example/items/7", "type": "text", "language": "en",
       "firstcreated": "2026-03-02T07:45:00+01:00", "versioncreated": "2026-03-02T09:00:00+01:00",
       "by": "By Moira Sinclair",
       "headlines": [{"role": "short", "value": "Ferry is back"},
                     {"role": "main", "value": "Ferry service to Skarra returns"}],
       "descriptions": [{"value": "The first crossing in two years."}],
       "subjects": [{"name": "transport"}, {"name": "islands"}],
       "bodies": [
         {"contenttype": "text/plain", "value": "Plain text that is not wanted."},
         {"contenttype": "text/html", "value": "<p>The ferry to Skarra sailed again on Monday, two years after a storm destroyed the pier.</p><p>Forty passengers were on the first crossing, which took fifty minutes.</p>"}],
       "associations": [{"type": "picture", "renditions": [{"href": "https://agency.example/p.jpg"}]}]}
      """;

  private static final String VERSION_1 =
      """
      {"uri": "urn:newsml:agency.example:20260302:9", "type": "text",
       "versioncreated": "2026-03-02", "byline": "Ewan Laird", "headline": "Bakery closes",
       "body_text": "The bakery on Main Street closed on Monday after ninety years, because its oven broke.\\nThe owner said that a new one would cost more than the house."}
      """;

  private static Article article(String json, String type) {
    return Pages.article(Pages.page(json.getBytes(StandardCharsets.UTF_8), type));
  }

  @Test
  void readsAnItemWithItsBodyHeadlineAndTimes() {
    Article article = article(VERSION_2, "application/vnd.iptc.ninjs+json");
    assertThat(article.title()).isEqualTo("Ferry service to Skarra returns");
    assertThat(article.summary()).isEqualTo("The first crossing in two years.");
    assertThat(article.body()).startsWith("The ferry to Skarra").endsWith("fifty minutes.");
    assertThat(article.authors()).containsExactly("Moira Sinclair");
    assertThat(article.published().instant()).hasToString("2026-03-02T06:45:00Z");
    assertThat(article.published().origin()).isEqualTo(Origin.JSON_LD);
    assertThat(article.updated().instant()).hasToString("2026-03-02T08:00:00Z");
    assertThat(article.keywords()).containsExactly("transport", "islands");
    assertThat(article.images()).containsExactly(new Image("https://agency.example/p.jpg", null));
    assertThat(article.sourceDomain()).isEqualTo("agency.example");
  }

  @Test
  void readsTheFirstVersionAndKeepsADayADay() {
    Article article = article(VERSION_1, "application/json");
    assertThat(article.title()).isEqualTo("Bakery closes");
    assertThat(article.body()).startsWith("The bakery on Main Street").endsWith("than the house.");
    assertThat(article.authors()).containsExactly("Ewan Laird");
    assertThat(article.published().precision()).isEqualTo(Precision.DAY);
    assertThat(article.published().local().toLocalDate()).hasToString("2026-03-02");
  }

  @Test
  void readsWithoutAContentTypeAndBelievesTheItemBeforeTheFeed() {
    assertThat(article(VERSION_2, null).title()).isEqualTo("Ferry service to Skarra returns");
  }

  @Test
  void leavesOtherJsonAndBrokenJsonAlone() {
    Page page = Pages.text("x");
    assertThat(Ninjs.read("{\"uri\": \"urn:x\"}", page)).isNull();
    assertThat(Ninjs.read("{\"bodies\": [{\"value\": \"x\"}]}", page)).isNull();
    assertThat(Ninjs.read("{\"uri\": ", page)).isNull();
    assertThat(Ninjs.read("{\"uri\":" + "[".repeat(100_000), page)).isNull();
  }
}

package newsflow.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PublisherRulesTest {
  private static final String RULES =
      """
      [{"domain": "islander.example", "from": "2026-01-01", "until": "2027-01-01",
        "title": "#t", "body": ".cell-7", "author": ".who", "date": ".when"}]
      """;
  private static final String PAGE =
      """
      <html><body><div id="t">Pier opens</div><span class="who">Moira Sinclair</span>
      <i class="when">2 March 2026</i><b class="cell-7">Pier is open</b><b class="cell-7">At last</b></body></html>
      """;

  private static Extraction extract(String html, String url, Instant fetched) {
    return Extractor.create(PublisherRules.parse(RULES))
        .extract(
            new Page(
                html.getBytes(StandardCharsets.UTF_8),
                "text/html",
                url,
                Declared.NOTHING,
                fetched));
  }

  @Test
  void fillsWhatTheGeneralWayDidNotFind() {
    Extraction extraction = extract(PAGE, "https://www.islander.example/1", Pages.NOW);
    assertThat(extraction)
        .isInstanceOfSatisfying(
            Extraction.Extracted.class,
            extracted -> {
              assertThat(extracted.article().body()).isEqualTo("Pier is open\n\nAt last");
              assertThat(extracted.article().title()).isEqualTo("Pier opens");
              assertThat(extracted.article().authors()).containsExactly("Moira Sinclair");
            });
  }

  @Test
  void appliesToSubdomainsAndWithinItsDatesOnly() {
    assertThat(extract(PAGE, "https://m.islander.example/1", Pages.NOW))
        .isInstanceOf(Extraction.Extracted.class);
    assertThat(extract(PAGE, "https://islander.example/1", Instant.parse("2027-01-01T00:00:00Z")))
        .isInstanceOf(Extraction.Rejected.class);
    assertThat(extract(PAGE, "https://other.example/1", Pages.NOW))
        .isInstanceOf(Extraction.Rejected.class);
  }

  @Test
  void isNotAskedWhereTheGeneralWayWorks() {
    String page = Pages.ENGLISH.replace("</main>", "</main><b class='cell-7'>wrong</b>");
    assertThat(extract(page, "https://islander.example/1", Pages.NOW))
        .isInstanceOfSatisfying(
            Extraction.Extracted.class,
            extracted -> assertThat(extracted.article().body()).doesNotContain("wrong"));
  }

  @Test
  void saysWhatIsWrongWithARule() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PublisherRules.parse("[{\"domain\":\"a.example\",\"body\":\"[[\"}]"))
        .withMessageContaining("a.example, body");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PublisherRules.parse("[{\"domain\":\"a.example\",\"from\":\"May\"}]"))
        .withMessageContaining("from is no day");
    assertThatIllegalArgumentException().isThrownBy(() -> PublisherRules.parse("nonsense"));
  }
}

package newsflow.index.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import newsflow.events.ArticleStatus;
import newsflow.events.EnrichedArticle;
import newsflow.events.TimePrecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void writesEveryFieldOfTheContract() throws IOException {
    String expected =
        """
        {"id":"a1","status":"usable","url":"https://bao.example.vn/cau-moi.html",
         "canonical_url":"https://bao.example.vn/cau-moi",
         "source":{"id":"bao.example.vn","name":"Báo Mẫu","country":"VN"},
         "accepted_at":"2026-03-02T01:02:03.456Z","content_hash":"ab12","enricher":"newsflow/test",
         "title":"Khánh thành cầu mới ở Thái Nguyên","summary":"Cây cầu nối hai bờ sông Cầu.",
         "summary_origin":"page","body":"Sáng 25/9, bà Lê Thị Hoa dự lễ.\\n\\nCầu dài 120 mét.",
         "authors":["Trần Bình"],"section":"Thời sự","keywords":["cầu","giao thông"],
         "images":[{"url":"https://bao.example.vn/cau.jpg","caption":"Cây cầu"}],"word_count":14,
         "published_at":"2020-09-25T00:00:00+07:00","published_at_origin":"text",
         "published_at_precision":"day","updated_at":"2020-09-25T03:00:00Z",
         "fetched_at":"2026-03-02T01:02:00Z","language":"vi","language_confidence":0.98,
         "entities":[
          {"id":"person:le-thi-hoa","type":"person","name":"Lê Thị Hoa","confidence":0.9,"count":1,
           "roles":["bà"],
           "mentions":[{"field":"body","start":14,"end":24,"text":"Lê Thị Hoa"}]},
          {"id":"place:thai-nguyen","type":"place","name":"Thái Nguyên","confidence":0.8,"count":1,
           "roles":[],"parent_id":"place:viet-nam","mentions":[]}],
         "categories":[{"id":"medtop:04000000","name":"economy, business and finance",
           "name_vi":"kinh tế","confidence":0.7}],
         "story_id":"story-1","duplicate_of":"other"}
        """;

    ArticleDocument document = ArticleDocument.of(Articles.whole("a1"));

    assertThat(JSON.readTree(document.json())).isEqualTo(JSON.readTree(expected));
    assertThat(document.id()).isEqualTo("a1");
    assertThat(document.version()).isEqualTo(Articles.ACCEPTED.toEpochMilli());
  }

  @ParameterizedTest
  @EnumSource(
      value = ArticleStatus.class,
      names = {"WITHHELD", "CANCELED"})
  void keepsOnlyAMarkerOfAWithdrawnArticle(ArticleStatus status) throws IOException {
    EnrichedArticle article = Articles.whole("a1");
    article.setStatus(status);

    List<String> fields = new ArrayList<>();
    json(article).fieldNames().forEachRemaining(fields::add);

    assertThat(fields).containsExactly("id", "status", "accepted_at");
    assertThat(json(article).path("status").asText())
        .isEqualTo(status.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void addsTheTimeOfIndexingAsTheLastField() throws IOException {
    ArticleDocument document = ArticleDocument.of(Articles.minimal("a").build());

    byte[] json = document.jsonIndexedAt(Instant.parse("2026-01-01T00:00:00.500Z"));

    assertThat(new String(json, java.nio.charset.StandardCharsets.UTF_8))
        .endsWith(",\"indexed_at\":\"2026-01-01T00:00:00.500Z\"}");
    assertThat(JSON.readTree(json).path("id").asText()).isEqualTo("a");
  }

  @ParameterizedTest
  @CsvSource({
    "+07:00, 2020-09-25T00:00:00+07:00",
    "Asia/Ho_Chi_Minh, 2020-09-25T00:00:00+07:00",
    "Z, 2020-09-24T17:00:00Z",
    "nonsense, 2020-09-24T17:00:00Z",
    "-03:30, 2020-09-24T13:30:00-03:30"
  })
  void writesThePublicationInTheZoneOfTheSource(String zone, String expected) throws IOException {
    EnrichedArticle article = Articles.whole("a1");
    article.setPublishedAtZone(zone);

    assertThat(json(article).path("published_at").asText()).isEqualTo(expected);
  }

  @Test
  void leavesOutWhatIsAbsent() throws IOException {
    JsonNode json = json(Articles.minimal("a").build());

    assertThat(json.has("published_at")).isFalse();
    assertThat(json.has("published_at_precision")).isFalse();
    assertThat(json.has("title")).isFalse();
    assertThat(json.path("published_at_origin").asText()).isEqualTo("none");
    assertThat(json.path("language").asText()).isEqualTo("und");
  }

  @Test
  void makesAnArticleWithoutAStoryAStoryOfOne() throws IOException {
    assertThat(json(Articles.minimal("a").build()).path("story_id").asText()).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x\uD800y", "\uDC00", "\uD83D", "a\uD83D\uD83D\uDE00b"})
  void replacesLoneSurrogatesOneForOne(String title) throws IOException {
    String stored = json(Articles.minimal("a").setTitle(title).build()).path("title").asText();

    assertThat(stored).hasSameSizeAs(title).contains("\uFFFD");
  }

  @Test
  void keepsPairsOfSurrogates() throws IOException {
    assertThat(
            json(Articles.minimal("a").setTitle("a\uD83D\uDE00b").build()).path("title").asText())
        .isEqualTo("a\uD83D\uDE00b");
  }

  @Test
  void replacesControlCharactersThatSuggestionsCannotHold() throws IOException {
    assertThat(json(Articles.minimal("a").setTitle("a\0b\u001Ec\u001Fd").build()).path("title"))
        .hasToString("\"a b c d\"");
  }

  @Test
  void hasNoLineBreakBecauseBulksAreSplitAtThem() {
    byte[] json =
        ArticleDocument.of(Articles.minimal("a").setBody("a\n\nb\r\u2028c").build()).json();

    assertThat(new String(json, java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("\n")
        .doesNotContain("\r");
  }

  @Test
  void leavesOutConfidencesThatAreNoNumbers() throws IOException {
    assertThat(json(Articles.minimal("a").setLanguageConfidence(Double.NaN).build()).toString())
        .doesNotContain("language_confidence");
  }

  @Test
  void namesAreLowerCaseInTurkishToo() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.of("tr", "TR"));
    try {
      EnrichedArticle article = Articles.whole("a1");
      article.setPublishedAtPrecision(TimePrecision.MINUTE);
      assertThat(json(article).path("published_at_precision").asText()).isEqualTo("minute");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static JsonNode json(EnrichedArticle article) throws IOException {
    return JSON.readTree(ArticleDocument.of(article).json());
  }
}

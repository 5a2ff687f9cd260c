package newsflow.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import newsflow.events.ArticleStatus;
import newsflow.events.RawArticle;
import newsflow.schemas.ArticleId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushParserTest {
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

  private final PushParser parser = new PushParser(new Limits(100_000, 100));

  @Test
  void readsEveryField() {
    RawArticle article =
        article(
            """
            {"url":"https://tin.example/a","guid":7,"source_id":"tin","source_name":"Tin",
             "content":"<p>Lũ rút.</p>","title":" Lũ rút ","summary":"Nước sông","authors":["An","Bình"],
             "published_at":"2026-03-01T08:30:00+07:00","updated_at":"Sun, 1 Mar 2026 09:00:00 +0700",
             "language":"vi","tags":"lũ","section":"Thời sự","image_url":"https://tin.example/a.jpg",
             "status":"withheld","fetched_at":"2026-03-01T10:00:00Z","attributes":{"desk":"đêm","n":3}}
            """);
    assertThat(article.getId())
        .isEqualTo(ArticleId.of("https://tin.example/a", "tin", "7", new byte[0]));
    assertThat(article.getGuid()).isEqualTo("7");
    assertThat(article.getSourceId()).isEqualTo("tin");
    assertThat(text(article)).isEqualTo("<p>Lũ rút.</p>");
    assertThat(article.getContentType()).isEqualTo("text/html; charset=utf-8");
    assertThat(article.getDeclared().getTitle()).isEqualTo("Lũ rút");
    assertThat(article.getDeclared().getAuthors()).containsExactly("An", "Bình");
    assertThat(article.getDeclared().getPublishedAt()).isEqualTo("2026-03-01T01:30:00Z");
    assertThat(article.getDeclared().getUpdatedAt()).isEqualTo("2026-03-01T02:00:00Z");
    assertThat(article.getDeclared().getTags()).containsExactly("lũ");
    assertThat(article.getStatus()).isEqualTo(ArticleStatus.WITHHELD);
    assertThat(article.getFetchedAt()).isEqualTo("2026-03-01T10:00:00Z");
    assertThat(article.getAttributes()).containsEntry("desk", "đêm").containsEntry("n", "3");
  }

  @Test
  void theNamesOfRawArticleMeanTheSame() {
    RawArticle article =
        article(
            """
            {"sourceId":"tin","content":"x","contentType":"text/plain",
             "declared":{"title":"T","publishedAt":"2026-03-01T00:00:00Z"}}
            """);
    assertThat(article.getSourceId()).isEqualTo("tin");
    assertThat(article.getDeclared().getTitle()).isEqualTo("T");
    assertThat(article.getDeclared().getPublishedAt()).isEqualTo("2026-03-01T00:00:00Z");
  }

  @Test
  void aDayWithoutClockTimeStaysADay() {
    RawArticle article = article("{\"text\":\"x\",\"published_at\":\"2026-03-01\"}");
    assertThat(article.getDeclared().getPublishedAt()).isNull();
    assertThat(article.getAttributes()).containsEntry("published_at", "2026-03-01");
  }

  @Test
  void bytesInBase64KeepTheirCharset() {
    byte[] bytes = {(byte) 0xC7, 0, (byte) 0xFF};
    RawArticle article =
        article(
            "{\"content_base64\":\"%s\",\"content_type\":\"text/html; charset=windows-1258\"}"
                .formatted(Base64.getEncoder().encodeToString(bytes)));
    assertThat(article.getContent().array()).isEqualTo(bytes);
    assertThat(article.getContentType()).isEqualTo("text/html; charset=windows-1258");
  }

  @Test
  void textInsideJsonIsUtf8WhateverItsTypeSays() {
    assertThat(article("{\"content\":\"x\",\"content_type\":\"text/html; charset=latin1\"}"))
        .extracting(RawArticle::getContentType)
        .isEqualTo("text/html; charset=utf-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\":\" \\n\"} | EMPTY_CONTENT",
        "{\"title\":\"only\"} | EMPTY_CONTENT",
        "{\"text\":\"x\",\"titel\":\"T\"} | UNKNOWN_FIELD",
        "{\"text\":\"x\",\"url\":\"javascript:alert(1)\"} | INVALID_FIELD",
        "{\"text\":\"x\",\"id\":\"abc\"} | INVALID_FIELD",
        "{\"text\":\"x\",\"title\":{}} | INVALID_FIELD",
        "{\"text\":\"x\",\"published_at\":\"yesterday\"} | INVALID_FIELD",
        "{\"text\":\"x\",\"fetched_at\":\"2026-03-01\"} | INVALID_FIELD",
        "{\"text\":\"x\",\"status\":\"gone\"} | INVALID_FIELD",
        "{\"text\":\"x\",\"html\":\"y\"} | INVALID_FIELD",
        "{\"text\":\"x\",\"source_id\":\"a\",\"sourceId\":\"b\"} | INVALID_FIELD",
        "{\"text\":7} | INVALID_FIELD",
        "{\"content_base64\":\"%%\"} | INVALID_FIELD",
        "{\"status\":\"canceled\"} | INVALID_FIELD",
        "{\"text\":\"x\",\"attributes\":[]} | INVALID_FIELD",
        "{\"text\":\"x\" | UNPARSABLE",
        "7 | UNPARSABLE",
        "{\"text\":\"x\"}{\"text\":\"y\"} | UNPARSABLE",
        "'' | UNPARSABLE",
        "[] | EMPTY_CONTENT",
        "[{\"text\":\"x\"} | UNPARSABLE",
        "[{\"text\":\"x\"}] x | UNPARSABLE"
      })
  void refusesWithTheReason(String body, Reason reason) {
    assertThat(json(body)).singleElement().isInstanceOf(PushItem.Rejected.class);
    assertThat(((PushItem.Rejected) json(body).getFirst()).reason()).isEqualTo(reason);
  }

  @Test
  void tellsWhichFieldWasMeant() {
    assertThat(json("{\"text\":\"x\",\"titel\":\"T\"}"))
        .containsExactly(
            new PushItem.Rejected(
                0, Reason.UNKNOWN_FIELD, "titel is not a field; did you mean title?"));
  }

  @Test
  void otherUnknownFieldsAreKept() {
    assertThat(article("{\"text\":\"x\",\"edition\":{\"no\":3}}").getAttributes())
        .containsEntry("edition", "{\"no\":3}");
  }

  @Test
  void oneBadItemOfAnArrayLeavesItsNeighbours() {
    List<PushItem> items =
        json("[{\"text\":\"a\"},{\"text\":nope},7,{\"text\":\"d, ]} \\\" [\"},{}]");
    assertThat(items).hasSize(5);
    assertThat(items.get(0)).isInstanceOf(PushItem.Accepted.class);
    assertThat(reason(items.get(1))).isEqualTo(Reason.UNPARSABLE);
    assertThat(reason(items.get(2))).isEqualTo(Reason.UNPARSABLE);
    assertThat(items.get(3)).isInstanceOf(PushItem.Accepted.class);
    assertThat(reason(items.get(4))).isEqualTo(Reason.EMPTY_CONTENT);
  }

  @Test
  void oneBrokenLineLeavesItsNeighbours() {
    List<PushItem> items =
        parse("{\"text\":\"a\"}\r\n\n{\"text\":\n{\"text\":\"c\"}", PushFormat.NDJSON);
    assertThat(items).extracting(PushItem::index).containsExactly(0, 1, 2);
    assertThat(items.get(0)).isInstanceOf(PushItem.Accepted.class);
    assertThat(reason(items.get(1))).isEqualTo(Reason.UNPARSABLE);
    assertThat(items.get(2)).isInstanceOf(PushItem.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"text\":\"x\",\"a\":["})
  void depthCostsNoStack(String open) {
    assertThat(json(open.repeat(100_000))).hasSize(1);
    String closed =
        "[{\"text\":\"x\",\"a\":"
            + "[".repeat(100_000)
            + "]".repeat(100_000)
            + "},{\"text\":\"y\"}]";
    assertThat(reason(json(closed).get(0))).isEqualTo(Reason.UNPARSABLE);
    assertThat(json(closed).get(1)).isInstanceOf(PushItem.Accepted.class);
  }

  @Test
  void moreValuesThanMemoryHoldsLeaveTheNeighbours() {
    String many = "[{\"text\":\"x\",\"a\":[" + "1,".repeat(200_000) + "1]},{\"text\":\"y\"}]";
    assertThat(reason(json(many).get(0))).isEqualTo(Reason.UNPARSABLE);
    assertThat(json(many).get(1)).isInstanceOf(PushItem.Accepted.class);
  }

  @Test
  void hostileTextIsText() {
    assertThat(text(article("{\"text\":\"a\\u0000\\ud800b\",\"title\":\"\\ud800\"}")))
        .isEqualTo("a\0?b");
  }

  @Test
  void byteOrderMarksAreRead() {
    byte[] utf8 = "\uFEFF{\"text\":\"ấ\"}".getBytes(StandardCharsets.UTF_8);
    byte[] utf16 = "\uFEFF{\"text\":\"ấ\"}".getBytes(StandardCharsets.UTF_16LE);
    for (byte[] body : List.of(utf8, utf16)) {
      assertThat(parser.parse(body, PushFormat.JSON, "", Map.of(), NOW).getFirst())
          .isInstanceOf(PushItem.Accepted.class);
    }
  }

  @Test
  void anArticleOverTheLimitIsTooLarge() {
    assertThat(reason(json("{\"text\":\"" + "x".repeat(100_001) + "\"}").getFirst()))
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(json("{\"text\":\"x\",\"title\":\"" + "x".repeat(5_001) + "\"}").getFirst()))
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(json("[" + "{},".repeat(100) + "{}]")).hasSize(1);
    assertThat(reason(json("[" + "{},".repeat(100) + "{}]").getFirst()))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void aBodyOfContentTakesItsFieldsFromTheQuery() {
    byte[] body = {(byte) 0xFF, 0, 7};
    List<PushItem> items =
        parser.parse(
            body,
            PushFormat.CONTENT,
            "text/html; charset=lies",
            Map.of("url", List.of("https://tin.example/a"), "tags", List.of("a", "b")),
            NOW);
    RawArticle article = ((PushItem.Accepted) items.getFirst()).article();
    assertThat(article.getContent().array()).isEqualTo(body);
    assertThat(article.getContentType()).isEqualTo("text/html; charset=lies");
    assertThat(article.getDeclared().getTags()).containsExactly("a", "b");
  }

  @Test
  void theQuerySaysWhatAnItemDoesNot() {
    List<PushItem> items =
        parser.parse(
            "[{\"text\":\"x\"},{\"text\":\"y\",\"source_id\":\"own\"}]"
                .getBytes(StandardCharsets.UTF_8),
            PushFormat.JSON,
            "application/json",
            Map.of("source_id", List.of("tin")),
            NOW);
    assertThat(items)
        .extracting(item -> ((PushItem.Accepted) item).article().getSourceId())
        .containsExactly("tin", "own");
  }

  @Test
  void aWithdrawalHasNoContent() {
    RawArticle article =
        article("{\"url\":\"https://tin.example/a\",\"status\":\"canceled\",\"text\":\"x\"}");
    assertThat(article.getStatus()).isEqualTo(ArticleStatus.CANCELED);
    assertThat(article.getContent().remaining()).isZero();
  }

  private List<PushItem> json(String body) {
    return parse(body, PushFormat.JSON);
  }

  private List<PushItem> parse(String body, PushFormat format) {
    return parser.parse(body.getBytes(StandardCharsets.UTF_8), format, "", Map.of(), NOW);
  }

  private RawArticle article(String body) {
    PushItem item = json(body).getFirst();
    assertThat(item).isInstanceOf(PushItem.Accepted.class);
    return ((PushItem.Accepted) item).article();
  }

  private static Reason reason(PushItem item) {
    return item instanceof PushItem.Rejected rejected ? rejected.reason() : null;
  }

  private static String text(RawArticle article) {
    return new String(article.getContent().array(), StandardCharsets.UTF_8);
  }
}

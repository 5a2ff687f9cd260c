package newsflow.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import newsflow.events.ArticleStatus;
import newsflow.events.RawArticle;
import org.junit.jupiter.api.Test;

class NinjsItemTest {
  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
  private static final String VERSION_3 =
      """
      {"uri":"urn:newsml:hang-tin.example:20260301:7","type":"text","pubStatus":"usable","version":"2",
       "firstCreated":"2026-03-01T08:00:00+07:00","versionCreated":"2026-03-01T09:00:00+07:00",
       "language":"vi","by":"An Bình","headlines":[{"role":"short","value":"Lũ"},{"role":"main","value":"Lũ rút"}],
       "descriptions":[{"value":"Nước sông xuống."}],"infoSources":[{"name":"Hãng Tin"}],
       "subjects":[{"name":"thiên tai"},{"literal":"03000000"}],
       "bodies":[{"contentType":"text/plain","value":"Lũ đã rút."},{"contentType":"text/html","value":"<p>Lũ đã rút.</p>"}]}
      """;

  @Test
  void version3BecomesAnArticle() {
    RawArticle article = article(VERSION_3);
    assertThat(article.getGuid()).isEqualTo("urn:newsml:hang-tin.example:20260301:7");
    assertThat(article.getUrl()).isNull();
    assertThat(article.getSourceId()).isEqualTo("hang-tin.example");
    assertThat(article.getSourceName()).isEqualTo("Hãng Tin");
    assertThat(text(article)).isEqualTo("<p>Lũ đã rút.</p>");
    assertThat(article.getDeclared().getTitle()).isEqualTo("Lũ rút");
    assertThat(article.getDeclared().getSummary()).isEqualTo("Nước sông xuống.");
    assertThat(article.getDeclared().getAuthors()).containsExactly("An Bình");
    assertThat(article.getDeclared().getTags()).containsExactly("thiên tai", "03000000");
    assertThat(article.getDeclared().getPublishedAt()).isEqualTo("2026-03-01T01:00:00Z");
    assertThat(article.getDeclared().getUpdatedAt()).isEqualTo("2026-03-01T02:00:00Z");
    assertThat(article.getAttributes()).containsEntry("ninjs.version", "2");
  }

  @Test
  void version2WritesItsNamesInLowerCase() {
    String version2 =
        VERSION_3
            .replace("pubStatus", "pubstatus")
            .replace("firstCreated", "firstcreated")
            .replace("versionCreated", "versioncreated")
            .replace("infoSources", "infosources")
            .replace("contentType", "contenttype");
    assertThat(article(version2)).isEqualTo(article(VERSION_3));
  }

  @Test
  void anAddressAsUriIsTheUrl() {
    assertThat(
            article(VERSION_3.replace("urn:newsml:hang-tin.example:20260301:7", "https://a.vn/7")))
        .extracting(RawArticle::getUrl)
        .isEqualTo("https://a.vn/7");
  }

  @Test
  void anEmbargoIsKept() {
    String embargoed =
        VERSION_3.replace("\"version\"", "\"embargoedUntil\":\"2026-03-03T00:00:00Z\",\"version\"");
    assertThat(article(embargoed).getStatus()).isEqualTo(ArticleStatus.WITHHELD);
    assertThat(article(embargoed.replace("2026-03-03", "2026-03-01")).getStatus())
        .isEqualTo(ArticleStatus.USABLE);
  }

  @Test
  void aCanceledItemWithdraws() {
    RawArticle article = article("{\"uri\":\"https://a.vn/7\",\"pubStatus\":\"canceled\"}");
    assertThat(article.getStatus()).isEqualTo(ArticleStatus.CANCELED);
    assertThat(article.getId())
        .isEqualTo(
            article(
                    VERSION_3.replace(
                        "urn:newsml:hang-tin.example:20260301:7", "https://www.a.vn/7/"))
                .getId());
  }

  @Test
  void anItemWithoutBodyIsItsDescription() {
    RawArticle article =
        article("{\"uri\":\"urn:x:7\",\"descriptions\":[{\"value\":\"Ngắn gọn.\"}]}");
    assertThat(text(article)).isEqualTo("Ngắn gọn.");
    assertThat(article.getDeclared().getSummary()).isNull();
  }

  @Test
  void aPictureIsNoArticle() {
    assertThat(read(VERSION_3.replace("\"text\",\"pub", "\"picture\",\"pub")))
        .isEqualTo(
            new PushItem.Rejected(
                0, Reason.UNSUPPORTED_TYPE, "a ninjs item of type picture has no text"));
  }

  @Test
  void anItemWithoutTextIsEmpty() {
    assertThat(read("{\"uri\":\"urn:x:7\",\"type\":\"text\"}"))
        .isEqualTo(new PushItem.Rejected(0, Reason.EMPTY_CONTENT, "there is no content"));
  }

  @Test
  void aUriBesideContentWasMeantAsUrl() {
    assertThat(read("{\"uri\":\"https://a.vn/7\",\"text\":\"x\"}"))
        .isEqualTo(
            new PushItem.Rejected(
                0, Reason.UNKNOWN_FIELD, "uri is not a field; did you mean url?"));
  }

  private static RawArticle article(String json) {
    return ((PushItem.Accepted) read(json)).article();
  }

  private static PushItem read(String json) {
    return new PushParser(new Limits(100_000, 10))
        .parse(
            json.getBytes(StandardCharsets.UTF_8),
            PushFormat.JSON,
            "application/json",
            Map.of(),
            NOW)
        .getFirst();
  }

  private static String text(RawArticle article) {
    return new String(article.getContent().array(), StandardCharsets.UTF_8);
  }
}

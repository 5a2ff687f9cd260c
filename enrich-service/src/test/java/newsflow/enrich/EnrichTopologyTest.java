package newsflow.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import newsflow.events.ArticleStatus;
import newsflow.events.EnrichedArticle;
import newsflow.events.RawArticle;
import newsflow.events.TimeOrigin;
import newsflow.events.TimePrecision;
import newsflow.schemas.DeadLetter;
import newsflow.schemas.Registry;
import newsflow.schemas.SchemaInit;
import newsflow.schemas.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrichTopologyTest {
  private static final Instant ACCEPTED = Instant.parse("2026-03-01T08:00:00Z");
  private static final byte[] KEY = "any key of the feeder".getBytes(UTF_8);
  private static final String STORY =
      """
      Cầu Bến Sỏi thông xe trước mùa mưa

      Sáng 2-3, UBND tỉnh Thái Nguyên tổ chức lễ thông xe cầu Bến Sỏi nối hai xã ven sông Cầu. \
      Cây cầu dài 240 mét được khởi công từ năm 2024 với tổng vốn đầu tư 95 tỷ đồng.

      Phát biểu tại buổi lễ, Phó Chủ tịch UBND tỉnh Lê Quang Tiến cho biết công trình giúp người dân \
      rút ngắn quãng đường đến trung tâm huyện Phú Bình gần 12 km, nhất là trong những ngày nước lên.

      Theo chủ đầu tư, việc đi lại của hơn 6.000 hộ dân trong vùng từ nay không còn phụ thuộc vào đò ngang.
      """;

  private static Enricher enricher;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Topics topics;
  private TopologyTestDriver driver;
  private TestInputTopic<byte[], byte[]> raw;
  private TestOutputTopic<String, byte[]> enriched;
  private TestOutputTopic<byte[], byte[]> deadLetters;

  @BeforeAll
  static void loadModels() {
    enricher = Enricher.load();
  }

  @BeforeEach
  void start() throws Exception {
    Registry registry = new Registry("mock://enrich-topology");
    SchemaInit.registerSchemas(registry.client());
    topics = Topics.of(registry);
    Properties properties = new Properties();
    properties.putAll(Map.of("application.id", "test", "bootstrap.servers", "unused:1"));
    driver =
        new TopologyTestDriver(
            EnrichTopology.build(topics, enricher, new EnrichMeters(meters)), properties);
    raw = driver.createInputTopic(Topics.RAW, new ByteArraySerializer(), new ByteArraySerializer());
    enriched =
        driver.createOutputTopic(
            Topics.ENRICHED, new StringDeserializer(), new ByteArrayDeserializer());
    deadLetters =
        driver.createOutputTopic(
            topics.raw().deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void givesAnArticleWithoutAnIdItsOwnAndThatAsKey() {
    send(article(STORY).build());

    var record = enriched.readRecord();
    EnrichedArticle article = read(record.value());
    assertThat(record.key()).isEqualTo(article.getId()).matches("[0-9a-f]{32}");
    assertThat(article.getTitle()).isEqualTo("Cầu Bến Sỏi thông xe trước mùa mưa");
    assertThat(article.getLanguage()).isEqualTo("vi");
    assertThat(article.getAcceptedAt()).isEqualTo(ACCEPTED);
    assertThat(article.getEntities())
        .anyMatch(entity -> entity.getName().equals("Lê Quang Tiến"))
        .anyMatch(entity -> entity.getName().contains("Thái Nguyên"));
    assertThat(article.getCategories()).isNotEmpty();
    assertThat(count("enriched")).isEqualTo(1);
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void tellsADayThatThePusherStatedAsADay() {
    send(
        article(STORY.replace("Sáng 2-3, ", ""))
            .setAttributes(Map.of("published_at", "2026-02-27"))
            .build());
    EnrichedArticle article = read(enriched.readValue());
    assertThat(article.getPublishedAt()).hasToString("2026-02-26T17:00:00Z");
    assertThat(article.getPublishedAtPrecision()).isEqualTo(TimePrecision.DAY);
    assertThat(article.getPublishedAtOrigin()).isEqualTo(TimeOrigin.FEED);
  }

  @Test
  void placesEveryMentionInItsField() {
    send(article(STORY).build());

    EnrichedArticle article = read(enriched.readValue());
    for (var entity : article.getEntities()) {
      for (var mention : entity.getMentions()) {
        String field =
            switch (mention.getField()) {
              case TITLE -> article.getTitle();
              case SUMMARY -> article.getSummary();
              case BODY -> article.getBody();
            };
        assertThat(field.substring(mention.getStart(), mention.getEnd()))
            .isEqualTo(mention.getText());
      }
    }
  }

  @Test
  void turnsAWithdrawalIntoAMarkerWithoutText() {
    send(article("").setId("0".repeat(32)).setStatus(ArticleStatus.CANCELED).build());

    EnrichedArticle marker = read(enriched.readValue());
    assertThat(marker.getStatus()).isEqualTo(ArticleStatus.CANCELED);
    assertThat(marker.getBody()).isNull();
    assertThat(marker.getTitle()).isNull();
    assertThat(marker.getAcceptedAt()).isEqualTo(ACCEPTED);
    assertThat(count("withdrawn")).isEqualTo(1);
  }

  @Test
  void dropsAnOlderVersionThatComesLateUnderAnyKey() {
    String id = "1".repeat(32);
    raw.pipeInput("a".getBytes(UTF_8), bytes(version(id, 2, ArticleStatus.USABLE)));
    raw.pipeInput("b".getBytes(UTF_8), bytes(version(id, 1, ArticleStatus.USABLE)));
    raw.pipeInput("c".getBytes(UTF_8), bytes(version(id, 3, ArticleStatus.CANCELED)));
    raw.pipeInput("d".getBytes(UTF_8), bytes(version(id, 2, ArticleStatus.USABLE)));

    assertThat(enriched.readValuesToList())
        .extracting(value -> read(value).getAcceptedAt())
        .containsExactly(ACCEPTED.plusSeconds(2), ACCEPTED.plusSeconds(3));
    assertThat(count("superseded")).isEqualTo(2);
    assertThat(count("enriched")).isEqualTo(1);
    assertThat(count("withdrawn")).isEqualTo(1);
    assertThat(deadLetters.isEmpty()).isTrue();
  }

  @Test
  void enrichesTheNewestVersionAgainWhenItIsReplayed() {
    String id = "1".repeat(32);
    byte[] newest = bytes(version(id, 2, ArticleStatus.USABLE));
    raw.pipeInput(KEY, newest);
    raw.pipeInput(KEY, newest);

    assertThat(enriched.readValuesToList()).hasSize(2);
  }

  @Test
  void keepsPoisonBytesAndTheirHeadersInTheDeadLetter() {
    byte[] poison = {0, 1, 2, 3, 4, 5, 6, 7};
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", "00-abc".getBytes(UTF_8));
    raw.pipeInput(new TestRecord<>(KEY, poison, headers, ACCEPTED));

    var letter = deadLetters.readRecord();
    assertThat(letter.key()).isEqualTo(KEY);
    assertThat(letter.value()).isEqualTo(poison);
    assertThat(letter.headers().lastHeader("traceparent").value())
        .isEqualTo("00-abc".getBytes(UTF_8));
    assertThat(header(letter, "reason")).isEqualTo("UNREADABLE");
    assertThat(header(letter, "stage")).isEqualTo("decode");
    assertThat(header(letter, "topic")).isEqualTo(Topics.RAW);
    assertThat(header(letter, "partition")).isEqualTo("0");
    assertThat(header(letter, "offset")).isEqualTo("0");
    assertThat(header(letter, "timestamp")).isEqualTo(Long.toString(ACCEPTED.toEpochMilli()));
    assertThat(header(letter, "attempts")).isEqualTo("1");
    assertThat(enriched.isEmpty()).isTrue();
  }

  @Test
  void countsTheAttemptsOfAReplayedLetterAndForgetsThemOnSuccess() {
    RecordHeaders headers = new RecordHeaders();
    headers.add(DeadLetter.ATTEMPTS, "2".getBytes(UTF_8));
    raw.pipeInput(new TestRecord<>(KEY, bytes(article("").build()), headers, ACCEPTED));
    assertThat(header(deadLetters.readRecord(), "attempts")).isEqualTo("3");

    raw.pipeInput(new TestRecord<>(KEY, bytes(article(STORY).build()), headers, ACCEPTED));
    assertThat(enriched.readRecord().headers().lastHeader(DeadLetter.ATTEMPTS)).isNull();
  }

  @Test
  void refusesEmptyAndBinaryContentAndAMalformedId() {
    send(article("").build());
    assertThat(header(deadLetters.readRecord(), "reason")).isEqualTo("EMPTY");

    byte[] png = {
      (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0
    };
    send(article("").setContent(ByteBuffer.wrap(png)).setContentType("").build());
    assertThat(header(deadLetters.readRecord(), "reason")).isEqualTo("UNSUPPORTED_CONTENT");

    send(article(STORY).setId("not an id").build());
    assertThat(header(deadLetters.readRecord(), "reason")).isEqualTo("INVALID_FIELD");
  }

  @Test
  void readsAHundredThousandNestedTags() {
    String nested =
        "<html><body>"
            + "<div>".repeat(100_000)
            + "<p>"
            + STORY
            + "</p>"
            + "</div>".repeat(100_000);
    send(article(nested).setContentType("text/html; charset=utf-8").build());

    assertThat(enriched.isEmpty() && deadLetters.isEmpty()).isFalse();
    assertThat(enriched.getQueueSize() + deadLetters.getQueueSize()).isEqualTo(1);
  }

  @Test
  void readsThroughALyingCharset() {
    send(article(STORY).setContentType("text/plain; charset=us-ascii").build());

    assertThat(read(enriched.readValue()).getTitle()).startsWith("Cầu Bến Sỏi");
  }

  @Test
  void stopsOnABurstOfUnreadableRecords() {
    for (int i = 0; i < 100; i++) {
      raw.pipeInput(KEY, new byte[] {9});
    }
    assertThatThrownBy(() -> raw.pipeInput(KEY, new byte[] {9}))
        .rootCause()
        .isInstanceOf(EnrichProcessor.BurstException.class);
  }

  private static RawArticle version(String id, int seconds, ArticleStatus status) {
    return article(status == ArticleStatus.USABLE ? STORY : "")
        .setId(id)
        .setStatus(status)
        .setAcceptedAt(ACCEPTED.plusSeconds(seconds))
        .build();
  }

  private double count(String outcome) {
    return meters.find("newsflow.enrich.articles").tag("outcome", outcome).counter().count();
  }

  private void send(RawArticle article) {
    raw.pipeInput(new TestRecord<>(null, bytes(article), ACCEPTED));
  }

  private byte[] bytes(RawArticle article) {
    return topics.raw().values().serializer().serialize(Topics.RAW, article);
  }

  private EnrichedArticle read(byte[] bytes) {
    return topics.enriched().values().deserializer().deserialize(Topics.ENRICHED, bytes);
  }

  private static String header(TestRecord<?, ?> record, String name) {
    return DeadLetter.text(record.headers(), name).orElse(null);
  }

  private static RawArticle.Builder article(String text) {
    return RawArticle.newBuilder()
        .setContent(ByteBuffer.wrap(text.getBytes(UTF_8)))
        .setContentType("text/plain; charset=utf-8")
        .setSourceId("test")
        .setFetchedAt(ACCEPTED)
        .setAcceptedAt(ACCEPTED);
  }
}

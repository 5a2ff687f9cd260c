package newsflow.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  @Test
  void tellsWhyAndWhereAndKeepsTheOtherHeaders() {
    Headers headers = new RecordHeaders();
    headers.add("traceparent", "00-1".getBytes(StandardCharsets.UTF_8));
    letter("Không có nội dung", 1).addTo(headers);

    assertThat(DeadLetter.text(headers, "stage")).contains("extract");
    assertThat(DeadLetter.text(headers, "reason")).contains("EMPTY");
    assertThat(DeadLetter.text(headers, "detail")).contains("Không có nội dung");
    assertThat(DeadLetter.text(headers, "topic")).contains("news.articles.raw");
    assertThat(DeadLetter.text(headers, "partition")).contains("2");
    assertThat(DeadLetter.text(headers, "offset")).contains("41");
    assertThat(DeadLetter.text(headers, "timestamp")).contains("1000");
    assertThat(DeadLetter.attemptsBefore(headers)).isEqualTo(1);
    assertThat(headers.lastHeader("traceparent")).isNotNull();
  }

  @Test
  void aSecondLetterReplacesTheFirst() {
    Headers headers = new RecordHeaders();
    letter("first", 1).addTo(headers);
    letter("second", 2).addTo(headers);

    assertThat(headers.headers("newsflow.error.detail")).hasSize(1);
    assertThat(DeadLetter.text(headers, "detail")).contains("second");
    assertThat(DeadLetter.attemptsBefore(headers)).isEqualTo(2);
  }

  @Test
  void aLongDetailIsCut() {
    Headers headers = new RecordHeaders();
    letter("x".repeat(100_000), 1).addTo(headers);
    assertThat(DeadLetter.text(headers, "detail").orElseThrow()).hasSize(1_000);
  }

  @Test
  void attemptsThatAreNoNumberCountAsNone() {
    Headers headers = new RecordHeaders();
    headers.add(DeadLetter.ATTEMPTS, "many".getBytes(StandardCharsets.UTF_8));
    assertThat(DeadLetter.attemptsBefore(headers)).isZero();
    assertThat(DeadLetter.attemptsBefore(new RecordHeaders())).isZero();
  }

  private static DeadLetter letter(String detail, int attempts) {
    return new DeadLetter(
        "extract", DeadLetter.Reason.EMPTY, detail, "news.articles.raw", 2, 41, 1000, attempts);
  }
}

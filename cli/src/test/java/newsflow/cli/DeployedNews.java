package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** What feeders and search apps do with a deployed stack. */
final class DeployedNews {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ComposeStack stack;
  private String ca = "";
  private String reader = "";

  /** Call {@link #fetchAccess()} before searching. */
  DeployedNews(ComposeStack stack) {
    this.stack = stack;
  }

  /** Takes the reader's key and the authority out of the volume that init writes. */
  void fetchAccess() throws IOException, InterruptedException {
    ca = stack.accessFile("reader/ca.crt");
    reader = "ApiKey " + stack.accessFile("reader/key").strip();
  }

  /** Authorization of a search app. */
  String reader() {
    return reader;
  }

  /** Authorization of Elasticsearch's superuser. */
  String superuser() {
    byte[] pair = ("elastic:" + stack.elasticPassword()).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** The same, whatever is answered. */
  HttpResponse<String> post(String url, String title) throws IOException, InterruptedException {
    return stack.ingest(
        "POST",
        "/v1/articles?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8),
        stack.ingestKey(),
        "text/html; charset=utf-8",
        page(title));
  }

  /** Pushes one page with the ingest key. */
  void push(String url, String title) throws Exception {
    HttpResponse<String> answer = post(url, title);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  /**
   * Pushes so many articles of a source until accepted: 429, 503 and a broken connection mean to
   * send again.
   */
  void pushFlow(String source, int first, int count) throws Exception {
    List<String> lines = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      lines.add(
          JSON.writeValueAsString(
              Map.of(
                  "url",
                  "https://deployed.example/" + source + "/" + i + ".html",
                  "sourceId",
                  source,
                  "contentType",
                  "text/html; charset=utf-8",
                  "content",
                  page("Bản tin số " + i + " về nông thôn mới"))));
    }
    String body = String.join("\n", lines);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              HttpResponse<String> answer =
                  stack.ingest(
                      "POST", "/v1/articles", stack.ingestKey(), "application/x-ndjson", body);
              assertThat(answer.statusCode()).as(answer.body()).isIn(202, 429, 503);
              return answer.statusCode() == 202
                  && JSON.readTree(answer.body()).path("accepted").size() == count;
            });
  }

  /** Waits until the reader finds so many; Elasticsearch may be away meanwhile. */
  void awaitCount(String query, int count, Duration patience) throws Exception {
    String path = "/news-articles/_count?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    try {
      Awaitility.await()
          .atMost(patience)
          .pollInterval(Duration.ofMillis(300))
          .ignoreExceptionsInstanceOf(IOException.class)
          .untilAsserted(
              () -> {
                String answer = ask(reader, "GET", path, "").body();
                assertThat(JSON.readTree(answer).path("count").asInt(-1))
                    .as(query + ": " + answer)
                    .isEqualTo(count);
              });
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(e.getMessage() + "\n" + stack.compose("logs", "--tail=20").all(), e);
    }
  }

  /** Asks Elasticsearch over TLS, trusting the authority of this deployment only. */
  HttpResponse<String> ask(String authorization, String method, String path, String body)
      throws Exception {
    return stack.elasticsearch(ca, authorization, method, path, body);
  }

  static String page(String title) {
    return """
    <!DOCTYPE html><html lang="vi"><head><title>%1$s</title></head><body><article><h1>%1$s</h1>
    <p>Sáng 20/11/2026, Ủy ban nhân dân tỉnh Điện Biên tổ chức hội nghị đánh giá kết quả thực hiện
    các chương trình mục tiêu. Đồng chí Lò Văn Minh, Phó Chủ tịch Ủy ban nhân dân tỉnh, chủ trì.</p>
    <p>Theo báo cáo, đến nay toàn tỉnh có 38 xã hoàn thành các tiêu chí, tăng 6 xã so với năm
    trước. Các đại biểu đề nghị sớm phân bổ vốn để người dân yên tâm sản xuất trong năm tới.</p>
    </article></body></html>
    """
        .formatted(title);
  }
}

package newsflow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends articles to the ingest API. */
final class IngestClient implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;
  private final String apiKey;

  /**
   * A client of one service.
   *
   * @param url address of the ingest-service
   * @param apiKey its key, empty where none is asked for
   */
  IngestClient(String url, String apiKey) {
    this.url = url;
    this.apiKey = apiKey;
  }

  /** What became of one request's articles. */
  record Sent(List<String> accepted, List<String> rejected) {}

  /**
   * Sends one file's content.
   *
   * @param parameters metadata of HTML and plain text, such as {@code url}
   * @throws CommandException when the service cannot be reached or refuses the whole request
   */
  Sent send(ArticleFile file, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(url + "/v1/articles" + (query.isEmpty() ? "" : "?" + query)))
            .timeout(TIMEOUT)
            .header("Content-Type", file.contentType())
            .POST(HttpRequest.BodyPublishers.ofByteArray(file.content()));
    if (!apiKey.isEmpty()) {
      request.header("Authorization", "Bearer " + apiKey);
    }
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      ObjectNode body = Json.parseObject(response.body());
      if (!body.has("accepted")) {
        throw new CommandException(
            "the ingest-service answered " + response.statusCode() + ": " + response.body());
      }
      return new Sent(ids(body.get("accepted")), reasons(body.path("rejected")));
    } catch (IOException e) {
      throw new CommandException(
          "cannot reach the ingest-service at " + url + " (" + e + "); is ./newsflow up running?",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private static List<String> ids(JsonNode accepted) {
    List<String> ids = new ArrayList<>();
    accepted.forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  private static List<String> reasons(JsonNode rejected) {
    List<String> reasons = new ArrayList<>();
    rejected.forEach(
        item ->
            reasons.add(
                "item "
                    + item.path("index").asInt()
                    + ": "
                    + item.path("reason").asText()
                    + " "
                    + item.path("detail").asText()));
    return reasons;
  }
}

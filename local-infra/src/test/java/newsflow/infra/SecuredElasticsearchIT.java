package newsflow.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecuredElasticsearchIT {
  private static final String PASSWORD = "một-mật-khẩu-dài";
  private static final Pattern ENCODED_KEY = Pattern.compile("\"encoded\":\"([^\"]+)\"");

  @TempDir static Path folder;

  private static Security security;
  private static LocalInfra infra;

  @BeforeAll
  static void start() throws Exception {
    security = SelfSigned.in(folder, PASSWORD);
    infra = LocalInfra.start(Options.processes().only(Part.ELASTICSEARCH).secured(security));
  }

  @AfterAll
  static void stop() {
    if (infra != null) {
      infra.close();
    }
  }

  @Test
  void refusesWhoHasNoPassword() throws Exception {
    assertThat(send("GET", "/_cluster/health", "", "").statusCode()).isEqualTo(401);
  }

  @Test
  void tellsTheServicesHowToGetIn() {
    assertThat(infra.environment())
        .containsEntry("ELASTICSEARCH_USERNAME", "elastic")
        .containsEntry("ELASTICSEARCH_PASSWORD", PASSWORD)
        .containsEntry("ELASTICSEARCH_CA_FILE", security.authority().toString());
    assertThat(infra.environment().get("ELASTICSEARCH_URL")).startsWith("https://127.0.0.1:");
  }

  @Test
  void limitsAnApiKeyToTheIndexOfItsRole() throws Exception {
    String role =
        """
        {"cluster": ["monitor"],
         "indices": [{"names": ["mine-*"], "privileges": ["create_index", "write", "read"]}]}
        """;
    assertThat(send("PUT", "/_security/role/writer", elastic(), role).statusCode()).isEqualTo(200);
    String request = "{\"name\": \"k\", \"role_descriptors\": {\"writer\": " + role + "}}";
    HttpResponse<String> created = send("POST", "/_security/api_key", elastic(), request);
    assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
    Matcher encoded = ENCODED_KEY.matcher(created.body());
    assertThat(encoded.find()).isTrue();
    String key = "ApiKey " + encoded.group(1);

    assertThat(send("PUT", "/mine-1", key, "{}").statusCode()).isEqualTo(200);
    assertThat(send("PUT", "/mine-1/_doc/1", key, "{\"a\": 1}").statusCode()).isEqualTo(201);
    assertThat(send("PUT", "/yours-1/_doc/1", key, "{\"a\": 1}").statusCode()).isEqualTo(403);
  }

  private static String elastic() {
    byte[] pair = ("elastic:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private static HttpResponse<String> send(
      String method, String path, String authorization, String body) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(Http.trusting(security)).build()) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(infra.elasticsearch().url() + path))
              .timeout(Duration.ofSeconds(60))
              .header("Content-Type", "application/json")
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}

package newsflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HttpPagesTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Metrics metrics = new Metrics("sample");
  private Health health = new Health.Starting();
  private HttpPages pages;

  @BeforeEach
  void start() {
    pages = pages(0);
    pages.start();
  }

  @AfterEach
  void stop() {
    pages.close();
    metrics.close();
  }

  @Test
  void healthMeansAliveAndReadyMeansAbleToWork() throws Exception {
    expect(new Health.Starting(), 200, 503, "starting");
    expect(new Health.Running(), 200, 200, "running");
    expect(new Health.Waiting("the broker"), 200, 503, "the broker");
    expect(new Health.Failed("refused"), 503, 503, "refused");
  }

  @Test
  void metricsAreInThePrometheusFormat() throws Exception {
    metrics.registry().counter("newsflow.sample.things").increment();
    HttpResponse<String> response = get("/metrics");
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
    assertThat(response.body()).contains("newsflow_sample_things_total{service=\"sample\"} 1.0");
  }

  @Test
  void infoIsJson() throws Exception {
    assertThat(get("/info").body()).isEqualTo("{\"name\":\"sample\"}");
  }

  @Test
  void closingTwiceDoesNoHarm() {
    pages.close();
    pages.close();
  }

  @Test
  @Timeout(30)
  void aPortInUseIsFatal() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      HttpPages second = pages(taken.getLocalPort());
      assertThatThrownBy(second::start)
          .isInstanceOf(FatalException.class)
          .hasMessageStartingWith("cannot listen on 127.0.0.1:" + taken.getLocalPort() + ": ")
          .hasMessageContaining("in use");
    }
  }

  private HttpPages pages(int port) {
    return new HttpPages(
        new HttpBind("127.0.0.1", port), () -> health, metrics, () -> Map.of("name", "sample"));
  }

  private void expect(Health now, int alive, int ready, String text) throws Exception {
    health = now;
    assertThat(get("/health").statusCode()).isEqualTo(alive);
    assertThat(get("/ready").statusCode()).isEqualTo(ready);
    assertThat(get("/ready").body()).contains(text);
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + pages.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}

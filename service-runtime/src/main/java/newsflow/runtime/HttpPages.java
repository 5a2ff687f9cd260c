package newsflow.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP server of a service: /health (alive), /ready (able to work now), /metrics, /info, and
 * the service's own routes, each request on a virtual thread.
 */
public final class HttpPages implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpBind bind;
  private final Supplier<Health> health;
  private final Metrics metrics;
  private final Supplier<Map<String, Object>> info;
  private @Nullable WebServer server;

  /**
   * @param bind address and port
   * @param health answers /health and /ready
   * @param metrics answers /metrics
   * @param info answers /info: version, schema ids, models
   */
  public HttpPages(
      HttpBind bind, Supplier<Health> health, Metrics metrics, Supplier<Map<String, Object>> info) {
    this.bind = bind;
    this.health = health;
    this.metrics = metrics;
    this.info = info;
  }

  /** Starts with the four pages alone. */
  public void start() {
    start(_ -> {}, _ -> {});
  }

  /**
   * Starts with further routes.
   *
   * @param routes adds the service's own routes
   * @param limits adjusts the server, for instance its payload limit
   * @throws FatalException when the port cannot be had
   */
  public void start(
      Consumer<HttpRouting.Builder> routes, Consumer<WebServerConfig.Builder> limits) {
    HttpRouting.Builder routing =
        HttpRouting.builder()
            .get("/health", (request, response) -> sendHealth(response, false))
            .get("/ready", (request, response) -> sendHealth(response, true))
            .get("/metrics", (request, response) -> sendMetrics(response))
            .get("/info", (request, response) -> sendJson(response, Status.OK_200, info.get()));
    routes.accept(routing);
    WebServerConfig.Builder config =
        WebServer.builder()
            .address(address())
            .port(bind.port())
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofSeconds(5))
            .routing(routing);
    limits.accept(config);
    WebServer started = config.build();
    try {
      started.start();
    } catch (RuntimeException e) {
      started.stop();
      throw cannotListen(RootCause.line(e), e);
    }
    // Helidon logs that it could not bind, and returns.
    if (!started.isRunning() || started.port() <= 0) {
      started.stop();
      throw cannotListen(whyNotBound(), null);
    }
    server = started;
  }

  /** The port in use; differs from the configured one where that was 0. */
  public int port() {
    return server == null ? bind.port() : server.port();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
      server = null;
    }
  }

  /** Sends a JSON body. */
  public static void sendJson(ServerResponse response, Status status, Object body) {
    response.status(status);
    response.headers().set(HeaderValues.create(HeaderNames.CONTENT_TYPE, "application/json"));
    try {
      response.send(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not representable as JSON: " + body.getClass(), e);
    }
  }

  private void sendHealth(ServerResponse response, boolean ready) {
    Health now = health.get();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", now.label());
    if (!now.detail().isEmpty()) {
      body.put("detail", now.detail());
    }
    boolean good = ready ? now instanceof Health.Running : !(now instanceof Health.Failed);
    sendJson(response, good ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503, body);
  }

  private void sendMetrics(ServerResponse response) {
    response
        .headers()
        .set(
            HeaderValues.create(
                HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"));
    response.send(metrics.scrape());
  }

  private FatalException cannotListen(String why, @Nullable Throwable cause) {
    String message = "cannot listen on " + bind.host() + ":" + bind.port() + ": " + why;
    return cause == null ? new FatalException(message) : new FatalException(message, cause);
  }

  /** Binds once more, for the reason alone. */
  private String whyNotBound() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address(), bind.port()));
      return "the server did not start";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(bind.host());
    } catch (UnknownHostException e) {
      throw new FatalException("cannot resolve the address to listen on: " + bind.host(), e);
    }
  }
}

package newsflow.ingest;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import newsflow.events.ArticleStatus;
import newsflow.events.Declared;
import newsflow.events.RawArticle;
import newsflow.events.Via;
import newsflow.ingest.push.PushFormat;
import newsflow.ingest.push.PushItem;
import newsflow.ingest.push.PushParser;
import newsflow.runtime.HttpPages;
import newsflow.schemas.ArticleId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP API by which articles are pushed and withdrawn; openapi.json describes it. */
final class ArticlesApi {
  private static final Logger log = LoggerFactory.getLogger(ArticlesApi.class);
  private static final HeaderName API_KEY = HeaderNames.create("X-Api-Key");
  private static final HeaderName TRACE = HeaderNames.create(TraceParent.HEADER);
  private static final String ACCEPTED_TYPES =
      "application/json, application/x-ndjson, text/html, text/plain, application/xhtml+xml";

  private final ApiKeys keys;
  private final BodyReader bodies;
  private final PushParser parser;
  private final Acceptance acceptance;
  private final IngestMetrics metrics;
  private final InstantSource time;

  ArticlesApi(
      IngestConfig config, ArticlePublisher publisher, IngestMetrics metrics, InstantSource time) {
    this.keys = new ApiKeys(config.apiKeys());
    this.bodies = new BodyReader(config.maxBodyBytes(), config.maxInFlightBytes());
    this.parser = new PushParser(config.limits());
    this.acceptance = new Acceptance(publisher, new AcceptanceClock(time), metrics);
    this.metrics = metrics;
    this.time = time;
  }

  void addTo(HttpRouting.Builder routes) {
    routes
        .post("/v1/articles", (request, response) -> answer(request, response, this::post))
        .delete("/v1/articles/{id}", (request, response) -> answer(request, response, this::delete))
        .any("/v1/articles", (_, response) -> wrongMethod(response, "POST"))
        .any("/v1/articles/{id}", (_, response) -> wrongMethod(response, "DELETE"))
        .get("/openapi.json", (_, response) -> openApi(response));
  }

  /** Bytes of all request bodies in memory. */
  long bytesInFlight() {
    return bodies.inFlight();
  }

  private interface Action {
    Answer answer(ServerRequest request) throws IOException;
  }

  private void answer(ServerRequest request, ServerResponse response, Action action) {
    Instant start = time.instant();
    String method = request.prologue().method().text();
    Answer answer = permitted(request, action);
    metrics.request(method, answer.status().code(), Duration.between(start, time.instant()));
    answer.headers().forEach((name, value) -> response.header(name, value));
    HttpPages.sendJson(response, answer.status(), answer.body());
  }

  private Answer permitted(ServerRequest request, Action action) {
    Optional<String> authorization = request.headers().first(HeaderNames.AUTHORIZATION);
    return switch (keys.check(authorization, request.headers().first(API_KEY))) {
      case MISSING ->
          Answer.problem(Status.UNAUTHORIZED_401, "an API key is needed")
              .with("WWW-Authenticate", "Bearer realm=\"newsflow\"");
      case UNKNOWN -> Answer.problem(Status.FORBIDDEN_403, "this API key may not push");
      case ALLOWED -> {
        try {
          yield action.answer(request);
        } catch (IOException | DataReader.InsufficientDataAvailableException e) {
          throw new CloseConnectionException("the caller went away", e);
        }
      }
    };
  }

  private Answer post(ServerRequest request) throws IOException {
    String contentType = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    Optional<PushFormat> format = PushFormat.of(contentType);
    if (format.isEmpty()) {
      return Answer.problem(
              Status.UNSUPPORTED_MEDIA_TYPE_415,
              "Content-Type is '%s', but must be one of %s".formatted(contentType, ACCEPTED_TYPES))
          .with("Accept-Post", ACCEPTED_TYPES);
    }
    String encoding =
        request
            .headers()
            .first(HeaderNames.CONTENT_ENCODING)
            .orElse("identity")
            .strip()
            .toLowerCase(Locale.ROOT);
    boolean gzip = encoding.equals("gzip") || encoding.equals("x-gzip");
    if (!gzip && !encoding.equals("identity")) {
      return Answer.problem(
              Status.UNSUPPORTED_MEDIA_TYPE_415,
              "Content-Encoding is '%s', but must be gzip or identity".formatted(encoding))
          .with("Accept-Encoding", "gzip, identity");
    }
    try (BodyReader.Body body = bodies.read(content(request), gzip)) {
      return switch (body) {
        case BodyReader.Whole whole -> accept(request, whole.bytes(), format.get(), contentType);
        case BodyReader.TooLarge _ ->
            Answer.problem(Status.REQUEST_ENTITY_TOO_LARGE_413, "the body is over the limit");
        case BodyReader.Broken(String detail) -> Answer.problem(Status.BAD_REQUEST_400, detail);
        case BodyReader.Busy _ ->
            Answer.problem(Status.TOO_MANY_REQUESTS_429, "too much is being sent at a time")
                .with("Retry-After", "1");
      };
    }
  }

  private Answer accept(ServerRequest request, byte[] body, PushFormat format, String contentType) {
    Map<String, List<String>> parameters = new HashMap<>();
    for (String name : request.query().names()) {
      parameters.put(name, request.query().all(name));
    }
    List<PushItem> items = parser.parse(body, format, contentType, parameters, time.instant());
    return acceptance.accept(items, trace(request));
  }

  private Answer delete(ServerRequest request) {
    String text = request.path().pathParameters().get("id");
    Optional<String> id = ArticleId.parse(text);
    if (id.isEmpty()) {
      return Answer.problem(Status.BAD_REQUEST_400, "an article id has 32 hex digits");
    }
    Instant now = time.instant();
    RawArticle withdrawal =
        RawArticle.newBuilder()
            .setId(id.get())
            .setContent(ByteBuffer.allocate(0))
            .setDeclared(Declared.newBuilder().build())
            .setStatus(ArticleStatus.CANCELED)
            .setVia(Via.PUSH)
            .setFetchedAt(now)
            .setAcceptedAt(now)
            .build();
    return acceptance.accept(List.of(new PushItem.Accepted(0, withdrawal)), trace(request));
  }

  private static String trace(ServerRequest request) {
    return TraceParent.continued(request.headers().first(TRACE));
  }

  private static InputStream content(ServerRequest request) {
    return request.content().hasEntity()
        ? request.content().inputStream()
        : InputStream.nullInputStream();
  }

  private static void wrongMethod(ServerResponse response, String allowed) {
    response.header("Allow", allowed);
    Answer answer = Answer.problem(Status.METHOD_NOT_ALLOWED_405, "only " + allowed + " is known");
    HttpPages.sendJson(response, answer.status(), answer.body());
  }

  private static void openApi(ServerResponse response) {
    try (InputStream in = ArticlesApi.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is missing in this build");
      }
      response.header("Content-Type", "application/json");
      response.send(in.readAllBytes());
    } catch (IOException e) {
      log.error("openapi.json is unreadable", e);
      throw new UncheckedIOException(e);
    }
  }
}

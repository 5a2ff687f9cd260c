package newsflow.index;

import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.Response;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;
import newsflow.runtime.FatalException;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/** A connection to Elasticsearch in which every status is an answer, not an exception. */
public final class Elasticsearch implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  /** Media type of a bulk's body. */
  static final ContentType NDJSON = ContentType.create("application/x-ndjson");

  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout ANSWER = Timeout.ofSeconds(60);
  private static final int CONNECTIONS = 32;

  private final Rest5Client client;

  /**
   * Opens no connection yet.
   *
   * @throws FatalException when the CA file cannot be read
   */
  public Elasticsearch(ElasticsearchConfig config) {
    Rest5ClientBuilder builder =
        Rest5Client.builder(config.urls().toArray(URI[]::new))
            // Who sends decides whether and when to send again; the client would, after a second.
            .setHttpClientConfigCallback(HttpAsyncClientBuilder::disableAutomaticRetries)
            .setRequestConfigCallback(
                request -> request.setResponseTimeout(ANSWER).setConnectionRequestTimeout(ANSWER))
            .setConnectionConfigCallback(
                connection -> connection.setConnectTimeout(CONNECT).setSocketTimeout(ANSWER))
            .setConnectionManagerCallback(
                pool -> pool.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(2 * CONNECTIONS));
    authorization(config)
        .ifPresent(
            value ->
                builder.setDefaultHeaders(
                    new Header[] {new BasicHeader("Authorization", value, true)}));
    config.caFile().ifPresent(file -> builder.setSSLContext(trusting(file)));
    client = builder.build();
  }

  /** The client underneath, for those who build Elasticsearch's own Java client on it. */
  public Rest5Client client() {
    return client;
  }

  /**
   * What Elasticsearch answered.
   *
   * @param status HTTP status code
   * @param body as received
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Answer(int status, byte[] body) {

    /** Whether the status is 2xx. */
    public boolean isGood() {
      return status >= 200 && status < 300;
    }

    /** The body; a missing node when it is not JSON. */
    public JsonNode json() {
      try {
        return Optional.ofNullable(JSON.readTree(body)).orElse(MissingNode.getInstance());
      } catch (JsonProcessingException e) {
        return MissingNode.getInstance();
      } catch (IOException e) {
        throw new IllegalStateException("memory does not fail", e);
      }
    }

    /** Elasticsearch's error type, empty when there is none. */
    public String errorType() {
      return json().path("error").path("type").asText("");
    }

    /** Status and reason for a person, at most 500 characters. */
    public String summary() {
      String reason = json().path("error").path("reason").asText("");
      String text =
          reason.isEmpty() ? new String(body, StandardCharsets.UTF_8) : errorType() + ": " + reason;
      return status + " " + text.substring(0, Math.min(500, text.length()));
    }
  }

  /** Sends without a body. */
  public Answer send(String method, String path) throws IOException {
    return perform(new Request(method, path));
  }

  /** Sends a JSON body. */
  public Answer send(String method, String path, JsonNode body) throws IOException {
    return send(method, path, ContentType.APPLICATION_JSON, JSON.writeValueAsBytes(body));
  }

  Answer send(String method, String path, ContentType type, byte[] body) throws IOException {
    Request request = new Request(method, path);
    request.setEntity(new ByteArrayEntity(body, type));
    return perform(request);
  }

  /** Whether this says that the server's certificate is not of an authority that we trust. */
  static boolean isUntrusted(IOException thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }

  private Answer perform(Request request) throws IOException {
    try {
      return answer(client.performRequest(request));
    } catch (ResponseException e) {
      return answer(e.getResponse());
    } catch (RuntimeException e) {
      if (!client.isRunning()) {
        throw new FatalException("the HTTP client stopped: " + e.getMessage(), e);
      }
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        throw (IOException) new InterruptedIOException("interrupted").initCause(e);
      }
      throw e;
    }
  }

  private static Answer answer(Response response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new Answer(response.getStatusCode(), new byte[0]);
    }
    try (InputStream in = entity.getContent()) {
      return new Answer(response.getStatusCode(), in == null ? new byte[0] : in.readAllBytes());
    }
  }

  private static Optional<String> authorization(ElasticsearchConfig config) {
    if (config.apiKey().isPresent()) {
      return config.apiKey().map(key -> "ApiKey " + key.value());
    }
    return config
        .username()
        .flatMap(user -> config.password().map(password -> user + ":" + password.value()))
        .map(
            pair ->
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  private static SSLContext trusting(Path caFile) {
    try (InputStream in = Files.newInputStream(caFile)) {
      KeyStore authorities = KeyStore.getInstance(KeyStore.getDefaultType());
      authorities.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        authorities.setCertificateEntry("ca" + number++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new FatalException("cannot use ELASTICSEARCH_CA_FILE " + caFile + ": " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new IllegalStateException("the HTTP client did not close", e);
    }
  }
}

package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import newsflow.index.Elasticsearch;
import newsflow.index.ElasticsearchConfig;
import newsflow.runtime.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first words with Elasticsearch, over TLS with the certificates of the deployment. */
class SecurityInitTest {
  private static final Duration ONCE = Duration.ofMillis(300);

  @TempDir Path folder;
  private HttpsServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Test
  void goesOnWhenElasticsearchIsReady() throws Exception {
    Path tls = certificates("own", Instant.now());
    serve(tls, 200);
    assertThatCode(() -> await(tls.resolve("ca.crt"))).doesNotThrowAnyException();
  }

  @Test
  void refusesTheCertificateOfAnotherAuthorityWithItsCure() throws Exception {
    serve(certificates("own", Instant.now()), 200);
    Path other = certificates("other", Instant.now()).resolve("ca.crt");
    assertThatThrownBy(() -> await(other))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("not of this deployment's authority or has expired")
        .hasMessageContaining("docs/operations.md, Certificates");
  }

  @Test
  void refusesACertificateThatHasExpiredWithItsCure() throws Exception {
    Path tls = certificates("own", Instant.now().minus(Duration.ofDays(800)));
    serve(tls, 200);
    assertThatThrownBy(() -> await(tls.resolve("ca.crt")))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("not of this deployment's authority or has expired");
  }

  @Test
  void saysThatThePasswordIsAnotherOne() throws Exception {
    Path tls = certificates("own", Instant.now());
    serve(tls, 401);
    assertThatThrownBy(() -> await(tls.resolve("ca.crt")))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("refuses the password of .env")
        .hasMessageNotContaining("a-password");
  }

  @Test
  void saysWhatElasticsearchAnsweredLastWhenItNeverGetsReady() throws Exception {
    Path tls = certificates("own", Instant.now());
    serve(tls, 503);
    assertThatThrownBy(() -> await(tls.resolve("ca.crt")))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("is not ready after")
        .hasMessageContaining("503");
  }

  private void await(Path ca) {
    ElasticsearchConfig config =
        new ElasticsearchConfig(
            List.of(URI.create("https://localhost:" + server.getAddress().getPort())),
            Optional.empty(),
            Optional.of("elastic"),
            Optional.of(new Secret("a-password")),
            Optional.of(ca));
    try (Elasticsearch elasticsearch = new Elasticsearch(config)) {
      new SecurityInit(elasticsearch, config).await(ONCE);
    }
  }

  private Path certificates(String name, Instant made) throws Exception {
    Path ca = Files.createDirectories(folder.resolve(name).resolve("ca"));
    Path tls = Files.createDirectories(folder.resolve(name).resolve("tls"));
    new Certificates(ca, tls, InstantSource.fixed(made)).ensure(List.of());
    return tls;
  }

  private void serve(Path tls, int status) throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(identity(tls)));
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  private static SSLContext identity(Path tls) throws Exception {
    Certificate certificate;
    try (InputStream in = Files.newInputStream(tls.resolve("elasticsearch.crt"))) {
      certificate = CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
    String pem = Files.readString(tls.resolve("elasticsearch.key"));
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    PrivateKey key =
        KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
            .generatePrivate(new PKCS8EncodedKeySpec(der));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry("server", key, new char[0], new Certificate[] {certificate});
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }
}

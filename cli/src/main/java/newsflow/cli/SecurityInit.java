package newsflow.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLException;
import newsflow.index.Access;
import newsflow.index.Elasticsearch;
import newsflow.index.Elasticsearch.Answer;
import newsflow.index.ElasticsearchConfig;
import newsflow.runtime.Secret;

/** Roles and API keys of a secured Elasticsearch, made by its superuser. */
final class SecurityInit {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Elasticsearch superuser;
  private final ElasticsearchConfig config;

  /**
   * @param superuser connection as the superuser
   * @param config its settings: address and CA serve the check of a key that exists
   */
  SecurityInit(Elasticsearch superuser, ElasticsearchConfig config) {
    this.superuser = superuser;
    this.config = config;
  }

  /**
   * Waits until Elasticsearch has a master and its primaries.
   *
   * @throws CommandException when it is not there in time, or refuses certificate or password
   */
  void await(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    String last = "";
    while (System.nanoTime() < deadline) {
      try {
        Answer answer = superuser.send("GET", "/_cluster/health?wait_for_status=yellow&timeout=5s");
        if (answer.isGood()) {
          return;
        }
        if (answer.status() == 401) {
          throw new CommandException(
              "Elasticsearch refuses the password of .env. ELASTIC_PASSWORD counts when the data"
                  + " volume is new; put the old one back, or set the new one with"
                  + " elasticsearch-reset-password (docs/operations.md)");
        }
        last = answer.summary();
      } catch (SSLException e) {
        throw new CommandException(
            "the certificate of Elasticsearch is not of this deployment's authority or has expired"
                + " (docs/operations.md, Certificates): "
                + e.getMessage(),
            e);
      } catch (IOException e) {
        last = e.toString();
      }
      pause();
    }
    throw new CommandException(
        "Elasticsearch at " + config.urls() + " is not ready after " + patience + ": " + last);
  }

  /**
   * Writes the role, and an API key of the same rights into {@code folder/key}, with the CA beside
   * it. A key that is there and still good is kept and brought up to date.
   */
  void grant(Access access, Path folder) throws IOException {
    access.putRole(superuser);
    Path file = folder.resolve("key");
    Optional<String> existing = goodKey(file);
    if (existing.isPresent()) {
      access.updateKey(superuser, existing.get());
    } else {
      AccessFiles.write(file, access.makeKey(superuser).value());
    }
    if (config.caFile().isPresent()) {
      AccessFiles.write(folder.resolve("ca.crt"), Files.readString(config.caFile().get()));
    }
  }

  /** The id of the key in the file, when Elasticsearch still takes it. */
  private Optional<String> goodKey(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String encoded = Files.readString(file).strip();
    ElasticsearchConfig asKey =
        new ElasticsearchConfig(
            config.urls(),
            Optional.of(new Secret(encoded)),
            Optional.empty(),
            Optional.empty(),
            config.caFile());
    try (Elasticsearch key = new Elasticsearch(asKey)) {
      if (!key.send("GET", "/_security/_authenticate").isGood()) {
        return Optional.empty();
      }
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return Optional.of(pair.substring(0, pair.indexOf(':')));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not base64: no key of Elasticsearch
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }
}

package newsflow.index;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import newsflow.runtime.Env;
import newsflow.runtime.Secret;

/**
 * Where Elasticsearch is and who asks.
 *
 * @param urls one or more nodes of one cluster, http or https
 * @param apiKey base64 of id and key, as Elasticsearch's {@code encoded} field gives it
 * @param username with {@code password} instead of an API key
 * @param password of that user
 * @param caFile PEM certificates to trust instead of the JVM's own
 */
public record ElasticsearchConfig(
    List<URI> urls,
    Optional<Secret> apiKey,
    Optional<String> username,
    Optional<Secret> password,
    Optional<Path> caFile) {

  /** A cluster without security. */
  public static ElasticsearchConfig at(URI url) {
    return new ElasticsearchConfig(
        List.of(url), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Reads ELASTICSEARCH_*. */
  public static ElasticsearchConfig from(Env env) {
    List<URI> urls = new ArrayList<>();
    String text =
        env.required("ELASTICSEARCH_URL", "address of Elasticsearch; several separated by commas");
    for (String url : text.split(",", -1)) {
      if (!url.isBlank()) {
        parse(env, url.strip()).ifPresent(urls::add);
      }
    }
    ElasticsearchConfig config =
        new ElasticsearchConfig(
            List.copyOf(urls),
            env.secret("ELASTICSEARCH_API_KEY", "API key of a secured cluster, base64 encoded"),
            env.optional("ELASTICSEARCH_USERNAME", "user of a secured cluster, without an API key"),
            env.secret("ELASTICSEARCH_PASSWORD", "password of that user"),
            env.optional("ELASTICSEARCH_CA_FILE", "PEM file with the authority to trust")
                .map(Path::of));
    if (config.apiKey.isPresent() && config.username.isPresent()) {
      env.problem("ELASTICSEARCH_API_KEY and ELASTICSEARCH_USERNAME are both set; keep one");
    }
    if (config.username.isPresent() != config.password.isPresent()) {
      env.problem("ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD need each other");
    }
    return config;
  }

  private static Optional<URI> parse(Env env, String text) {
    try {
      URI url = URI.create(text);
      if (url.getHost() != null
          && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
        return Optional.of(url);
      }
    } catch (IllegalArgumentException e) {
      // reported below
    }
    env.problem("ELASTICSEARCH_URL is '" + text + "', but must be an http:// or https:// address");
    return Optional.empty();
  }
}

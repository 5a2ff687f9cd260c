package newsflow.infra;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Elasticsearch as a single node; never as root, which it refuses. */
public final class ElasticsearchNode extends Server {
  private final @Nullable Security security;

  ElasticsearchNode(
      int port, Path log, @Nullable Security security, Duration patience, Launcher launcher) {
    super("Elasticsearch", port, log, patience, launcher);
    this.security = security;
  }

  /** The base URL. */
  public String url() {
    return (security == null ? "http" : "https") + "://127.0.0.1:" + port();
  }

  Map<String, String> environment() {
    TreeMap<String, String> environment = new TreeMap<>();
    environment.put(Part.ELASTICSEARCH.variable(), url());
    if (security != null) {
      environment.put("ELASTICSEARCH_USERNAME", Security.USER);
      environment.put("ELASTICSEARCH_PASSWORD", security.password());
      environment.put("ELASTICSEARCH_CA_FILE", security.authority().toAbsolutePath().toString());
    }
    return environment;
  }

  /** Whether the cluster reports its health, with a master and all primaries assigned. */
  @Override
  public boolean isReady() {
    return isAlive()
        && Http.isOk(url() + "/_cluster/health?wait_for_status=yellow&timeout=1s", security);
  }
}

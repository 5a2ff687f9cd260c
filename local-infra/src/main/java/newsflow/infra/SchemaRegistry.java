package newsflow.infra;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Apicurio Registry with Confluent's API. It keeps its schemas in an H2 file of its own, so that it
 * starts beside Kafka rather than after it, and survives a kill.
 */
public final class SchemaRegistry extends Server {
  SchemaRegistry(int port, Path log, Duration patience, Launcher launcher) {
    super("Schema registry", port, log, patience, launcher);
  }

  /** The base URL for {@code schema.registry.url}. */
  public String url() {
    return "http://127.0.0.1:" + port() + "/apis/ccompat/v7";
  }

  /** Whether it lists its subjects. */
  @Override
  public boolean isReady() {
    return isAlive() && Http.isOk(url() + "/subjects", null);
  }
}

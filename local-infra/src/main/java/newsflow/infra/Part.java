package newsflow.infra;

/** A server that the services talk to, and the variable that tells them where it is. */
public enum Part {
  KAFKA("KAFKA_BOOTSTRAP_SERVERS"),
  REGISTRY("SCHEMA_REGISTRY_URL"),
  ELASTICSEARCH("ELASTICSEARCH_URL");

  private final String variable;

  Part(String variable) {
    this.variable = variable;
  }

  /** The environment variable that the services read. */
  public String variable() {
    return variable;
  }
}

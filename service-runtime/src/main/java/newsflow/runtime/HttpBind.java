package newsflow.runtime;

/**
 * Where a service listens.
 *
 * @param host address; loopback unless NEWSFLOW_BIND says otherwise
 * @param port TCP port, 0 for a free one
 */
public record HttpBind(String host, int port) {

  /** Reads NEWSFLOW_BIND and the service's own port setting. */
  public static HttpBind from(Env env, String portSetting, int standardPort) {
    return new HttpBind(
        env.text("NEWSFLOW_BIND", "127.0.0.1", "address to listen on; 0.0.0.0 in a container"),
        env.port(portSetting, standardPort, "port of the HTTP pages"));
  }
}

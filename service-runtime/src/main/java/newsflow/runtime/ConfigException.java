package newsflow.runtime;

import java.util.List;

/** The settings are wrong; the message lists every problem, a line each. Exit code 2. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Lists the given problems, a line each. */
  public ConfigException(List<String> problems) {
    super(String.join("\n", problems));
  }
}

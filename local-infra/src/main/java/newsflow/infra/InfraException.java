package newsflow.infra;

/**
 * A server could not be started or reached. The message is written for the person at the terminal:
 * what failed, why, and the end of the server's own log where there is one.
 */
public final class InfraException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InfraException(String message) {
    super(message);
  }

  InfraException(String message, Throwable cause) {
    super(message, cause);
  }
}

package newsflow.runtime;

/** A service cannot work as it is deployed; the message is for the operator. Exit code 1. */
public final class FatalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FatalException(String message) {
    super(message);
  }

  public FatalException(String message, Throwable cause) {
    super(message, cause);
  }
}

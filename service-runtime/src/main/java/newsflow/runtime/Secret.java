package newsflow.runtime;

/** A value that must not reach a log: {@code toString} hides it. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}

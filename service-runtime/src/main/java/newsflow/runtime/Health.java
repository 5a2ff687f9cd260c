package newsflow.runtime;

/** What a service is able to do now. Only {@link Failed} ends the process. */
public sealed interface Health {

  /** Not yet at work. */
  record Starting() implements Health {}

  /** Able to do its work. */
  record Running() implements Health {}

  /** Alive, but held up by something outside that may come back. */
  record Waiting(String on) implements Health {}

  /** Unable to go on; the process ends with exit code 1 and this reason. */
  record Failed(String why) implements Health {}

  /** The state's name in lower case, for JSON and logs. */
  default String label() {
    return switch (this) {
      case Starting _ -> "starting";
      case Running _ -> "running";
      case Waiting _ -> "waiting";
      case Failed _ -> "failed";
    };
  }

  /** What it waits on or why it failed; empty otherwise. */
  default String detail() {
    return switch (this) {
      case Starting _, Running _ -> "";
      case Waiting(String on) -> on;
      case Failed(String why) -> why;
    };
  }
}

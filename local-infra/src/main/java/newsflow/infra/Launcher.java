package newsflow.infra;

/** Starts one server, again and again on the same port with the same data. */
interface Launcher {
  /**
   * Starts it without waiting until it answers.
   *
   * @throws InfraException if it can't be started at all
   */
  Running launch();

  /** Throws away what is left of the last start, when no other will follow. */
  default void discard() {}
}

package newsflow.runtime;

/** One long-running part of the pipeline. Constructors do no I/O: {@link #start()} does. */
public interface Service extends AutoCloseable {

  /** Name in logs, metrics and /info, such as {@code ingest-service}. */
  String name();

  /**
   * Opens connections and starts the threads; returns once the service is on its way, not once it
   * is ready.
   *
   * @throws FatalException when it can never work as configured, with the reason for the operator
   */
  void start();

  /** What the service is able to do now; called often, so it must not block. */
  Health health();

  /** Finishes the work in hand and frees everything; safe to call twice. */
  @Override
  void close();
}

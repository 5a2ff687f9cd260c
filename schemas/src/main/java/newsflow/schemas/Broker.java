package newsflow.schemas;

/** What a broker last said when it was asked. */
public sealed interface Broker {

  /** It was not asked yet. */
  record NotYetAsked() implements Broker {}

  /** It answers and has the topic. */
  record Answering() implements Broker {}

  /** It cannot be reached, or lacks the topic: that may pass. Says what is waited for. */
  record Away(String waitingOn) implements Broker {}

  /** It refuses this client, or the client's settings are wrong: waiting does not mend it. */
  record Refusing(String why) implements Broker {}
}

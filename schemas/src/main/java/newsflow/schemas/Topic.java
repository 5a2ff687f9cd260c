package newsflow.schemas;

import org.apache.kafka.common.serialization.Serde;

/**
 * A topic as a typed value.
 *
 * @param name its name in the broker
 * @param keys serde of the keys
 * @param values serde of the values
 */
public record Topic<K, V>(String name, Serde<K> keys, Serde<V> values) {

  /** The dead letters of this topic: its own keys and values as bytes, unchanged. */
  public String deadLetters() {
    return name + ".dlq";
  }
}

package newsflow.schemas;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** What the bytes of a record turned out to be. */
public sealed interface Decoded<V> {

  /** A readable event. */
  record Event<V>(V value) implements Decoded<V> {}

  /** Bytes that no schema of ours reads, now or later. */
  record Unreadable<V>(String detail) implements Decoded<V> {}

  /** The registry did not answer: nothing is known about the bytes, so try again later. */
  record RegistryAway<V>(String detail) implements Decoded<V> {}

  /** Decodes a record's value; never throws for what the bytes contain. */
  static <V> Decoded<V> of(Deserializer<V> deserializer, String topic, byte[] bytes) {
    try {
      V value = deserializer.deserialize(topic, bytes);
      return value == null ? new Unreadable<>("no value") : new Event<>(value);
    } catch (SerializationException e) {
      return isRegistryAway(e) ? new RegistryAway<>(reason(e)) : new Unreadable<>(reason(e));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Unreadable<>(reason(e));
    }
  }

  /** Whether an exception of a Confluent serde says that the registry could not be asked. */
  static boolean isRegistryAway(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof RestClientException rest) {
        return rest.getStatus() >= 500 || rest.getStatus() == 429 || rest.getStatus() == 408;
      }
      if (cause instanceof IOException && !(cause instanceof java.io.EOFException)) {
        return true;
      }
    }
    return false;
  }

  private static String reason(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}

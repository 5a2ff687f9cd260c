package newsflow.index;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import newsflow.runtime.FatalException;
import newsflow.schemas.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Refused records, with their very bytes, on the topic's {@code .dlq}. */
final class DeadLetters implements Refusals, AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(1);
  static final String STAGE = "index";

  private final Producer<byte[], byte[]> producer;
  private final String topic;

  DeadLetters(Producer<byte[], byte[]> producer, String topic) {
    this.producer = producer;
    this.topic = topic;
  }

  @Override
  public void send(ConsumerRecord<byte[], byte[]> record, DeadLetter.Reason reason, String detail)
      throws InterruptedException {
    Headers headers = new RecordHeaders(record.headers().toArray());
    new DeadLetter(
            STAGE,
            reason,
            detail,
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            DeadLetter.attemptsBefore(record.headers()) + 1)
        .addTo(headers);
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(topic, null, null, record.key(), record.value(), headers);
    try {
      producer.send(letter).get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw refused(cause == null ? e : cause);
    } catch (InterruptException e) { // the service stops: says nothing about the topic
      throw (InterruptedException) new InterruptedException().initCause(e);
    } catch (RetriableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw refused(e);
    }
  }

  /** Ends at once what is not acknowledged: its record is not committed and will come again. */
  @Override
  public void close() {
    producer.close(CLOSE);
  }

  private RuntimeException refused(Throwable cause) {
    return cause instanceof RetriableException retriable
        ? retriable
        : new FatalException("cannot write to " + topic + ": " + cause, cause);
  }
}

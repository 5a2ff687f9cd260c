package newsflow.index;

import newsflow.schemas.DeadLetter;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where records go that are never written. */
@FunctionalInterface
interface Refusals {

  /**
   * Returns once the record is safe there.
   *
   * @throws org.apache.kafka.common.errors.RetriableException when it is not yet: try again
   * @throws newsflow.runtime.FatalException when it never will be
   */
  void send(ConsumerRecord<byte[], byte[]> record, DeadLetter.Reason reason, String detail)
      throws InterruptedException;
}

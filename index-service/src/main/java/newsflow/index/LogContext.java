package newsflow.index;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.MDC;

/** Puts the article's id and its trace into the log lines written until it is closed. */
final class LogContext implements AutoCloseable {
  private static final int MAX_ID = 100;
  private static final int TRACE_START = 3;
  private static final int TRACE_END = 35;

  private LogContext() {}

  /** From the record's key and its W3C {@code traceparent} header. */
  static LogContext of(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() != null) {
      String id = new String(record.key(), StandardCharsets.UTF_8);
      MDC.put("article", id.substring(0, Math.min(MAX_ID, id.length())));
    }
    Header parent = record.headers().lastHeader("traceparent");
    if (parent != null && parent.value() != null && parent.value().length >= TRACE_END) {
      MDC.put(
          "trace.id",
          new String(parent.value(), StandardCharsets.US_ASCII).substring(TRACE_START, TRACE_END));
    }
    return new LogContext();
  }

  @Override
  public void close() {
    MDC.remove("article");
    MDC.remove("trace.id");
  }
}

package newsflow.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import newsflow.events.RawArticle;
import newsflow.runtime.Health;
import newsflow.schemas.Registry;
import newsflow.schemas.Topic;
import newsflow.schemas.Topics;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Publishes with an idempotent producer. Broker and registry may be away at any time, from the
 * start too: a {@link KafkaProbe} watches them, and asks the registry for the schema's id before
 * the first article needs it, so that no request ever waits for the registry.
 */
final class KafkaArticlePublisher implements ArticlePublisher {
  private static final Logger log = LoggerFactory.getLogger(KafkaArticlePublisher.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(4);

  private final Map<String, Object> settings;
  private final Topic<String, RawArticle> topic;
  private final KafkaProbe probe;
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Producer<String, byte[]> producer;

  KafkaArticlePublisher(Map<String, String> kafka, Registry registry) {
    this.settings = ProducerSettings.of(kafka);
    this.topic = Topics.of(ProducerSettings.impatient(registry)).raw();
    this.probe = new KafkaProbe(kafka, topic);
  }

  @Override
  public void start() {
    probe.start();
  }

  @Override
  public Health health() {
    return probe.health();
  }

  @Override
  public List<Published> publish(List<RawArticle> articles, String traceparent) {
    byte[] trace = traceparent.getBytes(StandardCharsets.US_ASCII);
    List<Sent> sent = new ArrayList<>(articles.size());
    @Nullable Published refusal = probe.schemaIsKnown() ? null : unavailable(probe.health());
    for (RawArticle article : articles) {
      Sent next = refusal == null ? send(article, trace) : new Sent(article, null, refusal);
      sent.add(next);
      if (next.outcome() instanceof Published.Unavailable) {
        // Each further send would wait as long again.
        refusal = next.outcome();
      }
    }
    return sent.stream().map(this::await).toList();
  }

  @Override
  public void close() {
    closing.countDown();
    probe.close();
    Producer<String, byte[]> last;
    synchronized (this) {
      last = producer;
      producer = null;
    }
    if (last != null) {
      last.close(CLOSE_TIMEOUT);
    }
  }

  /** Either on its way, or with its outcome already. */
  private record Sent(
      RawArticle article, @Nullable Future<?> future, @Nullable Published outcome) {}

  private Sent send(RawArticle article, byte[] trace) {
    try {
      byte[] value = topic.values().serializer().serialize(topic.name(), article);
      ProducerRecord<String, byte[]> message =
          new ProducerRecord<>(topic.name(), article.getId(), value);
      message.headers().add(TraceParent.HEADER, trace);
      return new Sent(article, producer().send(message), null);
    } catch (RuntimeException e) {
      return new Sent(article, null, refused(article, e));
    }
  }

  private Published await(Sent sent) {
    Future<?> future = sent.future();
    if (future == null) {
      return sent.outcome() == null ? new Published.Unavailable("not sent") : sent.outcome();
    }
    try {
      future.get(ProducerSettings.LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
      return new Published.Acknowledged();
    } catch (ExecutionException e) {
      return refused(sent.article(), e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      return refused(sent.article(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Published.Unavailable("the service is stopping");
    }
  }

  private Published refused(RawArticle article, Throwable cause) {
    if (cause instanceof RecordTooLargeException) {
      return new Published.TooLarge("the broker takes no record of this size");
    }
    try (MDC.MDCCloseable _ = MDC.putCloseable("article", article.getId())) {
      log.warn("not acknowledged: {}", cause.toString());
    }
    if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
      probe.failed("Kafka refuses this service: " + cause.getMessage());
    } else if (cause instanceof KafkaException
        && !(cause instanceof RetriableException)
        && !(cause instanceof InterruptException)) {
      discardProducer();
    }
    return new Published.Unavailable("Kafka has not acknowledged the article");
  }

  private static Published unavailable(Health health) {
    return new Published.Unavailable(
        health.detail().isEmpty() ? "the service is starting" : "waiting for " + health.detail());
  }

  /**
   * Made when first needed, because a broker whose name cannot be resolved yet makes the
   * constructor fail.
   */
  private synchronized Producer<String, byte[]> producer() {
    if (closing.getCount() == 0) {
      throw new IllegalStateException("the service is stopping");
    }
    if (producer == null) {
      producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
    return producer;
  }

  /** After an error that is not one of the network, the producer's state is not to be trusted. */
  private void discardProducer() {
    Producer<String, byte[]> broken;
    synchronized (this) {
      broken = producer;
      producer = null;
    }
    if (broken != null) {
      broken.close(Duration.ZERO);
    }
  }
}

package newsflow.enrich;

import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import newsflow.enrich.EnrichProcessor.BurstException;
import newsflow.runtime.Health;
import newsflow.runtime.HttpPages;
import newsflow.runtime.Metrics;
import newsflow.runtime.RootCause;
import newsflow.runtime.Service;
import newsflow.runtime.Version;
import newsflow.schemas.Broker;
import newsflow.schemas.BrokerWatch;
import newsflow.schemas.SchemaIds;
import newsflow.schemas.SchemaInit;
import newsflow.schemas.Topics;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@link EnrichTopology} under exactly_once_v2. */
public final class EnrichService implements Service {
  private static final Logger log = LoggerFactory.getLogger(EnrichService.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final int FETCH_BYTES = 256 << 10;
  private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

  private final EnrichConfig config;
  private final Supplier<Enricher> enricher;
  private final Metrics metrics = new Metrics("enrich-service");
  private final HttpPages pages;
  private final BrokerWatch watch;
  private final SchemaIds schemaIds;
  private @Nullable KafkaStreams streams;
  private @Nullable KafkaStreamsMetrics streamsMetrics;
  private volatile @Nullable String failure;
  private volatile @Nullable Trouble trouble;

  /** What last stopped a stream thread, and when. */
  private record Trouble(String what, long nanoTime) {}

  /** Builds the service; nothing is opened yet. */
  public EnrichService(EnrichConfig config) {
    this(config, () -> Enricher.load(config.publisherRules()));
  }

  /** The same with an enricher of the caller's, asked for at the start. */
  public EnrichService(EnrichConfig config, Supplier<Enricher> enricher) {
    this.config = config;
    this.enricher = enricher;
    this.schemaIds = new SchemaIds(config.registry());
    this.watch = new BrokerWatch(config.kafka(), Topics.RAW);
    this.pages = new HttpPages(config.bind(), this::health, metrics, this::info);
  }

  @Override
  public String name() {
    return "enrich-service";
  }

  @Override
  public void start() {
    pages.start();
    watch.start();
    Enricher loaded = enricher.get();
    WarmUp.run(loaded);
    var topology =
        EnrichTopology.build(
            Topics.of(config.registry()), loaded, new EnrichMeters(metrics.registry()));
    KafkaStreams created = new KafkaStreams(topology, properties(config));
    created.setUncaughtExceptionHandler(this::afterException);
    streamsMetrics = new KafkaStreamsMetrics(created);
    streamsMetrics.bindTo(metrics.registry());
    streams = created;
    created.start();
  }

  /** The port of the HTTP pages. */
  public int port() {
    return pages.port();
  }

  @Override
  public Health health() {
    String why = failure;
    KafkaStreams running = streams;
    if (why != null) {
      return new Health.Failed(why);
    }
    if (running == null) {
      return new Health.Starting();
    }
    return switch (watch.broker()) {
      case Broker.NotYetAsked _ -> new Health.Starting();
      case Broker.Away(String on) -> new Health.Waiting(on);
      case Broker.Refusing(String reason) -> new Health.Failed(reason);
      case Broker.Answering _ -> health(running);
    };
  }

  private Health health(KafkaStreams running) {
    Trouble last = trouble;
    if (last != null && System.nanoTime() - last.nanoTime() < Duration.ofSeconds(5).toNanos()) {
      return new Health.Waiting(last.what());
    }
    return switch (running.state()) {
      case RUNNING -> new Health.Running();
      case CREATED -> new Health.Starting();
      case REBALANCING -> new Health.Waiting("partitions are being assigned");
      case PENDING_SHUTDOWN, NOT_RUNNING -> new Health.Waiting("stopping");
      case PENDING_ERROR, ERROR -> new Health.Failed("Kafka Streams ended in state ERROR");
    };
  }

  @Override
  public void close() {
    KafkaStreams running = streams;
    // Else its partitions would lie still until the session has timed out, 45 s, also at a restart.
    CloseOptions leaving =
        CloseOptions.timeout(CLOSE_TIMEOUT)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    if (running != null && !running.close(leaving)) {
      log.warn("the stream threads did not stop within {}", CLOSE_TIMEOUT);
    }
    if (streamsMetrics != null) {
      streamsMetrics.close();
    }
    watch.close();
    pages.close();
    metrics.close();
  }

  /** The world being down is waited for; what only a person can mend ends the process. */
  private StreamThreadExceptionResponse afterException(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof BurstException
          || cause instanceof AuthenticationException
          || cause instanceof AuthorizationException
          || cause instanceof Error) {
        log.error("fatal for the service", thrown);
        failure = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
      }
    }
    String what = RootCause.line(thrown);
    trouble = new Trouble(what, System.nanoTime());
    log.warn("a stream thread stopped and is replaced: {}", what);
    LockSupport.parkNanos(RESTART_PAUSE.toNanos());
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  private static Properties properties(EnrichConfig config) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "newsflow-enrich");
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    properties.putAll(config.kafka());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory());
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        SchemaInit.MAX_RECORD_BYTES);
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        SchemaInit.MAX_RECORD_BYTES);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 100);
    // A broker is asked again once all that it gave is taken: a large answer of raw articles would
    // keep those of the second half of the topology, which come from the same broker, waiting.
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), FETCH_BYTES);
    return properties;
  }

  private Map<String, Object> info() {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("service", name());
    info.put("version", Version.get());
    info.put("schemas", schemaIds.bySubject());
    info.put("models", Models.all());
    return info;
  }
}

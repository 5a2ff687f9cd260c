package newsflow.enrich;

import newsflow.schemas.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/**
 * raw → enrich → by id → newest → enriched, and dead letters. Values stay bytes, so that a dead
 * letter is the very record that came, and so that a registry that is away is not mistaken for bad
 * bytes.
 */
final class EnrichTopology {
  /** What became of a raw record, as bytes on their way to a topic. */
  sealed interface Outcome {
    /** The value to send. */
    byte[] value();

    /** An enriched article; its key is the article's id. */
    record Accepted(byte[] value) implements Outcome {}

    /** A dead letter; its key is the raw record's own. */
    record Refused(byte[] value) implements Outcome {}
  }

  private EnrichTopology() {}

  /**
   * The whole graph; every node, store and internal topic is named. A feeder may have sent versions
   * of one article under any key: they meet in one partition before the newest is told.
   */
  static Topology build(Topics topics, Enricher enricher, EnrichMeters meters) {
    var bytes = Serdes.ByteArray();
    var builder = new StreamsBuilder();
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(NewestVersion.STORE), bytes, Serdes.Long()));
    builder.stream(topics.raw().name(), Consumed.with(bytes, bytes).withName("raw"))
        .process(() -> new EnrichProcessor(topics, enricher, meters), Named.as("enrich"))
        .split(Named.as("outcome-"))
        .branch(
            (_, outcome) -> outcome instanceof Outcome.Refused,
            Branched.withConsumer(
                refused ->
                    refused
                        .mapValues(Outcome::value, Named.as("dead-letter"))
                        .to(
                            topics.raw().deadLetters(),
                            Produced.with(bytes, bytes).withName("dead-letters")),
                "refused"))
        .defaultBranch(
            Branched.withConsumer(
                accepted ->
                    accepted
                        .mapValues(Outcome::value, Named.as("article"))
                        .repartition(Repartitioned.with(bytes, bytes).withName("by-id"))
                        .process(
                            () -> new NewestVersion(topics.enriched(), meters),
                            Named.as("newest"),
                            NewestVersion.STORE)
                        .to(
                            topics.enriched().name(),
                            Produced.with(bytes, bytes).withName("enriched")),
                "accepted"));
    return builder.build();
  }
}

package newsflow.enrich;

import newsflow.schemas.Topics;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;

/**
 * raw → enrich → enriched | dead letters. Records enter as bytes, so that a dead letter is the very
 * record that came, and so that a registry that is away is not mistaken for bad bytes.
 */
final class EnrichTopology {
  static final String ENRICHED = "enriched";
  static final String DEAD_LETTERS = "dead-letters";

  private EnrichTopology() {}

  /** The whole graph; every node is named, none keeps state. */
  static Topology build(Topics topics, Enricher enricher, EnrichMeters meters) {
    var bytes = Serdes.ByteArray();
    var text = Serdes.String();
    return new Topology()
        .addSource("raw", bytes.deserializer(), bytes.deserializer(), topics.raw().name())
        .addProcessor("enrich", () -> new EnrichProcessor(topics, enricher, meters), "raw")
        .addSink(
            ENRICHED, topics.enriched().name(), text.serializer(), bytes.serializer(), "enrich")
        .addSink(
            DEAD_LETTERS,
            topics.raw().deadLetters(),
            bytes.serializer(),
            bytes.serializer(),
            "enrich");
  }
}

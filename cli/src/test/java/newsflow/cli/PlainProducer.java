package newsflow.cli;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The example of docs/feeding.md: a producer that knows nothing of newsflow but the topic's name.
 * Arguments: bootstrap servers, registry URL, URL of the article, its HTML.
 */
public final class PlainProducer {
  private static final String TOPIC = "news.articles.raw";

  private PlainProducer() {}

  public static void main(String[] args) throws Exception {
    send(args[0], args[1], args[2], args[3]);
  }

  static void send(String bootstrapServers, String registryUrl, String url, String html)
      throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "acks",
            "all",
            "compression.type",
            "zstd",
            "max.request.size",
            25_165_824,
            "key.serializer",
            StringSerializer.class,
            "value.serializer",
            KafkaAvroSerializer.class,
            "schema.registry.url",
            registryUrl,
            "auto.register.schemas",
            false,
            "use.latest.version",
            true);
    try (SchemaRegistryClient registry = new CachedSchemaRegistryClient(registryUrl, 10);
        KafkaProducer<String, Object> producer = new KafkaProducer<>(settings)) {
      Schema schema =
          new Schema.Parser().parse(registry.getLatestSchemaMetadata(TOPIC + "-value").getSchema());
      GenericRecord article =
          new GenericRecordBuilder(schema)
              .set("id", "")
              .set("url", url)
              .set("sourceId", "plain-producer")
              .set("content", ByteBuffer.wrap(html.getBytes(StandardCharsets.UTF_8)))
              .set("contentType", "text/html; charset=utf-8")
              .set("fetchedAt", System.currentTimeMillis())
              .set("acceptedAt", System.currentTimeMillis())
              .build();
      producer.send(new ProducerRecord<>(TOPIC, article)).get();
    }
  }
}

package newsflow.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/** Under which ids the registry knows this build's schemas, for /info. */
public final class SchemaIds {
  private final SchemaRegistryClient client;

  /** Asks that registry; not before {@link #bySubject()}. */
  public SchemaIds(Registry registry) {
    client = registry.client();
  }

  /** Subject to id; to the reason in words where the registry does not tell. */
  public Map<String, Object> bySubject() {
    Map<String, Object> ids = new LinkedHashMap<>();
    for (Map.Entry<String, Schema> subject : SchemaInit.schemas().entrySet()) {
      ids.put(subject.getKey(), id(subject.getKey(), subject.getValue()));
    }
    return ids;
  }

  private Object id(String subject, Schema schema) {
    try {
      return client.getId(subject, new AvroSchema(schema));
    } catch (RestClientException e) {
      return e.getStatus() == 404 ? "not registered" : "the registry answers " + e.getStatus();
    } catch (IOException e) {
      return "the registry is away";
    }
  }
}

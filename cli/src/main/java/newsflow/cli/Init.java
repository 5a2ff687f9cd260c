package newsflow.cli;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import newsflow.runtime.ConfigException;
import newsflow.runtime.Env;
import newsflow.schemas.Registry;
import newsflow.schemas.SchemaInit;
import newsflow.schemas.SchemaInit.Layout;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TimeoutException;
import picocli.CommandLine.Command;

/** The step before the services; can run again without harm. */
@Command(
    name = "init",
    description =
        "Creates topics, registers schemas, lays out the index. Can run again without harm.")
final class Init implements Callable<Integer> {
  @Override
  public Integer call() {
    run(Endpoints.current().environment());
    return 0;
  }

  /**
   * Topics and schemas; the index-service lays out its own index.
   *
   * @throws ConfigException naming every setting of its own that is wrong
   * @throws CommandException when broker or registry refuse
   */
  static void run(Map<String, String> environment) {
    Map<String, String> own = new HashMap<>(environment);
    own.keySet()
        .removeIf(name -> name.startsWith("NEWSFLOW_") && !name.startsWith("NEWSFLOW_INIT_"));
    Env env = Env.of(own);
    Map<String, String> kafka = env.properties("KAFKA_", "Kafka client properties");
    Layout layout =
        new Layout(
            env.number("NEWSFLOW_INIT_PARTITIONS", 3, 1, 10_000, "partitions of each topic"),
            (short) env.number("NEWSFLOW_INIT_REPLICATION", -1, -1, 32, "replication factor"),
            env.duration("NEWSFLOW_INIT_RETENTION", "30d", "how long raw articles are kept"));
    String registryUrl = env.required("SCHEMA_REGISTRY_URL", "address of the schema registry");
    Map<String, String> registryProperties =
        env.properties("SCHEMA_REGISTRY_", "registry client properties");
    env.check();
    Registry registry = Registry.from(registryProperties).orElseThrow();
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putIfAbsent("request.timeout.ms", (int) Duration.ofSeconds(20).toMillis());
    try (Admin admin = Admin.create(settings)) {
      SchemaInit.createTopics(admin, layout);
      SchemaInit.registerSchemas(registry.client());
    } catch (ExecutionException e) {
      throw new CommandException(
          e.getCause() instanceof TimeoutException
              ? "no broker answers at %s; look at its log (docker compose logs kafka)"
                  .formatted(kafka.get("bootstrap.servers"))
              : "the broker refused: " + e.getCause(),
          e);
    } catch (RestClientException e) {
      throw new CommandException("the schema registry refused: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandException(
          "no schema registry answers at %s (%s); look at its log (docker compose logs registry)"
              .formatted(registryUrl, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }
}

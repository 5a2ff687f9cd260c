package newsflow.cli;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import newsflow.runtime.Env;
import newsflow.schemas.Registry;
import newsflow.schemas.SchemaInit;
import newsflow.schemas.SchemaInit.Layout;
import org.apache.kafka.clients.admin.Admin;
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
   * @throws CommandException when broker or registry refuse
   */
  static void run(Map<String, String> environment) {
    Env env = Env.of(environment);
    Map<String, String> kafka = env.properties("KAFKA_", "Kafka client properties");
    Layout layout =
        new Layout(
            env.number("NEWSFLOW_INIT_PARTITIONS", 3, 1, 10_000, "partitions of each topic"),
            (short) env.number("NEWSFLOW_INIT_REPLICATION", -1, -1, 32, "replication factor"),
            env.duration("NEWSFLOW_INIT_RETENTION", "30d", "how long raw articles are kept"));
    Registry registry =
        Registry.from(env.properties("SCHEMA_REGISTRY_", "registry client properties"))
            .orElseThrow();
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putIfAbsent("request.timeout.ms", (int) Duration.ofSeconds(20).toMillis());
    try (Admin admin = Admin.create(settings)) {
      SchemaInit.createTopics(admin, layout);
      SchemaInit.registerSchemas(registry.client());
    } catch (ExecutionException e) {
      throw new CommandException("the broker refused: " + e.getCause(), e);
    } catch (RestClientException | IOException e) {
      throw new CommandException("the schema registry refused: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
  }
}

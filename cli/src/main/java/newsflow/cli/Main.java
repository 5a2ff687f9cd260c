package newsflow.cli;

import newsflow.infra.InfraException;
import newsflow.runtime.ConfigException;
import newsflow.runtime.FatalException;
import newsflow.runtime.Version;
import newsflow.schemas.TrustedEvents;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * ./newsflow. Exit codes: 0 done, 1 failed with the reason on stderr, 2 bad arguments or settings.
 */
@Command(
    name = "newsflow",
    description = "News articles through Kafka, enriched, into Elasticsearch.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.BuildVersion.class,
    subcommands = {
      Demo.class,
      Up.class,
      Send.class,
      Search.class,
      Status.class,
      Extract.class,
      Enrich.class,
      Annotate.class,
      Dlq.class,
      Rebuild.class,
      Init.class
    })
public final class Main {
  /** The version of the build. */
  static final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"newsflow " + Version.get()};
    }
  }

  private Main() {}

  public static void main(String[] args) {
    TrustedEvents.trust();
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (exception, command, parsed) ->
            switch (exception) {
              case CommandException _, InfraException _, FatalException _ -> {
                System.err.println("newsflow: " + exception.getMessage());
                yield 1;
              }
              case ConfigException _ -> {
                System.err.println("Bad configuration:\n" + exception.getMessage());
                yield 2;
              }
              default -> throw exception;
            });
    System.exit(line.execute(args));
  }
}

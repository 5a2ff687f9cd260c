package newsflow.infra;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to start and where.
 *
 * @param kind where the servers come from
 * @param parts which of them; the others are left out of the environment
 * @param data folder that keeps their state between runs; null is a temporary one, deleted at close
 * @param logs folder of their logs; null puts them into the data folder
 * @param ports fixed ports; a part that is not named gets a free one
 * @param external the variables of {@link Part#variable()} for {@link Kind#EXTERNAL}
 * @param security for Elasticsearch; null leaves it open to everybody on this machine
 * @param patience how long a server may take to answer before its start has failed
 */
public record Options(
    Kind kind,
    Set<Part> parts,
    @Nullable Path data,
    @Nullable Path logs,
    Map<Part, Integer> ports,
    Map<String, String> external,
    @Nullable Security security,
    Duration patience) {
  /** Names the kind for the integration tests. */
  public static final String VARIABLE = "NEWSFLOW_INFRA";

  /** Where the servers come from. */
  public enum Kind {
    /** Child processes of this one, from the distributions of the build. */
    PROCESSES,
    /** Containers of this machine's Docker engine, by Testcontainers; for tests. */
    CONTAINERS,
    /** Servers that run already; nothing is started and nothing is stopped. */
    EXTERNAL;

    /**
     * The kind of that name, in any case.
     *
     * @throws InfraException naming the known ones, if there is none
     */
    public static Kind named(String name) {
      for (Kind kind : values()) {
        if (kind.name().equals(name.toUpperCase(Locale.ROOT))) {
          return kind;
        }
      }
      throw new InfraException(
          "unknown infrastructure '" + name + "': use processes, containers or external");
    }
  }

  public Options {
    parts = Set.copyOf(parts);
    ports = Map.copyOf(ports);
    external = Map.copyOf(external);
  }

  /** All three as child processes on free ports, their data thrown away at close. */
  public static Options processes() {
    return new Options(
        Kind.PROCESSES,
        EnumSet.allOf(Part.class),
        null,
        null,
        Map.of(),
        Map.of(),
        null,
        Duration.ofSeconds(90));
  }

  /**
   * Servers that run already.
   *
   * @param environment must have the variable of every part that is used
   */
  public static Options external(Map<String, String> environment) {
    return new Options(
        Kind.EXTERNAL,
        EnumSet.allOf(Part.class),
        null,
        null,
        Map.of(),
        environment,
        null,
        Duration.ofSeconds(90));
  }

  /**
   * All three where {@value #VARIABLE} says: {@code processes}, which is meant without it, {@code
   * containers}, or {@code external}, for which the environment must have their variables.
   *
   * @throws InfraException if it names no kind
   */
  public static Options chosen(Map<String, String> environment) {
    String name = environment.getOrDefault(VARIABLE, "processes");
    return switch (Kind.named(name)) {
      case PROCESSES -> processes();
      case EXTERNAL -> external(environment);
      case CONTAINERS -> processes().in(Kind.CONTAINERS);
    };
  }

  private Options in(Kind other) {
    return new Options(other, parts, data, logs, ports, external, security, patience);
  }

  /** Only these parts. */
  public Options only(Part first, Part... others) {
    return new Options(
        kind, EnumSet.of(first, others), data, logs, ports, external, security, patience);
  }

  /** State is kept in this folder, which one stack at a time may use. */
  public Options data(Path folder) {
    return new Options(kind, parts, folder, logs, ports, external, security, patience);
  }

  /** Logs are written to this folder and stay there. */
  public Options logs(Path folder) {
    return new Options(kind, parts, data, folder, ports, external, security, patience);
  }

  /** The part listens on this port, 1 to 65535. */
  public Options port(Part part, int port) {
    EnumMap<Part, Integer> changed = new EnumMap<>(Part.class);
    changed.putAll(ports);
    changed.put(part, port);
    return new Options(kind, parts, data, logs, changed, external, security, patience);
  }

  /** Elasticsearch asks for a password and speaks TLS only. */
  public Options secured(Security how) {
    return new Options(kind, parts, data, logs, ports, external, how, patience);
  }

  /** How long each server may take to answer. */
  public Options patience(Duration limit) {
    return new Options(kind, parts, data, logs, ports, external, security, limit);
  }
}

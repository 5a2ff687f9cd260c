package newsflow.infra;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a stack's servers run. */
interface Placing {
  /** What starts a part; nothing is started yet. */
  Launcher launcher(Part part, Path folder, int port, Path log);

  /**
   * For the kind that the options name.
   *
   * @throws InfraException if that kind can't serve these options here
   */
  static Placing of(Options options) {
    return switch (options.kind()) {
      case PROCESSES -> processes(InfraHome.find(), options.security());
      case CONTAINERS -> containers(options);
      case EXTERNAL -> throw new IllegalArgumentException("external servers are not started");
    };
  }

  private static Placing processes(InfraHome home, @Nullable Security security) {
    return (part, folder, port, log) -> {
      Place place = new Place(home, folder, port, log);
      return switch (part) {
        case KAFKA -> new KafkaProcess(place, home.cacheFlag(part));
        case REGISTRY -> new RegistryProcess(place, home.cacheFlag(part));
        case ELASTICSEARCH -> new ElasticsearchProcess(place, security);
      };
    };
  }

  private static Placing containers(Options options) {
    if (options.data() != null) {
      throw new InfraException("containers keep no data folder: use processes");
    }
    return (part, _, port, log) -> {
      try {
        return switch (part) {
          case KAFKA -> Container.kafka(port, log);
          case REGISTRY -> Container.registry(port, log);
          case ELASTICSEARCH -> Container.elasticsearch(port, log, options.security());
        };
      } catch (NoClassDefFoundError e) {
        throw new InfraException("containers need Testcontainers on the class path", e);
      }
    };
  }
}

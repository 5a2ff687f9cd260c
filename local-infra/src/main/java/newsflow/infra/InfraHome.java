package newsflow.infra;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The folder with the unpacked servers: {@code kafka/*.jar}, {@code registry/quarkus-run.jar},
 * {@code elasticsearch/elasticsearch-VERSION}. The build makes it (module
 * local-infra/distributions, phase package).
 *
 * @param folder absolute
 */
record InfraHome(Path folder) {
  static final String PROPERTY = "newsflow.infra.home";

  /** Within the Elasticsearch distribution; the last thing that the build puts there. */
  static final Path ELASTICSEARCH_PLUGIN =
      Path.of("plugins", "newsflow-analysis", "newsflow-analysis.jar");

  private static final Path IN_TREE = Path.of("local-infra", "distributions", "target", "infra");

  /**
   * The folder of the system property {@value #PROPERTY} if that is set; otherwise the one of the
   * source tree that this class was built in, or that the working directory lies in.
   *
   * @throws InfraException if there is none, or it lacks a server
   */
  static InfraHome find() {
    String property = System.getProperty(PROPERTY);
    List<Path> candidates =
        property == null ? inTrees() : List.of(Path.of(property).toAbsolutePath());
    for (Path candidate : candidates) {
      if (isComplete(candidate)) {
        return new InfraHome(candidate);
      }
    }
    throw new InfraException(
        "the servers are not unpacked: looked for kafka, registry and elasticsearch in "
            + candidates
            + ". Run `mvn package -DskipTests -pl local-infra/distributions -am`, or set -D"
            + PROPERTY
            + " to the folder that has them.");
  }

  Path kafkaJars() {
    return folder.resolve("kafka");
  }

  Path registryJar() {
    return folder.resolve("registry").resolve("quarkus-run.jar");
  }

  /**
   * The JVM flag for a start from the part's ahead-of-time cache (JEP 514), or nothing where {@link
   * AheadOfTime} has not left one. A cache of another JDK is ignored by the JVM, with a line in the
   * server's log.
   */
  String cacheFlag(Part part) {
    Path cache = cache(part);
    return Files.isRegularFile(cache) ? "-XX:AOTCache=" + cache : "";
  }

  /** Where that cache lies. */
  Path cache(Part part) {
    return folder.resolve(part.name().toLowerCase(Locale.ROOT) + ".aot");
  }

  /** The one folder below elasticsearch/, whose name has the version. */
  Path elasticsearch() {
    Path found = onlyChild(folder.resolve("elasticsearch"));
    if (found == null) {
      throw new InfraException("expected one folder in " + folder.resolve("elasticsearch"));
    }
    return found;
  }

  private static boolean isComplete(Path home) {
    Path elasticsearch = onlyChild(home.resolve("elasticsearch"));
    return Files.isDirectory(home.resolve("kafka"))
        && Files.isRegularFile(home.resolve("registry").resolve("quarkus-run.jar"))
        && elasticsearch != null
        && Files.isRegularFile(elasticsearch.resolve(ELASTICSEARCH_PLUGIN));
  }

  private static @Nullable Path onlyChild(Path folder) {
    List<Path> children = Folders.children(folder);
    return children.size() == 1 ? children.getFirst() : null;
  }

  private static List<Path> inTrees() {
    List<Path> found = new ArrayList<>();
    for (Path start : List.of(ownLocation(), Path.of("").toAbsolutePath())) {
      for (Path folder = start; folder != null; folder = folder.getParent()) {
        Path candidate = folder.resolve(IN_TREE);
        if (Files.isDirectory(candidate) && !found.contains(candidate)) {
          found.add(candidate);
        }
      }
    }
    return found.isEmpty() ? List.of(Path.of("").toAbsolutePath().resolve(IN_TREE)) : found;
  }

  private static Path ownLocation() {
    CodeSource source = InfraHome.class.getProtectionDomain().getCodeSource();
    try {
      return source == null
          ? Path.of("").toAbsolutePath()
          : Path.of(source.getLocation().toURI()).toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new InfraException("unreadable class path entry " + source, e);
    }
  }
}

package newsflow.infra;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The account that Elasticsearch runs under: this process' own, or nobody's where this one is root
 * (in a container, on a build machine). Nobody may be shut out of the folders that root works in,
 * so the distribution is linked into a folder of the run where needed; and only if the data folder
 * or the JDK itself can't be entered, the process keeps the capability to pass by file permissions.
 */
record OrdinaryUser(boolean needed) {
  private static final int NOBODY = 65_534;

  /** The securebit lets access(2), which Java asks before it opens, respect the capability. */
  private static final List<String> PASS_BY_PERMISSIONS =
      List.of(
          "--securebits=+no_setuid_fixup",
          "--bounding-set=-all,+dac_override",
          "--inh-caps=-all,+dac_override",
          "--ambient-caps=-all,+dac_override");

  static OrdinaryUser choose() {
    return new OrdinaryUser(new UnixSystem().getUid() == 0);
  }

  /** The distribution itself, or hard links of it (copies on another file system) in that place. */
  Path readable(Path distribution, Path place) {
    if (!needed || allowed("-r", distribution.resolve("lib"))) {
      return distribution;
    }
    if (!Files.isDirectory(place)) {
      try {
        Files.walkFileTree(distribution, new Linking(distribution, place));
      } catch (IOException e) {
        throw new InfraException("can't link " + distribution + " into " + place + ": " + e, e);
      }
    }
    return place;
  }

  /** Gives the folder itself, and the paths in it with all below them, to the user. */
  void own(Path folder, List<Path> within) {
    if (needed) {
      run(List.of("chown", NOBODY + ":" + NOBODY, folder.toString()));
      List<String> command = new ArrayList<>(List.of("chown", "-R", NOBODY + ":" + NOBODY));
      within.forEach(path -> command.add(path.toString()));
      run(command);
    }
  }

  /**
   * What to put before a command so that it runs as the user.
   *
   * @param java executed
   * @param read a file that is read
   * @param written a folder that is written to
   */
  List<String> prefix(Path java, Path read, Path written) {
    if (!needed) {
      return List.of();
    }
    List<String> prefix = new ArrayList<>(setpriv());
    if (!allowed("-x", java) || !allowed("-r", read) || !allowed("-w", written)) {
      prefix.addAll(PASS_BY_PERMISSIONS);
    }
    return prefix;
  }

  private static List<String> setpriv() {
    return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
  }

  private static boolean allowed(String test, Path path) {
    List<String> command = new ArrayList<>(setpriv());
    command.addAll(List.of("test", test, path.toString()));
    return exitCode(command) == 0;
  }

  private static void run(List<String> command) {
    int code = exitCode(command);
    if (code != 0) {
      throw new InfraException(String.join(" ", command) + " ended with exit code " + code);
    }
  }

  private static int exitCode(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new InfraException(String.join(" ", command) + " hangs");
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new InfraException(
          "Elasticsearch refuses to run as root, and the command "
              + command.getFirst()
              + " to run it as another user is missing: install util-linux or be another user",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InfraException("interrupted while running " + command.getFirst(), e);
    }
  }

  private static final class Linking extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Linking(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Files.createDirectories(to.resolve(from.relativize(folder)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Path target = to.resolve(from.relativize(file));
      try {
        Files.createLink(target, file);
      } catch (IOException | UnsupportedOperationException e) {
        Files.copy(file, target);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}

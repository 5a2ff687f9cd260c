package newsflow.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of a run: made writable or refused with the reason, and removed whole. */
final class Folders {
  private Folders() {}

  /**
   * Makes the folder if it is missing and proves that a file can be written there.
   *
   * @param purpose how the message calls it, such as "data folder"
   */
  static Path writable(String purpose, Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(absolute);
      Files.delete(Files.createTempFile(absolute, ".writable", null));
      return absolute;
    } catch (IOException e) {
      throw new InfraException(
          "can't write to the " + purpose + " " + absolute + ": " + reason(e), e);
    }
  }

  /** The entries of a folder by name; none if it can't be read. */
  static List<Path> children(Path folder) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(children::add);
    } catch (IOException e) {
      return List.of();
    }
    children.sort(Comparator.naturalOrder());
    return children;
  }

  /** Deletes the folder and all below it; does not follow links; what is gone already is fine. */
  static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw new InfraException("can't delete " + folder + ": " + e.getMessage(), e);
      }
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName()
        + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")");
  }
}

package newsflow.infra;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The data folder of one stack, locked against a second one, deleted at the end if temporary. */
final class RunFolder implements AutoCloseable {
  private static final String PREFIX = "newsflow-infra-";
  private static final String LOCK = "lock";

  private final Path path;
  private final boolean temporary;
  private final FileChannel lock;

  private RunFolder(Path path, boolean temporary, FileChannel lock) {
    this.path = path;
    this.temporary = temporary;
    this.lock = lock;
  }

  /**
   * The given folder, or a new temporary one.
   *
   * @throws InfraException if it can't be written or another stack uses it
   */
  static RunFolder open(@Nullable Path data) {
    if (data == null) {
      sweep();
      return locked(newTemporary(), true);
    }
    return locked(Folders.writable("data folder", data), false);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new InfraException("can't release the lock of " + path, e);
    } finally {
      if (temporary) {
        Folders.delete(path);
      }
    }
  }

  private static RunFolder locked(Path path, boolean temporary) {
    FileChannel channel = tryLock(path);
    if (channel == null) {
      throw new InfraException("the data folder " + path + " is in use by another running stack");
    }
    return new RunFolder(path, temporary, channel);
  }

  private static Path newTemporary() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      // Others may pass through, for Elasticsearch under another account, but not list.
      Path folder = Files.createTempDirectory(parent, PREFIX);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      return folder;
    } catch (IOException e) {
      throw new InfraException("can't make a temporary folder in " + parent + ": " + e, e);
    }
  }

  /** Deletes what killed processes have left: temporary folders whose lock nobody holds. */
  private static void sweep() {
    for (Path folder : Folders.children(Path.of(System.getProperty("java.io.tmpdir")))) {
      if (folder.getFileName().toString().startsWith(PREFIX)
          && Files.isWritable(folder)
          && Files.exists(folder.resolve(LOCK))) {
        try (FileChannel channel = tryLock(folder)) {
          if (channel != null) {
            Folders.delete(folder);
          }
        } catch (IOException | InfraException e) {
          // Somebody else's, or swept by a neighbour at this moment: not worth failing a start.
        }
      }
    }
  }

  private static @Nullable FileChannel tryLock(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        return null;
      }
      return channel;
    } catch (IOException e) {
      throw new InfraException("can't lock " + folder + ": " + e, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Held by another stack of this very process.
    }
  }
}

package newsflow.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a command reads: a file, or standard input. */
final class Input {
  private Input() {}

  /** The file, or standard input for null and {@code -}. */
  static ArticleFile file(@Nullable Path file) {
    return file == null || file.toString().equals("-")
        ? ArticleFile.read(System.in)
        : ArticleFile.read(file);
  }
}

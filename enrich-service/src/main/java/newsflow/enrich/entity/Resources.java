package newsflow.enrich.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the small tables beside the classes. */
final class Resources {
  private Resources() {}

  /** The rows of a tab-separated file without its comment lines. */
  static List<String[]> table(String file) {
    List<String[]> rows = new ArrayList<>();
    for (String line : lines(file)) {
      rows.add(line.split("\t", -1));
    }
    return rows;
  }

  /** The lines of a file that are neither blank nor a comment. */
  static List<String> lines(String file) {
    try (InputStream in = Resources.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read resource " + file, e);
    }
  }

  /** The values of a column that are separated by |. */
  static List<String> list(String[] row, int column) {
    return column >= row.length || row[column].isBlank()
        ? List.of()
        : List.of(row[column].split("\\|", -1));
  }
}

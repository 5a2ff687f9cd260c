import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.StringWrapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * google-java-format over every source of the tree: `check ROOT` lists the files that differ and
 * exits 1, `write ROOT` mends them.
 */
public final class Format {
  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    List<Path> differing = new ArrayList<>();
    for (Path source : sources(Path.of(args[1]))) {
      String before = Files.readString(source);
      String after = format(source, before);
      if (!after.equals(before)) {
        differing.add(source);
        if (write) {
          Files.writeString(source, after);
        }
      }
    }
    differing.forEach(file -> System.err.println((write ? "formatted " : "not formatted: ") + file));
    if (!write && !differing.isEmpty()) {
      System.err.println("Run `mvn process-sources -N -Dformat.mode=write`.");
      System.exit(1);
    }
  }

  private static String format(Path source, String text) {
    try {
      // The order of google-java-format's own command line, the reflow of long strings included.
      String formatted = new Formatter().formatSource(text);
      String used = RemoveUnusedImports.removeUnusedImports(formatted);
      String ordered = ImportOrderer.reorderImports(used, Style.GOOGLE);
      return StringWrapper.wrap(ordered, new Formatter());
    } catch (Exception e) {
      throw new IllegalStateException(source + ": " + e.getMessage(), e);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root, 12)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> root.relativize(file).toString().contains("src/"))
          .filter(file -> !root.relativize(file).toString().contains("target/"))
          .sorted()
          .toList();
    }
  }
}

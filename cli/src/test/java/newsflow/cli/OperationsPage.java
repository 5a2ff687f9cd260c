package newsflow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The commands of docs/operations.md, for tests that run them as they are written there. */
final class OperationsPage {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```$");

  private final String text;

  OperationsPage() throws IOException {
    text = Files.readString(Path.of("..", "docs", "operations.md"));
  }

  /** The code blocks below a heading of the second level, in order. */
  List<String> blocks(String heading) {
    int start = text.indexOf("\n## " + heading + "\n");
    if (start < 0) {
      throw new AssertionError("docs/operations.md has no section " + heading);
    }
    int end = text.indexOf("\n## ", start + 1);
    String section = text.substring(start, end < 0 ? text.length() : end);
    return BLOCK.matcher(section).results().map(found -> found.group(1)).toList();
  }
}

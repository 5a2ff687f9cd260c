package newsflow.enrich.category;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newsflow.enrich.TextKey;

/**
 * This project's own labels for texts that it may not copy: a row is the first 12 hex digits of the
 * SHA-256 of a line of the collection, its two-digit topics, the most important first, and the
 * source that the text is from, with tabs between.
 */
final class Labels {
  /** What the ids of these samples begin with; the source follows. */
  static final String PREFIX = "text-";

  private Labels() {}

  static List<Sample> read(List<String> rows, List<String> lines) {
    Map<String, String[]> labels = new HashMap<>();
    for (String row : rows) {
      if (!row.isBlank() && !row.startsWith("#")) {
        String[] cells = row.split("\t", -1);
        labels.put(cells[0], cells);
      }
    }
    List<Sample> samples = new ArrayList<>();
    for (String line : lines) {
      String[] found = labels.remove(TextKey.of(line));
      if (found != null) {
        List<Integer> topics =
            Arrays.stream(found[1].split(",", -1)).map(c -> Integer.parseInt(c) - 1).toList();
        String id = PREFIX + found[2] + "-" + samples.size();
        samples.add(new Sample(id, Samples.opening(line), topics));
      }
    }
    return samples;
  }
}

package newsflow.enrich.category;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * This project's own labels for texts that it may not copy: a row is the first 12 hex digits of the
 * SHA-256 of a line of the collection, a tab, and its two-digit topics, the most important first.
 */
final class Labels {
  private Labels() {}

  static List<Sample> read(List<String> rows, List<String> lines) {
    Map<String, List<Integer>> labels = new HashMap<>();
    for (String row : rows) {
      if (!row.isBlank() && !row.startsWith("#")) {
        String[] cells = row.split("\t", 2);
        labels.put(
            cells[0],
            Arrays.stream(cells[1].split(",", -1)).map(c -> Integer.parseInt(c) - 1).toList());
      }
    }
    List<Sample> samples = new ArrayList<>();
    for (String line : lines) {
      List<Integer> found = labels.remove(key(line));
      if (found != null) {
        samples.add(new Sample("text-" + samples.size(), Samples.opening(line), found));
      }
    }
    return samples;
  }

  static String key(String line) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

package newsflow.enrich.category;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads labelled and unlabelled texts. */
final class Samples {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Characters of a text that are kept: what the hand-labelled openings have. */
  static final int OPENING = 420;

  /** VNTC's ten sections as topics; the mixed ones are left out. */
  private static final Map<String, List<Integer>> VNTC =
      Map.of(
          "Doi_song", List.of(9),
          "Kinh_doanh", List.of(3),
          "Phap_luat", List.of(1),
          "Suc_khoe", List.of(6),
          "The_thao", List.of(14),
          "Van_hoa", List.of(0),
          "Khoa_hoc", List.of(12),
          "Vi_tinh", List.of(12));

  private Samples() {}

  /** {@code {"id","text","categories":["11","04"]}} a line. */
  static List<Sample> ndjson(Path file, double weight) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.isBlank()) {
        continue;
      }
      JsonNode node = JSON.readTree(line);
      List<Integer> labels = new ArrayList<>();
      node.get("categories").forEach(code -> labels.add(Integer.parseInt(code.asText()) - 1));
      samples.add(new Sample(node.get("id").asText(), node.get("text").asText(), labels, weight));
    }
    return samples;
  }

  /** VNTC articles under the sections that stand for one topic. */
  static List<Sample> vntc(Path file, double weight) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String line : gzipLines(file)) {
      String[] row = line.split("\t", 2);
      List<Integer> labels = VNTC.get(row[0]);
      if (labels != null) {
        samples.add(new Sample("vntc-" + row[0] + "-x", opening(row[1]), labels, weight));
      }
    }
    return samples;
  }

  /** Lines of a gzip file of UTF-8. */
  static List<String> gzipLines(Path file) throws IOException {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  static String opening(String text) {
    return text.substring(0, Math.min(text.length(), OPENING));
  }
}

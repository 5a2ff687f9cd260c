package newsflow.enrich.category;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads labelled and unlabelled texts. */
final class Samples {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Characters of a text that are kept: what the hand-labelled openings have. */
  static final int OPENING = 420;

  private Samples() {}

  /** {@code {"id","text","categories":["11","04"]}} a line. */
  static List<Sample> ndjson(Path file) throws IOException {
    return parse(Files.readAllLines(file, StandardCharsets.UTF_8));
  }

  /** The same from a resource beside this class. */
  static List<Sample> resource(String name) throws IOException {
    return parse(resourceLines(name));
  }

  static List<String> resourceLines(String name) throws IOException {
    try (InputStream in = Samples.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static List<Sample> parse(List<String> lines) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank()) {
        continue;
      }
      JsonNode node = JSON.readTree(line);
      List<Integer> labels = new ArrayList<>();
      node.get("categories").forEach(code -> labels.add(Integer.parseInt(code.asText()) - 1));
      samples.add(new Sample(node.get("id").asText(), node.get("text").asText(), labels));
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

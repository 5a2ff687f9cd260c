package newsflow.enrich.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A page with its expected values, one line of a cases file. */
record Case(String id, String set, @Nullable String lang, Path file, JsonNode line, JsonNode gold) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Cases of a file with one JSON object a line: {@code id}, {@code set}, {@code path} (relative to
   * the file's folder or its parent), {@code url}, {@code content_type}, {@code gold}.
   */
  static List<Case> read(Path file) throws IOException {
    List<Case> cases = new ArrayList<>();
    Path folder = file.toAbsolutePath().getParent();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank()) {
        continue;
      }
      JsonNode json = JSON.readTree(line);
      String path = json.path("path").asText();
      Path page = folder.resolve(path);
      if (!Files.exists(page) && folder.getParent() != null) {
        page = folder.getParent().resolve(path);
      }
      JsonNode lang = json.get("lang");
      cases.add(
          new Case(
              json.path("id").asText(),
              json.path("set").asText("pages"),
              lang == null ? null : lang.asText(),
              page,
              json,
              json.path("gold")));
    }
    return cases;
  }

  Page page(Instant now) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file);
        InputStream plain =
            file.toString().endsWith(".gz") ? new GZIPInputStream(in, 65_536) : in) {
      bytes = plain.readAllBytes();
    }
    JsonNode fetched = line.get("fetched_at");
    return new Page(
        bytes,
        text(line.get("content_type")),
        text(line.get("url")),
        Declared.NOTHING,
        fetched == null ? now : Instant.parse(fetched.asText()));
  }

  private static @Nullable String text(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : node.asText();
  }
}

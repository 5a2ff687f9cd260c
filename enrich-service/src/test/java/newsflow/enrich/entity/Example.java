package newsflow.enrich.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One annotated sentence.
 *
 * @param id names the source, then a number
 * @param text in normal form C
 * @param entities in order, not overlapping, confidence 1
 */
record Example(String id, String text, List<Tagged> entities) {
  /** The types by their short names. */
  static final Map<String, EntityType> TYPES =
      Map.of(
          "PER", EntityType.PERSON,
          "ORG", EntityType.ORGANISATION,
          "LOC", EntityType.PLACE,
          "EVENT", EntityType.EVENT,
          "MISC", EntityType.MISC);

  /** The part of the id that names the source. */
  String source() {
    int dash = id.indexOf('-');
    return dash < 0 ? id : id.substring(0, dash);
  }

  /** Reads a file of one JSON object a line: id, text, entities [[start, end, type]]. */
  static List<Example> read(Path file) throws IOException {
    List<Example> examples = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          examples.add(parse(new JsonLine(line)));
        }
      }
    }
    return examples;
  }

  private static Example parse(JsonLine json) {
    String id = json.string("id");
    String text = json.string("text");
    List<Tagged> entities = new ArrayList<>();
    for (JsonLine.Span span : json.spans("entities")) {
      int start = text.offsetByCodePoints(0, span.start());
      int end = text.offsetByCodePoints(start, span.end() - span.start());
      EntityType type = TYPES.get(span.type());
      if (type == null) {
        throw new IllegalArgumentException(id + ": unknown type " + span.type());
      }
      entities.add(new Tagged(start, end, type, 1));
    }
    return new Example(id, text, entities);
  }
}

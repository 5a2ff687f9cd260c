package newsflow.enrich.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import newsflow.enrich.TextKey;

/**
 * This project's own annotations of sentences that it may not copy, in annotations_LANGUAGE.tsv. A
 * row holds the first 12 hex digits of the SHA-256 of a line of the unlabelled text, the sentence
 * in it as {@code start-end}, and its names as {@code TYPE:start-end} within the sentence; all
 * offsets in UTF-16 code units.
 */
final class TextAnnotations {
  private TextAnnotations() {}

  private static final List<String[]> NO_ROWS = List.of();

  /** The rows of a language. */
  static List<String> rows(String language) throws IOException {
    String file = "annotations_" + language + ".tsv";
    InputStream in = Objects.requireNonNull(TextAnnotations.class.getResourceAsStream(file), file);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  /** The annotated sentences that the texts hold; ids are {@code text-} and a number. */
  static List<Example> read(List<String> rows, List<Path> texts) throws IOException {
    Map<String, List<String[]>> byKey = new HashMap<>();
    for (String row : rows) {
      if (!row.startsWith("#")) {
        String[] cells = row.split("\t", -1);
        byKey.computeIfAbsent(cells[0], k -> new ArrayList<>()).add(cells);
      }
    }
    List<Example> examples = new ArrayList<>();
    for (Path text : texts) {
      KnowledgeBuilder.lines(
          text,
          line -> {
            for (String[] row :
                Objects.requireNonNullElse(byKey.remove(TextKey.of(line)), NO_ROWS)) {
              examples.add(example(line, row, "text-" + examples.size()));
            }
          });
    }
    return examples;
  }

  private static Example example(String line, String[] row, String id) {
    int[] sentence = range(row[1]);
    List<Tagged> names = new ArrayList<>();
    for (int i = 2; i < row.length; i++) {
      int colon = row[i].indexOf(':');
      EntityType type = Objects.requireNonNull(Example.TYPES.get(row[i].substring(0, colon)));
      int[] name = range(row[i].substring(colon + 1));
      names.add(new Tagged(name[0], name[1], type, 1));
    }
    return new Example(id, line.substring(sentence[0], sentence[1]), names);
  }

  private static int[] range(String cell) {
    int dash = cell.indexOf('-');
    return new int[] {
      Integer.parseInt(cell, 0, dash, 10), Integer.parseInt(cell, dash + 1, cell.length(), 10)
    };
  }
}

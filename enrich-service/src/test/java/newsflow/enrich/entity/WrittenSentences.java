package newsflow.enrich.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Annotated sentences written for this project, about invented events: patterns filled with names
 * from lists. They show the tagger kinds of names and contexts that the annotated news has too few
 * of.
 *
 * <p>A file holds lines {@code @list TYPE: name; name} (type {@code O} or {@code -} for none),
 * comments after {@code #}, and patterns: {@code [TYPE name]} and, for a random name of a list,
 * {@code {list}}, in patterns, brackets and lists. Only the outermost name is annotated.
 */
final class WrittenSentences {
  private static final int DEPTH = 6;

  private record NameList(String type, List<String> names) {}

  private final Map<String, NameList> lists = new HashMap<>();
  private final List<String> patterns = new ArrayList<>();
  private final SplittableRandom random;
  private StringBuilder text = new StringBuilder();
  private List<Tagged> names = new ArrayList<>();

  private WrittenSentences(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The sentences of a language that stand as they are, in sentences_LANGUAGE.txt. */
  static List<Example> asTheyAre(String language) throws IOException {
    return new WrittenSentences(0).read("sentences_" + language + ".txt").filled(1);
  }

  /**
   * The patterns of a language, in written_LANGUAGE.txt, filled at random.
   *
   * @param copies how often each pattern is filled
   */
  static List<Example> filled(String language, int copies, long seed) throws IOException {
    WrittenSentences written = new WrittenSentences(seed).read("written_" + language + ".txt");
    if (language.equals("vi")) {
      written.units();
    }
    return written.filled(copies);
  }

  private List<Example> filled(int copies) {
    List<Example> examples = new ArrayList<>();
    for (int copy = 0; copy < copies; copy++) {
      for (String pattern : patterns) {
        examples.add(filled(pattern, "written-" + examples.size()));
      }
    }
    return examples;
  }

  private WrittenSentences read(String file) throws IOException {
    try (BufferedReader in = lines(WrittenSentences.class, file)) {
      in.lines().forEach(this::readLine);
    }
    return this;
  }

  private static BufferedReader lines(Class<?> beside, String name) {
    InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name);
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private void readLine(String line) {
    if (line.startsWith("@")) {
      int colon = line.indexOf(':');
      String[] head = line.substring(1, colon).split(" ", 2);
      List<String> entries = List.of(line.substring(colon + 1).strip().split("; "));
      lists.put(head[0], new NameList(head[1], entries));
    } else if (!line.isBlank() && !line.startsWith("#")) {
      patterns.add(line);
    }
  }

  /** Lists of provinces, districts and communes. */
  private void units() throws IOException {
    Map<String, List<String>> found = new HashMap<>();
    try (BufferedReader in = lines(EntityRecognizer.class, "vn_units.tsv")) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] parts = line.split("\t", -1);
        if (parts.length > 2 && !parts[2].matches(".*\\d.*")) {
          String list =
              switch (parts[1]) {
                case "tinh", "thanh-pho-tw" -> "prov";
                case "huyen", "quan", "thi-xa", "thanh-pho" -> "dist";
                default -> "commune";
              };
          found.computeIfAbsent(list, k -> new ArrayList<>()).add(parts[2]);
        }
      }
    }
    found.forEach((list, entries) -> lists.put(list, new NameList("LOC", entries)));
  }

  private Example filled(String pattern, String id) {
    text = new StringBuilder();
    names = new ArrayList<>();
    fill(pattern, false, DEPTH);
    if (Character.isLowerCase(text.charAt(0))) {
      text.setCharAt(0, Character.toUpperCase(text.charAt(0)));
    }
    return new Example(id, text.toString(), names);
  }

  private void fill(String pattern, boolean inside, int depth) {
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == '[') {
        int end = pattern.indexOf(']', i);
        int space = pattern.indexOf(' ', i);
        name(pattern.substring(space + 1, end), pattern.substring(i + 1, space), inside, depth);
        i = end + 1;
      } else if (c == '{') {
        int end = pattern.indexOf('}', i);
        String key = pattern.substring(i + 1, end);
        NameList list = lists.get(key);
        if (list == null || depth == 0) {
          throw new IllegalArgumentException("list " + key + " in " + pattern);
        }
        String entry = list.names().get(random.nextInt(list.names().size()));
        name(entry, list.type(), inside, depth - 1);
        i = end + 1;
      } else {
        text.append(c);
        i++;
      }
    }
  }

  private void name(String pattern, String type, boolean inside, int depth) {
    EntityType entity = Example.TYPES.get(type);
    int start = text.length();
    fill(pattern, inside || entity != null, depth);
    if (entity != null && !inside) {
      names.add(new Tagged(start, text.length(), entity, 1));
    }
  }
}

package newsflow.enrich.category;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The IPTC Media Topics vocabulary: codes, names in two languages, parents. */
final class MediaTopics {
  /** Number of top-level topics; their codes are 01000000 to 17000000. */
  static final int TOP = 17;

  /** One concept; the parent is null at the top. */
  record Topic(String code, @Nullable String parent, String name, String nameVi) {
    Category category(double confidence) {
      return new Category("medtop:" + code, name, nameVi, confidence);
    }
  }

  private final Map<String, Topic> topics = new HashMap<>();

  private MediaTopics() {}

  static MediaTopics load() {
    Map<String, String> vietnamese = new HashMap<>();
    for (String[] row : Tables.rows("mediatopics_vi.tsv")) {
      vietnamese.put(row[0], row[1]);
    }
    var loaded = new MediaTopics();
    for (String[] row : Tables.rows("mediatopics.tsv")) {
      String parent = row[1].isEmpty() ? null : row[1];
      String nameVi = vietnamese.getOrDefault(row[0], row[2]);
      loaded.topics.put(row[0], new Topic(row[0], parent, row[2], nameVi));
    }
    return loaded;
  }

  /** The topic with that code; an unknown code is a fault of our own tables. */
  Topic get(String code) {
    Topic topic = topics.get(code);
    if (topic == null) {
      throw new IllegalArgumentException("not in the vocabulary: " + code);
    }
    return topic;
  }

  boolean knows(String code) {
    return topics.containsKey(code);
  }

  List<String> codes() {
    return topics.keySet().stream().sorted().toList();
  }

  /** Index 0 to 16 of the top-level topic above that code. */
  int topOf(String code) {
    Topic topic = get(code);
    while (topic.parent() != null) {
      topic = get(topic.parent());
    }
    return Integer.parseInt(topic.code().substring(0, 2)) - 1;
  }

  /** Code of the top-level topic with that index. */
  static String topCode(int index) {
    return (index < 9 ? "0" : "") + (index + 1) + "000000";
  }
}

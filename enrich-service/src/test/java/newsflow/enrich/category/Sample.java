package newsflow.enrich.category;

import java.util.List;

/**
 * One labelled text.
 *
 * @param id names the source, as in {@code vntc-Doi_song-037}
 * @param text the opening
 * @param labels indices 0 to 16 of its top-level topics, the most important first
 * @param weight how much the text counts in training
 */
record Sample(String id, String text, List<Integer> labels, double weight) {
  Sample {
    labels = List.copyOf(labels);
  }

  /** The corpus that the text is from: what must be left out whole to measure on new sources. */
  String source() {
    if (id.startsWith("mas")) {
      return "mas";
    }
    String head = id.split("-", 2)[0].replaceAll("\\d+$", "");
    return head.isEmpty() ? id : head;
  }

  double[] target() {
    double[] target = new double[MediaTopics.TOP];
    for (int label : labels) {
      target[label] = 1;
    }
    return target;
  }
}

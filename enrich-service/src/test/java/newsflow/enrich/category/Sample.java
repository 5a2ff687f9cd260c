package newsflow.enrich.category;

import java.util.List;

/**
 * One labelled text.
 *
 * @param id names the source, as in {@code vntc-Doi_song-037}
 * @param text the opening
 * @param labels indices 0 to 16 of its top-level topics, the most important first
 */
record Sample(String id, String text, List<Integer> labels) {
  private static final double[][] SHARES = {{1}, {0.63, 0.37}, {0.5, 0.3, 0.2}};

  Sample {
    labels = List.copyOf(labels);
  }

  /** Whether its topics are from the hand-labelled set, so that it may be measured on. */
  boolean measured() {
    return !id.startsWith("written") && !id.startsWith("own") && !id.startsWith(Labels.PREFIX);
  }

  /** The corpus that the text is from: what must be left out whole to measure on new sources. */
  String source() {
    if (id.startsWith(Labels.PREFIX)) {
      return id.split("-", 3)[1];
    }
    if (id.startsWith("mas")) {
      return "mas";
    }
    String head = id.split("-", 2)[0].replaceAll("\\d+$", "");
    return head.isEmpty() ? id : head;
  }

  /** Shares of the topics that sum to 1, more for the more important. */
  double[] target() {
    double[] target = new double[MediaTopics.TOP];
    double[] shares = SHARES[Math.min(labels.size(), SHARES.length) - 1];
    for (int i = 0; i < Math.min(labels.size(), shares.length); i++) {
      target[labels.get(i)] = shares[i];
    }
    return target;
  }
}

package newsflow.enrich.category;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Top-level figures: F1 over labels, first labels, calibration. */
final class CategoryScore {
  private final int[] truePositives = new int[MediaTopics.TOP];
  private final int[] falsePositives = new int[MediaTopics.TOP];
  private final int[] falseNegatives = new int[MediaTopics.TOP];
  private final int[] binCount = new int[10];
  private final double[] binGap = new double[10];
  private int documents;
  private int first;
  private int firstInGold;

  /** Adds one document: its labels, and what was predicted, most confident first. */
  void add(List<Integer> gold, List<Integer> predicted, List<Double> confidences) {
    documents++;
    for (int label : predicted) {
      (gold.contains(label) ? truePositives : falsePositives)[label]++;
    }
    for (int label : gold) {
      falseNegatives[label] += predicted.contains(label) ? 0 : 1;
    }
    if (!predicted.isEmpty()) {
      first += predicted.getFirst().equals(gold.getFirst()) ? 1 : 0;
      firstInGold += gold.contains(predicted.getFirst()) ? 1 : 0;
    }
    for (int i = 0; i < predicted.size(); i++) {
      int bin = Math.min(9, (int) (confidences.get(i) * 10));
      binCount[bin]++;
      binGap[bin] += (gold.contains(predicted.get(i)) ? 1 : 0) - confidences.get(i);
    }
  }

  /** Adds one document by its probabilities: the likeliest topic, and up to two over theirs. */
  void add(List<Integer> gold, double[] probabilities, float[] thresholds) {
    List<Integer> ranked =
        IntStream.range(0, MediaTopics.TOP)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer k) -> -probabilities[k]))
            .limit(3)
            .toList();
    List<Integer> predicted = new ArrayList<>();
    for (int k : ranked) {
      if (predicted.isEmpty() || probabilities[k] >= thresholds[k]) {
        predicted.add(k);
      }
    }
    add(gold, predicted, predicted.stream().map(k -> probabilities[k]).toList());
  }

  double microF1() {
    int tp = 0;
    int errors = 0;
    for (int k = 0; k < MediaTopics.TOP; k++) {
      tp += truePositives[k];
      errors += falsePositives[k] + falseNegatives[k];
    }
    return tp == 0 ? 0 : 2.0 * tp / (2.0 * tp + errors);
  }

  double f1(int k) {
    int errors = falsePositives[k] + falseNegatives[k];
    return truePositives[k] == 0 ? 0 : 2.0 * truePositives[k] / (2.0 * truePositives[k] + errors);
  }

  int gold(int k) {
    return truePositives[k] + falseNegatives[k];
  }

  double macroF1() {
    double sum = 0;
    int labels = 0;
    for (int k = 0; k < MediaTopics.TOP; k++) {
      if (gold(k) + falsePositives[k] > 0) {
        sum += f1(k);
        labels++;
      }
    }
    return sum / Math.max(1, labels);
  }

  double calibrationError() {
    double gap = 0;
    int all = 0;
    for (int i = 0; i < 10; i++) {
      gap += Math.abs(binGap[i]);
      all += binCount[i];
    }
    return gap / Math.max(1, all);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d texts | micro F1 %.3f | macro F1 %.3f | first = first %.3f | first in gold %.3f"
            + " | calibration error %.3f",
        documents,
        microF1(),
        macroF1(),
        (double) first / documents,
        (double) firstInGold / documents,
        calibrationError());
  }
}

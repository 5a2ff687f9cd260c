package newsflow.enrich.category;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What simpler means reach on the same texts: each gives one figure to hold the model against. */
final class Baselines {
  private static final int K = MediaTopics.TOP;

  private Baselines() {}

  /** Always the most frequent first label of the training texts. */
  static CategoryScore majority(List<Sample> train, List<Sample> gold) {
    int[] counts = new int[K];
    train.forEach(sample -> counts[sample.labels().getFirst()]++);
    int most =
        IntStream.range(0, K).boxed().max(Comparator.comparingInt(k -> counts[k])).orElseThrow();
    var score = new CategoryScore();
    gold.forEach(sample -> score.add(sample.labels(), List.of(most), List.of(0.5)));
    return score;
  }

  /** The topic whose terms of {@code mediatopics_vi.tsv} weigh most; none without a term. */
  static CategoryScore keywords(String language, List<Sample> gold) {
    MediaTopics topics = MediaTopics.load();
    SpecificTopics terms = SpecificTopics.load(language);
    var score = new CategoryScore();
    for (Sample sample : gold) {
      String[] words = TopicFeatures.words(sample.text());
      int best = -1;
      int highest = 0;
      for (int k = 0; k < K; k++) {
        int weight = terms.weight(k, words, topics);
        if (weight > highest) {
          highest = weight;
          best = k;
        }
      }
      List<Integer> predicted = best < 0 ? List.of() : List.of(best);
      score.add(sample.labels(), predicted, best < 0 ? List.of() : List.of(0.5));
    }
    return score;
  }

  /**
   * A linear support vector machine over words and pairs, on the given texts alone: the topic with
   * the highest score, and each other one on the positive side of its plane.
   */
  static CategoryScore svm(List<Sample> train, List<Sample> gold) {
    FeatureSpace space =
        FeatureSpace.of(train.stream().map(Sample::text).toList(), 1, new ArrayList<>());
    LinearSvm svm =
        LinearSvm.train(
            space.size(),
            train.stream().map(s -> space.vector(s.text())).toList(),
            train.stream().map(Sample::labels).toList());
    float[] thresholds = new float[K];
    Arrays.fill(thresholds, 0.5f);
    var score = new CategoryScore();
    for (Sample sample : gold) {
      double[] scores = svm.scores(space.vector(sample.text()));
      for (int k = 0; k < K; k++) {
        scores[k] = TopicModel.logistic(scores[k]);
      }
      score.add(sample.labels(), scores, thresholds);
    }
    return score;
  }
}

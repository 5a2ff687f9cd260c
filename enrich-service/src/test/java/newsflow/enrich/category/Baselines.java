package newsflow.enrich.category;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What simpler means reach on the same texts: each gives one figure to hold the model against. */
final class Baselines {
  private static final int K = MediaTopics.TOP;
  private static final double THRESHOLD = 0.25;

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

  /** A linear model of words and pairs alone, on the given texts alone, without calibration. */
  static CategoryScore plainLinear(List<Sample> train, List<Sample> gold) {
    FeatureSpace space =
        FeatureSpace.of(train.stream().map(Sample::text).toList(), 1, new ArrayList<>());
    List<SoftmaxTrainer.Example> examples =
        train.stream()
            .map(s -> new SoftmaxTrainer.Example(space.vector(s.text()), s.target(), 1))
            .toList();
    SoftmaxTrainer.Weights weights = new SoftmaxTrainer(15, 3, 3e-6).train(space.size(), examples);
    var score = new CategoryScore();
    for (Sample sample : gold) {
      double[] shares = TopicModel.softmax(weights.scores(space.vector(sample.text())));
      score.add(sample.labels(), shares, THRESHOLD);
    }
    return score;
  }
}

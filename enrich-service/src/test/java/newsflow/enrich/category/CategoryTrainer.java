package newsflow.enrich.category;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * Trains the topic models: {@code CategoryTrainer DATA OUT [LANGUAGE]} writes {@code vi.bin} and
 * {@code en.bin} to the folder OUT. Deterministic: the same data give the same bytes.
 */
public final class CategoryTrainer {
  private static final int K = MediaTopics.TOP;
  private static final int FOLDS = 4;

  /** Factor of given vectors, whose texts have length 1 on average, beside words and pairs. */
  private static final float GIVEN = 1.3f;

  private static final SoftmaxTrainer BY_OWN_VECTORS = new SoftmaxTrainer(15, 3, 3e-6);
  private static final SoftmaxTrainer BY_GIVEN_VECTORS = new SoftmaxTrainer(25, 1.5, 2e-5);

  private final Corpus corpus;
  private final SoftmaxTrainer trainer;
  private final FeatureSpace space;
  private final TermVectors terms;
  private final List<SoftmaxTrainer.Example> examples;

  private CategoryTrainer(Corpus corpus) {
    this.corpus = corpus;
    this.trainer = corpus.vectors().isEmpty() ? BY_OWN_VECTORS : BY_GIVEN_VECTORS;
    List<String> texts = new ArrayList<>(corpus.unlabelled());
    corpus.labelled().forEach(sample -> texts.add(sample.text()));
    this.space = FeatureSpace.of(texts, 3, corpus.vectors().keySet());
    this.terms = terms(texts);
    this.examples =
        corpus.labelled().stream()
            .map(s -> new SoftmaxTrainer.Example(vector(s.text()), s.target(), 1))
            .toList();
  }

  /** DATA is a folder with {@code cat/} and {@code text/} in it. */
  public static void main(String[] args) throws IOException {
    List<String> languages = args.length > 2 ? List.of(args[2]) : List.of("vi", "en");
    for (String language : languages) {
      var trainer = new CategoryTrainer(Corpus.read(Path.of(args[0]), language));
      TopicModel model = trainer.train();
      Path file = Path.of(args[1], language + ".bin");
      try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
        model.write(out);
      }
      System.out.printf(
          "%s: %d labelled texts, %d features%n",
          language, trainer.examples.size(), model.keys().length);
    }
  }

  private TermVectors terms(List<String> texts) {
    if (corpus.vectors().isEmpty()) {
      return TermVectors.lsa(space, texts.stream().map(space::vector).toList(), 120).times(0.7f);
    }
    return TermVectors.of(space, corpus.vectors(), corpus.dimensions()).times(GIVEN);
  }

  private FeatureSpace.Vector vector(String text) {
    FeatureSpace.Vector sparse = space.vector(text);
    return sparse.and(space.size(), terms.dense(sparse));
  }

  private TopicModel train() {
    HeldOut held = heldOut();
    SoftmaxTrainer.Weights weights = trainer.train(space.size() + terms.dimensions(), examples);
    return held.calibrate(fold(weights), space, weights.bias());
  }

  /** The dense weights spread over the features: exact, because the dense part is linear. */
  private float[] fold(SoftmaxTrainer.Weights weights) {
    int n = space.size();
    int dimensions = terms.dimensions();
    float[] folded = new float[n * K];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < K; k++) {
        double sum = weights.feature()[i * K + k];
        for (int j = 0; j < dimensions; j++) {
          sum += terms.table()[i * dimensions + j] * weights.feature()[(n + j) * K + k];
        }
        folded[i * K + k] = (float) sum;
      }
    }
    return folded;
  }

  /**
   * Scores of texts by weights that have not seen them: once with their whole source left out, as
   * on an outlet never met, once with a quarter of all texts left out, as on one that is known.
   */
  private HeldOut heldOut() {
    var held = new HeldOut();
    List<Sample> samples = corpus.labelled();
    var sources = new TreeSet<String>();
    samples.forEach(sample -> sources.add(sample.source()));
    sources.removeIf(source -> source.equals("written") || source.equals("own"));
    sources.remove("text");
    for (String source : sources) {
      System.out.println(
          source + " left out: " + leaveOut(held, i -> samples.get(i).source().equals(source)));
    }
    for (int fold = 0; fold < FOLDS; fold++) {
      int number = fold;
      leaveOut(held, i -> sources.contains(samples.get(i).source()) && i % FOLDS == number);
    }
    return held;
  }

  private CategoryScore leaveOut(HeldOut held, IntPredicate out) {
    List<SoftmaxTrainer.Example> rest = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      if (!out.test(i)) {
        rest.add(examples.get(i));
      }
    }
    SoftmaxTrainer.Weights weights = trainer.train(space.size() + terms.dimensions(), rest);
    var score = new CategoryScore();
    for (int i = 0; i < examples.size(); i++) {
      if (out.test(i)) {
        double[] shares = TopicModel.softmax(weights.scores(examples.get(i).vector()));
        held.add(shares, corpus.labelled().get(i).labels());
        score.add(corpus.labelled().get(i).labels(), shares, 0.25);
      }
    }
    return score;
  }
}

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

  /** Characters of a document that count for how rare a feature is. */
  private static final int READ = 900;

  /**
   * What differs between the languages.
   *
   * @param texts that a feature must occur in
   * @param dense mean distance of the dense parts from their middle; words and pairs have length 1
   * @param unsure what this project's own labels count, which are of texts that a model was unsure
   *     of
   */
  private record Settings(int texts, double dense, double unsure, TopicTrainer trainer) {}

  private static final Settings OWN_VECTORS =
      new Settings(5, 0.7, 1, new TopicTrainer(25, 2, 6e-5));
  private static final Settings GIVEN_VECTORS =
      new Settings(3, 1, 0.5, new TopicTrainer(25, 2, 1.5e-4));

  private final Corpus corpus;
  private final Settings settings;
  private final FeatureSpace space;
  private final TermVectors terms;
  private final List<TopicTrainer.Example> examples;

  private CategoryTrainer(Corpus corpus) {
    this.corpus = corpus;
    this.settings = corpus.vectors().isEmpty() ? OWN_VECTORS : GIVEN_VECTORS;
    List<String> texts = new ArrayList<>();
    corpus.documents().forEach(d -> texts.add(d.substring(0, Math.min(READ, d.length()))));
    corpus.labelled().forEach(sample -> texts.add(sample.text()));
    this.space = FeatureSpace.of(texts, settings.texts(), corpus.vectors().keySet());
    this.terms = terms();
    this.examples =
        corpus.labelled().stream()
            .map(s -> new TopicTrainer.Example(vector(s.text()), s.target(), weight(s)))
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

  private TermVectors terms() {
    TermVectors unscaled =
        corpus.vectors().isEmpty()
            ? DocumentVectors.of(space, corpus.documents())
            : TermVectors.of(space, corpus.vectors(), corpus.dimensions());
    List<FeatureSpace.Vector> texts =
        corpus.labelled().stream().map(sample -> space.vector(sample.text())).toList();
    return unscaled.scaled(texts, settings.dense());
  }

  private double weight(Sample sample) {
    return sample.id().startsWith(Labels.PREFIX) ? settings.unsure() : 1;
  }

  private FeatureSpace.Vector vector(String text) {
    FeatureSpace.Vector sparse = space.vector(text);
    return sparse.and(space.size(), terms.dense(sparse));
  }

  private TopicModel train() {
    HeldOut held = heldOut();
    TopicTrainer.Weights weights =
        settings.trainer().train(space.size() + terms.dimensions(), examples);
    return held.calibrate(fold(weights), space, weights.bias(), weights.alone());
  }

  /** The dense weights spread over the features: exact, because the dense part is linear. */
  private float[] fold(TopicTrainer.Weights weights) {
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
    samples.stream().filter(Sample::measured).forEach(sample -> sources.add(sample.source()));
    for (String source : sources) {
      leaveOut(held, source, i -> samples.get(i).source().equals(source));
    }
    for (int fold = 0; fold < FOLDS; fold++) {
      int number = fold;
      leaveOut(held, "a quarter", i -> samples.get(i).measured() && i % FOLDS == number);
    }
    return held;
  }

  private void leaveOut(HeldOut held, String name, IntPredicate out) {
    List<TopicTrainer.Example> rest = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      if (!out.test(i)) {
        rest.add(examples.get(i));
      }
    }
    TopicTrainer.Weights weights =
        settings.trainer().train(space.size() + terms.dimensions(), rest);
    for (int i = 0; i < examples.size(); i++) {
      if (out.test(i) && corpus.labelled().get(i).measured()) {
        double[] evidence = weights.evidence(examples.get(i).vector());
        held.add(name, evidence, corpus.labelled().get(i).labels());
      }
    }
  }
}

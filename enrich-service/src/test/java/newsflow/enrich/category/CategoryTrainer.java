package newsflow.enrich.category;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Trains the topic models: {@code CategoryTrainer DATA OUT} writes {@code vi.bin} and {@code
 * en.bin} to the folder OUT. Deterministic: the same data give the same bytes.
 */
public final class CategoryTrainer {
  private CategoryTrainer() {}

  /** DATA is a folder with {@code cat/} in it. */
  public static void main(String[] args) throws IOException {
    Path data = Path.of(args[0]);
    Path out = Path.of(args[1]);
    for (String language : List.of("vi", "en")) {
      TopicModel model = train(samples(data, language), language);
      try (var stream =
          new DataOutputStream(
              new BufferedOutputStream(Files.newOutputStream(out.resolve(language + ".bin"))))) {
        model.write(stream);
      }
      System.out.printf("%s: %d features%n", language, model.keys().length);
    }
  }

  static List<Sample> samples(Path data, String language) throws IOException {
    Path cat = data.resolve("cat");
    List<Sample> samples = new ArrayList<>();
    samples.addAll(Samples.ndjson(cat.resolve(language + "_train.ndjson"), 1));
    samples.addAll(Samples.ndjson(cat.resolve(language + "_written.ndjson"), 1));
    if (language.equals("vi")) {
      samples.addAll(Samples.vntc(cat.resolve("vi_vntc10_train.tsv.gz"), 0.1));
    }
    return samples;
  }

  static TopicModel train(List<Sample> samples, String language) {
    int minimum = language.equals("vi") ? 2 : 1;
    FeatureSpace space = FeatureSpace.of(samples.stream().map(Sample::text).toList(), minimum);
    List<LogisticTrainer.Example> examples =
        samples.stream()
            .map(s -> new LogisticTrainer.Example(space.vector(s.text()), s.target(), s.weight()))
            .toList();
    var trainer = new LogisticTrainer(15, 4, 2e-5);
    double[][] held = heldOut(samples, examples, space, trainer);
    LogisticTrainer.Weights weights = trainer.train(space.keys().length, examples);
    return assemble(space, weights, samples, held);
  }

  /** Scores of each hand-labelled text by weights that have not seen its source. */
  private static double[][] heldOut(
      List<Sample> samples,
      List<LogisticTrainer.Example> examples,
      FeatureSpace space,
      LogisticTrainer trainer) {
    double[][] scores = new double[samples.size()][];
    var sources = new TreeSet<String>();
    samples.forEach(sample -> sources.add(sample.source()));
    for (String source : sources) {
      List<LogisticTrainer.Example> rest = new ArrayList<>();
      for (int i = 0; i < samples.size(); i++) {
        if (!samples.get(i).source().equals(source)) {
          rest.add(examples.get(i));
        }
      }
      LogisticTrainer.Weights weights = trainer.train(space.keys().length, rest);
      for (int i = 0; i < samples.size(); i++) {
        if (samples.get(i).source().equals(source) && samples.get(i).weight() == 1) {
          scores[i] = weights.scores(examples.get(i).vector());
        }
      }
    }
    return scores;
  }

  private static TopicModel assemble(
      FeatureSpace space, LogisticTrainer.Weights weights, List<Sample> samples, double[][] held) {
    int n = space.keys().length;
    float[] scale = new float[MediaTopics.TOP];
    float[] slope = new float[MediaTopics.TOP];
    float[] offset = new float[MediaTopics.TOP];
    float[] thresholds = new float[MediaTopics.TOP];
    byte[] bytes = new byte[n * MediaTopics.TOP];
    for (int k = 0; k < MediaTopics.TOP; k++) {
      float largest = 1e-6f;
      for (int i = 0; i < n; i++) {
        largest = Math.max(largest, Math.abs(weights.feature()[i * MediaTopics.TOP + k]));
      }
      scale[k] = largest / 127;
      for (int i = 0; i < n; i++) {
        int at = i * MediaTopics.TOP + k;
        bytes[at] = (byte) Math.round(weights.feature()[at] / scale[k]);
      }
      List<double[]> pairs = new ArrayList<>();
      for (int i = 0; i < held.length; i++) {
        if (held[i] != null) {
          pairs.add(new double[] {held[i][k], samples.get(i).target()[k]});
        }
      }
      Calibration fit =
          Calibration.fit(
              pairs.stream().mapToDouble(p -> p[0]).toArray(),
              pairs.stream().mapToDouble(p -> p[1]).toArray());
      slope[k] = (float) fit.slope();
      offset[k] = (float) fit.offset();
      thresholds[k] = 0.4f;
    }
    return new TopicModel(
        space.keys(), space.idf(), bytes, scale, weights.bias(), slope, offset, thresholds);
  }
}

package newsflow.enrich.entity;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains the tagger of a language. Arguments: data folder, output file, language (vi or en), seed
 * (default 1). The data folder holds ner/, features/ and text/ as docs/benchmarks/entities.md says.
 * The same input and seed give the same file.
 */
public final class EntityTrainer {
  private EntityTrainer() {}

  public static void main(String[] args) throws IOException {
    if (args.length < 3) {
      System.err.println("usage: EntityTrainer DATA OUT.model vi|en [SEED]");
      System.exit(2);
    }
    long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
    TaggerModel model = train(Path.of(args[0]), args[2], seed);
    try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
      model.write(out);
    }
  }

  static TaggerModel train(Path data, String language, long seed) throws IOException {
    KnowledgeBuilder builder = new KnowledgeBuilder();
    builder.names(data.resolve("features/gazetteer_typed.tsv.gz"));
    if (language.equals("vi")) {
      builder.classes(data.resolve("features/vi_fasttext50_clusters_64_512.tsv.gz"));
    }
    builder.usage(KnowledgeBuilder.texts(data, language));
    Knowledge knowledge = builder.build();
    Features features = new Features(knowledge);
    List<LabelledSentence> sentences = new ArrayList<>();
    add(sentences, data.resolve("ner/" + language + "_train.ndjson"), features, 1);
    if (language.equals("en")) {
      add(sentences, data.resolve("ner/en_wikigold.ndjson"), features, 0.5f);
      add(sentences, data.resolve("ner/en_uner_ewt_dev.ndjson"), features, 0.5f);
    }
    CrfTrainer.Weights weights =
        new CrfTrainer(new CrfTrainer.Settings(10, 2, 0.1f, 1, 0.2f, seed, true)).train(sentences);
    WeightTable table = WeightTable.of(weights.keys(), weights.weights(), 0.1f);
    System.err.println(table.size() + " features kept");
    return new TaggerModel(knowledge, table, weights.transitions(), Calibration.none());
  }

  private static void add(
      List<LabelledSentence> sentences, Path file, Features features, float weight)
      throws IOException {
    for (Example example : Example.read(file)) {
      sentences.addAll(LabelledSentence.of(example, features, weight));
    }
  }
}

package newsflow.enrich.entity;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Trains the tagger of a language, in four steps: word classes, phrases and usage from unlabelled
 * text; a first model from the annotated sentences; what its tags over the unlabelled text say
 * about words and names; the model that uses this too, calibrated on sentences held back from a
 * third training. The same input and seed give the same file.
 */
public final class EntityTrainer {
  /** The last model is the mean of this many, trained from other seeds. */
  private static final int MEMBERS = 2;

  /** How often each written pattern is filled, and what such a sentence counts. */
  private static final int COPIES = 10;

  private static final float PATTERN_WEIGHT = 0.3f;

  private final Path data;
  private final String language;
  private final long seed;
  private final Set<String> without;

  /** Sources in {@code without} are kept out of the training. */
  EntityTrainer(Path data, String language, long seed, Set<String> without) {
    this.data = data;
    this.language = language;
    this.seed = seed;
    this.without = without;
  }

  /**
   * Arguments: data folder, output folder, languages (default vi,en), seed (default 1), sources to
   * leave out (such as ld22,ld22b; scores on their sentences are printed then; text leaves out our
   * annotations of the unlabelled texts). Writes a file such as vi.model for each language. The
   * data folder holds ner/, features/ and text/ as docs/benchmarks/entities.md says.
   */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: EntityTrainer DATA OUT_FOLDER [vi,en [SEED [SOURCE,SOURCE]]]");
      System.exit(2);
    }
    long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
    Set<String> without = args.length > 4 ? Set.of(args[4].split(",", -1)) : Set.of();
    Path folder = Files.createDirectories(Path.of(args[1]));
    for (String language : (args.length > 2 ? args[2] : "vi,en").split(",", -1)) {
      EntityTrainer trainer = new EntityTrainer(Path.of(args[0]), language, seed, without);
      TaggerModel model = trainer.train();
      try (OutputStream out = Files.newOutputStream(folder.resolve(language + ".model"))) {
        model.write(out);
      }
      if (!without.isEmpty()) {
        System.out.print(trainer.leftOut(model).table());
      }
    }
  }

  /** Scores on the annotated sentences of the sources left out. */
  private Scores leftOut(TaggerModel model) throws IOException {
    EntityTagger tagger = new EntityTagger(model);
    Scores scores = new Scores();
    for (String part : List.of("_train", "_dev")) {
      for (Example example : Example.read(data.resolve("ner/" + language + part + ".ndjson"))) {
        if (without.contains(example.source())) {
          scores.add(example.entities(), tagger.tag(example.text()));
        }
      }
    }
    return scores;
  }

  TaggerModel train() throws IOException {
    List<WeightedExample> examples = examples();
    Knowledge first = knowledge();
    say(examples.size() + " annotated sentences, " + first.words().size() + " words known");
    Knowledge knowledge = silver(first, model(examples, first, 8, 1));
    say(knowledge.names().size() + " steps of names known");
    List<Float> bonus = bonus(examples, knowledge);
    TaggerModel last = model(examples, knowledge, 10, MEMBERS).with(bonus, Calibration.none());
    say(last.weights().size() + " features kept");
    return calibrated(last);
  }

  private static void say(String message) {
    System.err.println(message);
  }

  /** An annotated sentence and how much it counts. */
  record WeightedExample(Example example, float weight) {}

  /** The sentences to learn from; those under other guidelines count half, patterns less. */
  List<WeightedExample> examples() throws IOException {
    List<WeightedExample> examples = new ArrayList<>();
    add(examples, language + "_train", 1);
    if (language.equals("en")) {
      add(examples, "en_wikigold", 0.5f);
      add(examples, "en_uner_ewt_dev", 0.5f);
    }
    if (!without.contains("text")) {
      for (Example example : TextAnnotations.read(TextAnnotations.rows(language), texts())) {
        examples.add(new WeightedExample(example, 1));
      }
    }
    for (Example example : WrittenSentences.asTheyAre(language)) {
      examples.add(new WeightedExample(example, 1));
    }
    for (Example example : WrittenSentences.filled(language, COPIES, seed)) {
      examples.add(new WeightedExample(example, PATTERN_WEIGHT));
    }
    return examples;
  }

  private void add(List<WeightedExample> examples, String file, float weight) throws IOException {
    for (Example example : Example.read(data.resolve("ner").resolve(file + ".ndjson"))) {
      if (!without.contains(example.source())) {
        examples.add(new WeightedExample(example, weight));
      }
    }
  }

  /** What lists and unlabelled text say. */
  Knowledge knowledge() throws IOException {
    KnowledgeBuilder builder = new KnowledgeBuilder();
    builder.names(data.resolve("features/gazetteer_typed.tsv.gz"));
    builder.worldNames();
    builder.usage(texts());
    builder.learn(texts());
    return builder.build();
  }

  private List<Path> texts() throws IOException {
    return KnowledgeBuilder.texts(data, language);
  }

  /** The knowledge and what a model's tags over the unlabelled text say. */
  Knowledge silver(Knowledge knowledge, TaggerModel model) throws IOException {
    Silver silver = new Silver();
    silver.read(texts(), new EntityTagger(model));
    return silver.added(knowledge);
  }

  /** A model without calibration, the mean of {@code members} models of other seeds. */
  TaggerModel model(List<WeightedExample> examples, Knowledge knowledge, int epochs, int members) {
    Features features = new Features(knowledge);
    List<LabelledSentence> sentences = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      WeightedExample e = examples.get(i);
      sentences.addAll(LabelledSentence.of(e.example(), features, e.weight()));
      if (i % 15 == 0) {
        Example capitals = altered(e.example(), Character::toUpperCase);
        sentences.addAll(LabelledSentence.of(capitals, features, e.weight() / 2));
      } else if (i % 15 == 7) {
        Example plain = altered(e.example(), EntityTrainer::plain);
        sentences.addAll(LabelledSentence.of(plain, features, e.weight() / 2));
      }
    }
    CrfTrainer.Weights weights = trained(sentences, epochs, seed);
    for (int member = 1; member < members; member++) {
      weights = weights.mean(trained(sentences, epochs, seed + member), 1f / (member + 1));
    }
    return new TaggerModel(
        knowledge,
        WeightTable.of(weights.keys(), weights.weights(), 0.02f),
        weights.transitions(),
        Calibration.none());
  }

  private static CrfTrainer.Weights trained(
      List<LabelledSentence> sentences, int epochs, long seed) {
    return new CrfTrainer(new CrfTrainer.Settings(epochs, 2, 0.05f, 2, 0.4f, seed, false))
        .train(sentences);
  }

  /** The sentence as a careless writer might have typed it; offsets stay. */
  private static Example altered(Example example, UnaryOperator<Character> change) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < example.text().length(); i++) {
      text.append((char) change.apply(example.text().charAt(i)));
    }
    return new Example(example.id(), text.toString(), example.entities());
  }

  private static char plain(char c) {
    char lower = Character.toLowerCase(c);
    char folded = TokenAttributes.fold(lower);
    return lower == c ? folded : Character.toUpperCase(folded);
  }

  /** The model with its probabilities fitted to the development sentences. */
  TaggerModel calibrated(TaggerModel model) throws IOException {
    List<Float> none = Collections.nCopies(EntityType.values().length, 0f);
    List<Example> dev = Example.read(data.resolve("ner").resolve(language + "_dev.ndjson"));
    EntityTagger tagger = new EntityTagger(model.with(none, Calibration.none()));
    return model.with(none, Calibrator.fit(tagger, dev));
  }

  /** The readiness to start a name of each type that suits sentences held back from training. */
  private List<Float> bonus(List<WeightedExample> examples, Knowledge knowledge) {
    List<WeightedExample> kept = new ArrayList<>();
    List<Example> held = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      WeightedExample e = examples.get(i);
      if (i % 8 == 3 && e.weight() == 1) {
        held.add(e.example());
      } else {
        kept.add(e);
      }
    }
    TaggerModel model = model(kept, knowledge, 8, 1);
    List<Float> bonus = new ArrayList<>(Collections.nCopies(EntityType.values().length, 0f));
    double best = f1(model, bonus, held);
    say("held back: " + best);
    for (int type = 0; type < bonus.size(); type++) {
      for (float step : new float[] {-0.3f, 0.3f, 0.6f, 0.9f}) {
        List<Float> tried = new ArrayList<>(bonus);
        tried.set(type, step);
        double f1 = f1(model, tried, held);
        if (f1 > best) {
          best = f1;
          bonus = tried;
        }
      }
    }
    say("held back: " + best + " with bonus " + bonus);
    return bonus;
  }

  private static double f1(TaggerModel model, List<Float> bonus, List<Example> held) {
    EntityTagger tagger = new EntityTagger(model.with(bonus, Calibration.none()));
    Scores scores = new Scores();
    for (Example example : held) {
      scores.add(example.entities(), tagger.tag(example.text()));
    }
    return scores.f1(EntityType.values());
  }
}

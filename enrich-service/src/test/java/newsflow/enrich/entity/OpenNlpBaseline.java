package newsflow.enrich.entity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.namefind.BilouCodec;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;

/** The name finder of Apache OpenNLP with its own features, over the same tokens and sentences. */
final class OpenNlpBaseline {
  private final NameFinderME finder;

  private OpenNlpBaseline(NameFinderME finder) {
    this.finder = finder;
  }

  static OpenNlpBaseline train(List<Example> examples, String language) throws IOException {
    List<NameSample> samples = new ArrayList<>();
    for (Example example : examples) {
      for (Sentence sentence : Tokenizer.sentences(example.text())) {
        samples.add(
            new NameSample(
                tokens(example.text(), sentence), spans(sentence, example.entities()), true));
      }
    }
    TrainingParameters parameters = new TrainingParameters();
    parameters.put(TrainingParameters.ALGORITHM_PARAM, "PERCEPTRON");
    parameters.put(TrainingParameters.ITERATIONS_PARAM, 40);
    parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
    TokenNameFinderModel model =
        NameFinderME.train(
            language,
            null,
            ObjectStreamUtils.createObjectStream(samples),
            parameters,
            new TokenNameFinderFactory(null, new HashMap<>(), new BilouCodec()));
    return new OpenNlpBaseline(new NameFinderME(model));
  }

  List<Tagged> tag(String text) {
    List<Tagged> found = new ArrayList<>();
    finder.clearAdaptiveData();
    for (Sentence sentence : Tokenizer.sentences(text)) {
      for (Span span : finder.find(tokens(text, sentence))) {
        found.add(
            new Tagged(
                sentence.start(span.getStart()),
                sentence.end(span.getEnd() - 1),
                EntityType.valueOf(span.getType().toUpperCase(Locale.ROOT)),
                span.getProb()));
      }
    }
    return found;
  }

  private static String[] tokens(String text, Sentence sentence) {
    String[] tokens = new String[sentence.size()];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = text.substring(sentence.start(i), sentence.end(i));
    }
    return tokens;
  }

  private static Span[] spans(Sentence sentence, List<Tagged> entities) {
    Map<Integer, Integer> first = new HashMap<>();
    Map<Integer, Integer> last = new HashMap<>();
    for (int i = 0; i < sentence.size(); i++) {
      first.put(sentence.start(i), i);
      last.put(sentence.end(i), i);
    }
    List<Span> spans = new ArrayList<>();
    for (Tagged entity : entities) {
      Integer from = first.get(entity.start());
      Integer to = last.get(entity.end());
      if (from != null && to != null) {
        spans.add(new Span(from, to + 1, entity.type().name().toLowerCase(Locale.ROOT)));
      }
    }
    return spans.toArray(Span[]::new);
  }
}

package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sentence as the trainer sees it: features of each token, and labels. */
final class LabelledSentence {
  /**
   * Features of token i are {@code features[offsets[i]]} to {@code features[offsets[i + 1] - 1]}.
   */
  final int[] features;

  final int[] offsets;
  final byte[] labels;

  /** How much the sentence counts, 1 for a hand-annotated one. */
  final float weight;

  LabelledSentence(int[] features, int[] offsets, byte[] labels, float weight) {
    this.features = features;
    this.offsets = offsets;
    this.labels = labels;
    this.weight = weight;
  }

  int size() {
    return labels.length;
  }

  /** The sentences of an example, with the features that a tagger would see. */
  static List<LabelledSentence> of(Example example, Features extractor, float weight) {
    List<LabelledSentence> result = new ArrayList<>();
    int[] buffer = new int[Features.MAX];
    for (Sentence sentence : Tokenizer.sentences(example.text())) {
      extractor.read(example.text(), sentence);
      int n = sentence.size();
      int[] offsets = new int[n + 1];
      int[] features = new int[n * 120];
      int used = 0;
      for (int i = 0; i < n; i++) {
        int count = extractor.extract(i, buffer);
        if (used + count > features.length) {
          features = Arrays.copyOf(features, features.length * 2);
        }
        System.arraycopy(buffer, 0, features, used, count);
        used += count;
        offsets[i + 1] = used;
      }
      byte[] labels = labels(sentence, example.entities());
      result.add(new LabelledSentence(Arrays.copyOf(features, used), offsets, labels, weight));
    }
    return result;
  }

  /** Labels of the tokens; a name that does not start and end with a token is left out. */
  static byte[] labels(Sentence sentence, List<Tagged> entities) {
    byte[] labels = new byte[sentence.size()];
    for (Tagged entity : entities) {
      int first = -1;
      int last = -1;
      for (int i = 0; i < sentence.size(); i++) {
        first = sentence.start(i) == entity.start() ? i : first;
        last = sentence.end(i) == entity.end() ? i : last;
      }
      if (first < 0 || last < first) {
        continue;
      }
      if (first == last) {
        labels[first] = (byte) Labels.unit(entity.type());
        continue;
      }
      labels[first] = (byte) Labels.begin(entity.type());
      labels[last] = (byte) Labels.last(entity.type());
      for (int i = first + 1; i < last; i++) {
        labels[i] = (byte) Labels.inside(entity.type());
      }
    }
    return labels;
  }
}

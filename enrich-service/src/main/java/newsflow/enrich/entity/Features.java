package newsflow.enrich.entity;

import static newsflow.enrich.entity.TokenAttributes.PAD;

/**
 * The features of each token of a sentence, as hashes. Not thread-safe: one instance a thread; it
 * allocates nothing after construction.
 */
final class Features {
  /** No token has more features. */
  static final int MAX = 200;

  private final TokenContext context;
  private final FeatureWriter out = new FeatureWriter();
  private final WordFeatures words;
  private final ClassFeatures classes;
  private final NameFeatures names;

  Features(Knowledge knowledge) {
    context = new TokenContext(knowledge);
    words = new WordFeatures(context, out);
    classes = new ClassFeatures(context, out);
    names = new NameFeatures(context, out);
  }

  /** Prepares the features of a sentence of a text. */
  void read(CharSequence text, Sentence sentence) {
    context.read(text, sentence);
  }

  /** Number of tokens of the sentence read last. */
  int size() {
    return context.t.size;
  }

  /** Writes the features of token {@code i} to {@code features}, returns their number. */
  int extract(int i, int[] features) {
    out.into(features);
    int p = i + PAD;
    words.words(p);
    words.forms(p);
    classes.classes(p);
    names.lists(p);
    names.runs(p);
    names.surroundings(p);
    words.usage(p);
    return out.size();
  }
}

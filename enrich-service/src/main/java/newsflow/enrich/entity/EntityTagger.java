package newsflow.enrich.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds names in running text by a trained sequence model. Thread-safe. */
final class EntityTagger {
  private final ThreadLocal<Work> work;

  EntityTagger(TaggerModel model) {
    this.work = ThreadLocal.withInitial(() -> new Work(model));
  }

  /**
   * Loads the model of a language; takes under a second.
   *
   * @param language BCP 47 tag, of which the primary subtag counts: Vietnamese has its model, every
   *     other language gets the English one
   */
  static EntityTagger load(String language) {
    String name = language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0].equals("vi") ? "vi" : "en";
    try (InputStream in = EntityTagger.class.getResourceAsStream(name + ".model")) {
      if (in == null) {
        throw new IllegalStateException("no entity model " + name);
      }
      return new EntityTagger(TaggerModel.read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The names in a text, in order of occurrence, not overlapping. Time is linear in the length.
   *
   * @param nfcText text in Unicode normal form C
   */
  List<Tagged> tag(String nfcText) {
    return tag(nfcText, Tokenizer.sentences(nfcText));
  }

  /** The names in the given sentences of a text. */
  List<Tagged> tag(String nfcText, List<Sentence> sentences) {
    List<Tagged> found = new ArrayList<>();
    Work w = work.get();
    for (Sentence sentence : sentences) {
      w.tag(nfcText, sentence, found);
    }
    return found;
  }

  /** Buffers of one thread. */
  private static final class Work {
    private final TaggerModel model;
    private final Features features;
    private final Lattice lattice = new Lattice();
    private final int[] hashes = new int[Features.MAX];
    private final byte[] labels = new byte[Tokenizer.MAX_SENTENCE];

    Work(TaggerModel model) {
      this.model = model;
      this.features = new Features(model.knowledge());
      lattice.use(model.transitions());
    }

    void tag(String text, Sentence sentence, List<Tagged> found) {
      int n = sentence.size();
      features.read(text, sentence);
      for (int i = 0; i < n; i++) {
        int count = features.extract(i, hashes);
        model.weights().score(hashes, count, lattice.emission, i * Labels.COUNT);
      }
      lattice.best(model.transitions(), n, labels);
      boolean summed = false;
      for (int i = 0; i < n; i++) {
        if (labels[i] == Labels.OUTSIDE) {
          continue;
        }
        if (!summed) {
          lattice.sumProduct(n);
          summed = true;
        }
        int end = i + 1;
        while (end < n && (Labels.isInside(labels[end]) || Labels.isLast(labels[end]))) {
          end++;
        }
        EntityType type = Labels.type(labels[i]);
        double confidence = model.calibration().apply(type, lattice.span(labels, i, end));
        found.add(new Tagged(sentence.start(i), sentence.end(end - 1), type, confidence));
        i = end - 1;
      }
    }
  }
}

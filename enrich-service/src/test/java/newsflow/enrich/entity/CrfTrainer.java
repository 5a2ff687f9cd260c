package newsflow.enrich.entity;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains a linear-chain conditional random field by AdaGrad on single sentences (Duchi et al.
 * 2011), with L2 regularisation and feature dropout; the result is the mean of the weights after
 * each epoch of the second half. Deterministic for a seed.
 */
final class CrfTrainer {
  /** Settings; {@code minCount}: features seen on fewer tokens are left out. */
  record Settings(
      int epochs, int minCount, float rate, float l2, float dropout, long seed, boolean verbose) {}

  /** What training gives. */
  static final class Weights {
    private final int[] keys;
    private final float[] weights;
    private final float[] transitions;

    Weights(int[] keys, float[] weights, float[] transitions) {
      this.keys = keys;
      this.weights = weights;
      this.transitions = transitions;
    }

    /** The features. */
    int[] keys() {
      return keys;
    }

    /** The weight of feature {@code keys[i]} for label l at {@code i * COUNT + l}. */
    float[] weights() {
      return weights;
    }

    /** The weight of a label after another at {@code before * COUNT + label}. */
    float[] transitions() {
      return transitions;
    }

    /** These weights moved by {@code share}, 0 to 1, towards others of the same sentences. */
    Weights mean(Weights other, float share) {
      return new Weights(
          keys,
          between(weights, other.weights, share),
          between(transitions, other.transitions, share));
    }

    private static float[] between(float[] a, float[] b, float share) {
      float[] result = a.clone();
      for (int i = 0; i < result.length; i++) {
        result[i] += share * (b[i] - a[i]);
      }
      return result;
    }
  }

  private static final int L = Labels.COUNT;

  private final Settings settings;
  private int[] table = new int[0];
  private int[] ids = new int[0];
  private int[] keys = new int[0];

  CrfTrainer(Settings settings) {
    this.settings = settings;
  }

  Weights train(List<LabelledSentence> sentences) {
    index(sentences);
    int rows = keys.length;
    int[][] rowsOf = new int[sentences.size()][];
    int[][] offsetsOf = new int[sentences.size()][];
    int[] frequency = new int[rows];
    for (int s = 0; s < rowsOf.length; s++) {
      LabelledSentence sentence = sentences.get(s);
      int[] row = new int[sentence.features.length];
      int[] offsets = new int[sentence.offsets.length];
      int used = 0;
      for (int i = 0; i < sentence.size(); i++) {
        for (int f = sentence.offsets[i]; f < sentence.offsets[i + 1]; f++) {
          int id = find(sentence.features[f]);
          if (id >= 0) {
            row[used++] = id;
            frequency[id]++;
          }
        }
        offsets[i + 1] = used;
      }
      rowsOf[s] = Arrays.copyOf(row, used);
      offsetsOf[s] = offsets;
    }
    float[] w = new float[rows * L];
    float[] g = new float[rows * L];
    Arrays.fill(g, 0.01f);
    float[] mean = new float[rows * L];
    float[] t = new float[L * L];
    float[] tg = new float[L * L];
    Arrays.fill(tg, 0.01f);
    float[] tMean = new float[L * L];
    Lattice lattice = new Lattice();
    int[] order = new int[rowsOf.length];
    Arrays.setAll(order, i -> i);
    int from = settings.epochs() / 2;
    int[] active = new int[Features.MAX * Tokenizer.MAX_SENTENCE];
    int[] activeOffsets = new int[Tokenizer.MAX_SENTENCE + 1];
    float keep = 1 - settings.dropout();
    long keepBits = (long) (keep * (1L << 32));
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      SplittableRandom random = new SplittableRandom(settings.seed() * 1000 + epoch);
      shuffle(order, random);
      double loss = 0;
      for (int s : order) {
        LabelledSentence sentence = sentences.get(s);
        int n = sentence.size();
        int[] row = rowsOf[s];
        int[] offsets = offsetsOf[s];
        int used = 0;
        for (int i = 0; i < n; i++) {
          int at = i * L;
          Arrays.fill(lattice.emission, at, at + L, 0);
          for (int f = offsets[i]; f < offsets[i + 1]; f++) {
            if (keep < 1 && (random.nextInt() & 0xFFFFFFFFL) >= keepBits) {
              continue;
            }
            active[used++] = row[f];
            int base = row[f] * L;
            for (int l = 0; l < L; l++) {
              lattice.emission[at + l] += w[base + l];
            }
          }
          activeOffsets[i + 1] = used;
          for (int l = 0; l < L; l++) {
            lattice.emission[at + l] /= keep;
          }
        }
        lattice.use(t);
        lattice.sumProduct(n);
        loss += lattice.logPartition() - lattice.score(t, sentence.labels);
        update(sentence, n, active, activeOffsets, frequency, lattice, w, g, t, tg);
      }
      if (epoch >= from) {
        float share = 1f / (settings.epochs() - from);
        for (int i = 0; i < w.length; i++) {
          mean[i] += share * w[i];
        }
        for (int i = 0; i < t.length; i++) {
          tMean[i] += share * t[i];
        }
      }
      if (settings.verbose()) {
        System.err.printf("epoch %d loss %.1f rows %d%n", epoch, loss, rows);
      }
    }
    return new Weights(keys, mean, tMean);
  }

  private void update(
      LabelledSentence sentence,
      int n,
      int[] active,
      int[] offsets,
      int[] frequency,
      Lattice lattice,
      float[] w,
      float[] g,
      float[] t,
      float[] tg) {
    float rate = settings.rate();
    float[] d = lattice.marginal;
    int[] changed = new int[L];
    for (int i = 0; i < n; i++) {
      int at = i * L;
      int count = 0;
      for (int l = 0; l < L; l++) {
        d[at + l] = ((sentence.labels[i] == l ? 1 : 0) - d[at + l]) * sentence.weight;
        if (Math.abs(d[at + l]) > 1e-3f) {
          changed[count++] = l;
        }
      }
      if (count == 0) {
        continue;
      }
      for (int f = offsets[i]; f < offsets[i + 1]; f++) {
        int base = active[f] * L;
        float decay = settings.l2() / frequency[active[f]];
        for (int c = 0; c < count; c++) {
          int l = changed[c];
          float x = d[at + l] - decay * w[base + l];
          g[base + l] += x * x;
          w[base + l] += rate * x / (float) Math.sqrt(g[base + l]);
        }
      }
    }
    float[] e = lattice.expectedTransitions(n);
    for (int i = 1; i < n; i++) {
      e[sentence.labels[i - 1] * L + sentence.labels[i]] -= 1;
    }
    for (int k = 0; k < e.length; k++) {
      if (e[k] != 0) {
        float x = -e[k] * sentence.weight;
        tg[k] += x * x;
        t[k] += rate * x / (float) Math.sqrt(tg[k]);
      }
    }
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }

  private void index(List<LabelledSentence> sentences) {
    table = new int[1 << 16];
    ids = new int[1 << 16];
    int distinct = 0;
    for (LabelledSentence sentence : sentences) {
      for (int feature : sentence.features) {
        int at = slot(table, feature);
        if (table[at] == 0) {
          table[at] = feature;
          distinct++;
          if (distinct * 2 > table.length) {
            grow();
            at = slot(table, feature);
          }
        }
        ids[at]++;
      }
    }
    int kept = 0;
    keys = new int[distinct];
    for (int i = 0; i < table.length; i++) {
      if (table[i] != 0 && ids[i] >= settings.minCount()) {
        keys[kept] = table[i];
        ids[i] = kept++;
      } else {
        ids[i] = -1;
      }
    }
    keys = Arrays.copyOf(keys, kept);
  }

  private void grow() {
    int[] bigger = new int[table.length * 2];
    int[] counts = new int[bigger.length];
    for (int i = 0; i < table.length; i++) {
      if (table[i] != 0) {
        int at = slot(bigger, table[i]);
        bigger[at] = table[i];
        counts[at] = ids[i];
      }
    }
    table = bigger;
    ids = counts;
  }

  private static int slot(int[] table, int key) {
    int mask = table.length - 1;
    int at = key & mask;
    while (table[at] != 0 && table[at] != key) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private int find(int feature) {
    int at = slot(table, feature);
    return table[at] == 0 ? -1 : ids[at];
  }
}

package newsflow.enrich.entity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a model knows about words besides its weights, counted by the trainer over unlabelled text.
 *
 * @param words by the hash of the word as written: classes of words used alike, three granularities
 *     of 16 bits each (0 unknown); by {@link #usageKey} of the lower-cased hash: usage in text
 * @param phrases by {@link #phrase} of the hashes as written: a fixed phrase of 2 to 4 tokens and
 *     its classes as for words; bit 63 says that a longer phrase may follow
 * @param names by {@link #phrase} of the lower-cased hashes: bits 0 to 31 the lists that hold the
 *     name; bit 63 says that a longer name may follow
 */
record Knowledge(Lexicon words, Lexicon phrases, Lexicon names) {
  static final long MORE = 1L << 63;
  static final int MAX_PHRASE = 4;
  static final int MAX_NAME = 10;

  /**
   * Key of a word's usage: bits 0 to 2 how often capitalised inside sentences, 3 to 4 frequency.
   */
  static int usageKey(int lower) {
    return Hash.pair(lower, 0x75);
  }

  /** Running hash of a phrase; start from 0. */
  static int phrase(int before, int word) {
    return Hash.pair(before, word);
  }

  void write(DataOutput out) throws IOException {
    words.write(out);
    phrases.write(out);
    names.write(out);
  }

  static Knowledge read(DataInput in) throws IOException {
    return new Knowledge(Lexicon.read(in), Lexicon.read(in), Lexicon.read(in));
  }
}

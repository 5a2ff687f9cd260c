package newsflow.enrich.keyword;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * In how many texts of a news collection each word and each pair of neighbours occurs: what makes a
 * phrase of an article stand out, and what makes two syllables one word.
 *
 * @param texts size of the collection
 * @param keys hashes of words and pairs, ascending
 * @param levels log₂ of the document frequency, in eighths
 * @param ties normalised pointwise mutual information of a pair over the running words, in
 *     hundredths; 0 for single words
 */
record Background(int texts, int[] keys, byte[] levels, byte[] ties) {
  private static final int MAGIC = 0x4e464b32;
  private static final int STEPS = 8;

  /** Document frequency given to what the table lacks. */
  private static final double UNSEEN = 0.5;

  static Background load(String language) {
    String name = language + ".bin";
    try (InputStream in = Background.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + name);
      }
      return read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** Document frequency of a hash, about; {@value #UNSEEN} when the table lacks it. */
  double frequency(int hash) {
    int at = Arrays.binarySearch(keys, hash);
    return at < 0 ? UNSEEN : Math.pow(2, (levels[at] & 0xff) / (double) STEPS);
  }

  /** ln(texts / frequency), at least 0. */
  double rarity(double frequency) {
    return Math.max(0, Math.log(texts / frequency));
  }

  /**
   * How much two neighbours belong together: their normalised pointwise mutual information (Bouma
   * 2009), −1 to 1; −1 for an unseen pair.
   */
  double link(String left, String right) {
    int at = Arrays.binarySearch(keys, hash(left, right));
    return at < 0 ? -1 : ties[at] / 100.0;
  }

  static int hash(String word) {
    return fold(word.hashCode() * 0x9E3779B97F4A7C15L);
  }

  static int hash(String left, String right) {
    return fold(left.hashCode() * 0x9E3779B97F4A7C15L + right.hashCode() * 0xD6E8FEB86659FD93L + 1);
  }

  static byte level(int frequency) {
    return (byte) Math.round(Math.log(frequency) / Math.log(2) * STEPS);
  }

  private static int fold(long h) {
    long x = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    return (int) (x ^ (x >>> 32));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(texts);
    out.writeInt(keys.length);
    for (int key : keys) {
      out.writeInt(key);
    }
    out.write(levels);
    out.write(ties);
  }

  private static Background read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MAGIC) {
        throw new IllegalStateException("not a background table");
      }
      int texts = in.readInt();
      int[] keys = new int[in.readInt()];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = in.readInt();
      }
      byte[] levels = new byte[keys.length];
      in.readFully(levels);
      byte[] ties = new byte[keys.length];
      in.readFully(ties);
      return new Background(texts, keys, levels, ties);
    } catch (IOException e) {
      throw new UncheckedIOException("background table cut short", e);
    }
  }
}

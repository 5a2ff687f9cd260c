package newsflow.enrich.entity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Unlabelled text as numbers: each distinct token (as {@link TokenAttributes#word} hashes it) has
 * an id from 1; 0 stands for the border of a sentence.
 */
final class UnlabelledText {
  private int[] tokens = new int[1 << 22];
  private int size;
  private int[] slots = new int[1 << 17];
  private int[] hashes = new int[1 << 15];
  private int[] counts = new int[1 << 15];
  private boolean[] wordLike = new boolean[1 << 15];
  private int distinct = 1;

  /** Reads files of one article a line. */
  static UnlabelledText read(List<Path> files) throws IOException {
    UnlabelledText text = new UnlabelledText();
    TokenAttributes t = new TokenAttributes();
    for (Path file : files) {
      KnowledgeBuilder.lines(
          file,
          line -> {
            for (Sentence sentence : Tokenizer.sentences(line)) {
              t.read(line, sentence);
              text.push(0);
              for (int p = TokenAttributes.PAD; p < t.size + TokenAttributes.PAD; p++) {
                text.push(text.id(t.word[p], t.shape[p]));
              }
            }
          });
    }
    text.push(0);
    return text;
  }

  private void push(int id) {
    if (size == tokens.length) {
      tokens = Arrays.copyOf(tokens, size * 2);
    }
    tokens[size++] = id;
    counts[id]++;
  }

  private int id(int hash, int shape) {
    int at = hash & (slots.length - 1);
    while (slots[at] != 0) {
      if (hashes[slots[at]] == hash) {
        return slots[at];
      }
      at = (at + 1) & (slots.length - 1);
    }
    if (distinct == hashes.length) {
      hashes = Arrays.copyOf(hashes, distinct * 2);
      counts = Arrays.copyOf(counts, distinct * 2);
      wordLike = Arrays.copyOf(wordLike, distinct * 2);
    }
    hashes[distinct] = hash;
    wordLike[distinct] = shape >= TokenAttributes.LOWER && shape <= TokenAttributes.MIXED;
    slots[at] = distinct++;
    if (distinct * 2 > slots.length) {
      slots = new int[slots.length * 2];
      for (int i = 1; i < distinct; i++) {
        int s = hashes[i] & (slots.length - 1);
        while (slots[s] != 0) {
          s = (s + 1) & (slots.length - 1);
        }
        slots[s] = i;
      }
    }
    return distinct - 1;
  }

  /** Ids of all tokens with 0 between sentences. */
  int[] tokens() {
    return Arrays.copyOf(tokens, size);
  }

  /** Number of ids, 0 included. */
  int distinct() {
    return distinct;
  }

  int hash(int id) {
    return hashes[id];
  }

  /** Whether the token is made of letters only. */
  boolean wordLike(int id) {
    return wordLike[id];
  }
}

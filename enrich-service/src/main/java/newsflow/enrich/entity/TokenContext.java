package newsflow.enrich.entity;

import static newsflow.enrich.entity.TokenAttributes.PAD;

import java.util.Arrays;

/**
 * What stands around the tokens of one sentence: known names, fixed phrases, runs of capitals,
 * quotations, brackets, repetitions. Arrays are indexed as in {@link TokenAttributes}. Reused from
 * sentence to sentence; allocates nothing after construction.
 */
final class TokenContext {
  private static final int MAX_QUOTE = 10;
  private static final int MAX_BRACKET = 8;
  private static final int CAPACITY = Tokenizer.MAX_SENTENCE + 2 * PAD;

  final TokenAttributes t = new TokenAttributes();

  /** Classes of the word, as {@link Knowledge#words} packs them. */
  final long[] wordClass = new long[CAPACITY];

  /** How the word is used in text: bits 0 to 4 of its usage. */
  final int[] usage = new int[CAPACITY];

  /** Label that the word usually has, and how surely. */
  final int[] usualLabel = new int[CAPACITY];

  /** Type of name that usually follows the word. */
  final int[] usualNext = new int[CAPACITY];

  /** Type of name that usually precedes the word. */
  final int[] usualPrevious = new int[CAPACITY];

  /** Lists that hold the name which begins here. */
  final int[] nameBegin = new int[CAPACITY];

  /** Lists that hold the name which goes on here. */
  final int[] nameInside = new int[CAPACITY];

  /** Hash of the fixed phrase, or word, that holds the token. */
  final int[] segment = new int[CAPACITY];

  /** Classes of that phrase. */
  final long[] segmentClass = new long[CAPACITY];

  /** First token of that phrase. */
  final int[] segmentStart = new int[CAPACITY];

  /** One past its last token. */
  final int[] segmentEnd = new int[CAPACITY];

  /** First token of the run of capitalised words, or -1. */
  final int[] runStart = new int[CAPACITY];

  /** One past its last token. */
  final int[] runEnd = new int[CAPACITY];

  /** First token between the quotation marks around the token, or -1. */
  final int[] quoteStart = new int[CAPACITY];

  /** The closing mark. */
  final int[] quoteEnd = new int[CAPACITY];

  /** First token between the brackets around the token, or -1. */
  final int[] bracketStart = new int[CAPACITY];

  /** The closing bracket. */
  final int[] bracketEnd = new int[CAPACITY];

  /** Another place of the sentence with the same capitalised word, or -1. */
  final int[] other = new int[CAPACITY];

  private final Knowledge knowledge;
  private final int[] lastSeen = new int[1 << 10];

  TokenContext(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** Reads a sentence of a text. */
  void read(CharSequence text, Sentence sentence) {
    t.read(text, sentence);
    int end = t.size + PAD;
    for (int p = 0; p < end + PAD; p++) {
      boolean inside = p >= PAD && p < end;
      wordClass[p] = inside ? knowledge.words().get(t.word[p]) : 0;
      int use = inside ? (int) knowledge.words().get(Knowledge.usageKey(t.lower[p])) : 31;
      usage[p] = use & 31;
      usualLabel[p] = use >> 5 & 127;
      usualNext[p] = use >> 12 & 31;
      usualPrevious[p] = use >> 17 & 31;
      nameBegin[p] = 0;
      nameInside[p] = 0;
      segment[p] = t.word[p];
      segmentClass[p] = wordClass[p];
      segmentStart[p] = p;
      segmentEnd[p] = p + 1;
      runStart[p] = -1;
      runEnd[p] = -1;
      quoteStart[p] = -1;
      bracketStart[p] = -1;
      other[p] = -1;
    }
    findNames(end);
    findSegments(end);
    findRuns(end);
    findPairs(end, TokenAttributes.QUOTE, MAX_QUOTE, quoteStart, quoteEnd);
    findPairs(end, TokenAttributes.BRACKET, MAX_BRACKET, bracketStart, bracketEnd);
    findRepeats(end);
  }

  /** Marks what stands between two tokens of a shape, if it is short. */
  private void findPairs(int end, int shape, int longest, int[] starts, int[] ends) {
    int open = -1;
    for (int p = PAD; p < end; p++) {
      if (t.shape[p] != shape) {
        continue;
      }
      if (open >= 0 && p - open > 1 && p - open - 1 <= longest) {
        for (int q = open + 1; q < p; q++) {
          starts[q] = open + 1;
          ends[q] = p;
        }
        open = -1;
      } else {
        open = p;
      }
    }
  }

  /** Links capitalised words with another place of the sentence where they stand. */
  private void findRepeats(int end) {
    Arrays.fill(lastSeen, 0);
    for (int p = PAD; p < end; p++) {
      if (runStart[p] < 0) {
        continue;
      }
      int slot = t.word[p] & (lastSeen.length - 1);
      int before = lastSeen[slot];
      if (before > 0 && t.word[before] == t.word[p]) {
        other[p] = before;
        if (other[before] < 0) {
          other[before] = p;
        }
      }
      lastSeen[slot] = p;
    }
  }

  private void findNames(int end) {
    int p = PAD;
    while (p < end) {
      int hash = 0;
      long best = 0;
      int bestEnd = p;
      boolean capital = t.casing >= 2;
      int limit = Math.min(end, p + Knowledge.MAX_NAME);
      for (int q = p; q < limit; q++) {
        capital |= isCapital(t.shape[q]);
        hash = Knowledge.phrase(hash, t.lower[q]);
        long value = knowledge.names().get(hash);
        if (capital && (value & 0xFFFFFFFFL) != 0) {
          best = value;
          bestEnd = q + 1;
        }
        if ((value & Knowledge.MORE) == 0) {
          break;
        }
      }
      if (bestEnd == p) {
        p++;
        continue;
      }
      int bits = (int) best;
      nameBegin[p] = bits;
      for (int q = p + 1; q < bestEnd; q++) {
        nameInside[q] = bits;
      }
      p = bestEnd;
    }
  }

  private void findSegments(int end) {
    int p = PAD;
    while (p < end) {
      int hash = 0;
      long best = 0;
      int bestHash = 0;
      int bestEnd = p;
      int limit = Math.min(end, p + Knowledge.MAX_PHRASE);
      for (int q = p; q < limit; q++) {
        hash = Knowledge.phrase(hash, t.word[q]);
        long value = knowledge.phrases().get(hash);
        if ((value & ~Knowledge.MORE) != 0) {
          best = value & ~Knowledge.MORE;
          bestHash = hash;
          bestEnd = q + 1;
        }
        if ((value & Knowledge.MORE) == 0) {
          break;
        }
      }
      for (int q = p; q < bestEnd; q++) {
        segment[q] = bestHash;
        segmentClass[q] = best;
        segmentStart[q] = p;
        segmentEnd[q] = bestEnd;
      }
      p = Math.max(p + 1, bestEnd);
    }
  }

  private void findRuns(int end) {
    int p = PAD;
    while (p < end) {
      if (!isCapital(t.shape[p])) {
        p++;
        continue;
      }
      int q = p + 1;
      while (q < end
          && (isCapital(t.shape[q])
              || (q + 1 < end
                  && t.spaced[q] == 0
                  && t.spaced[q + 1] == 0
                  && isCapital(t.shape[q + 1])
                  && (t.shape[q] == TokenAttributes.DASH || t.shape[q] == TokenAttributes.STOP)))) {
        q++;
      }
      for (int r = p; r < q; r++) {
        runStart[r] = p;
        runEnd[r] = q;
      }
      p = q;
    }
  }

  private static boolean isCapital(int shape) {
    return shape >= TokenAttributes.CAPITALISED
        && shape <= TokenAttributes.DOTTED
        && shape != TokenAttributes.NUMBER;
  }
}

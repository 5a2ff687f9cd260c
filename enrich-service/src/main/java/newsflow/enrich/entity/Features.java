package newsflow.enrich.entity;

import static newsflow.enrich.entity.TokenAttributes.PAD;

/**
 * The features of each token of a sentence, as hashes. Not thread-safe: one instance a thread; it
 * allocates nothing after construction.
 */
final class Features {
  /** No token has more features. */
  static final int MAX = 160;

  private static final int CAPACITY = Tokenizer.MAX_SENTENCE + 2 * PAD;
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final long MIX = 0xD6E8FEB86659FD93L;

  private final Knowledge knowledge;
  private final TokenAttributes t = new TokenAttributes();
  private final long[] wordClass = new long[CAPACITY];
  private final int[] usage = new int[CAPACITY];
  private final int[] nameBegin = new int[CAPACITY];
  private final int[] nameInside = new int[CAPACITY];
  private final int[] segment = new int[CAPACITY];
  private final long[] segmentClass = new long[CAPACITY];
  private final int[] segmentStart = new int[CAPACITY];
  private final int[] segmentEnd = new int[CAPACITY];
  private final int[] runStart = new int[CAPACITY];
  private final int[] runEnd = new int[CAPACITY];
  private int[] out = new int[MAX];
  private int n;
  private int template;

  Features(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** Prepares the features of a sentence of a text. */
  void read(CharSequence text, Sentence sentence) {
    t.read(text, sentence);
    int end = t.size + PAD;
    for (int p = 0; p < end + PAD; p++) {
      boolean inside = p >= PAD && p < end;
      wordClass[p] = inside ? knowledge.words().get(t.word[p]) : 0;
      usage[p] = inside ? (int) knowledge.words().get(Knowledge.usageKey(t.lower[p])) : 31;
      nameBegin[p] = 0;
      nameInside[p] = 0;
      segment[p] = t.word[p];
      segmentClass[p] = wordClass[p];
      segmentStart[p] = p;
      segmentEnd[p] = p + 1;
      runStart[p] = -1;
      runEnd[p] = -1;
    }
    findNames(end);
    findSegments(end);
    findRuns(end);
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
        if (q > p && (value & ~Knowledge.MORE) != 0) {
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

  /** Number of tokens of the sentence read last. */
  int size() {
    return t.size;
  }

  /** Writes the features of token {@code i} to {@code features}, returns their number. */
  int extract(int i, int[] features) {
    out = features;
    n = 0;
    template = 0;
    int p = i + PAD;
    words(p);
    forms(p);
    classes(p);
    lists(p);
    runs(p);
    return n;
  }

  private void words(int p) {
    int[] w = t.word;
    int[] l = t.lower;
    for (int d = -3; d <= 3; d++) {
      add(l[p + d]);
    }
    add(w[p - 1]);
    add(w[p]);
    add(w[p + 1]);
    add(l[p - 2], l[p - 1]);
    add(l[p - 1], l[p]);
    add(l[p], l[p + 1]);
    add(l[p + 1], l[p + 2]);
    add(l[p - 1], l[p + 1]);
    add(l[p - 2], l[p - 1], l[p]);
    add(l[p - 1], l[p], l[p + 1]);
    add(l[p], l[p + 1], l[p + 2]);
    add(t.fold[p]);
    add(t.fold[p - 1], t.fold[p]);
    add(t.fold[p], t.fold[p + 1]);
    add(t.prefix2[p]);
    add(t.prefix3[p]);
    add(t.suffix2[p]);
    add(t.suffix3[p]);
    add(t.suffix3[p - 1]);
    add(t.suffix3[p + 1]);
  }

  private void forms(int p) {
    int[] s = t.shape;
    int here = s[p] << 1 | t.spaced[p];
    int after = s[p + 1] << 1 | t.spaced[p + 1];
    int before = s[p - 1] << 1 | t.spaced[p - 1];
    add(1);
    add(here);
    add(before);
    add(after);
    add(s[p - 2]);
    add(s[p + 2]);
    add(before, here);
    add(here, after);
    add(before, here, after);
    add(s[p - 2] << 5 | before, here);
    add(here, after << 5 | s[p + 2]);
    add(s[p - 2] << 5 | before, here, after << 5 | s[p + 2]);
    add(t.pattern[p]);
    add(t.pattern[p], t.length[p]);
    add(t.lower[p - 1], here);
    add(t.lower[p + 1], here);
    add(t.lower[p - 1], here, after);
    add(t.lower[p + 1], here, before);
    add(t.lower[p - 2], before, here);
    add(t.lower[p + 2], after, here);
    add(t.lower[p], before, after);
    add(here, t.casing, t.plain);
    add(usage[p], here);
    add(usage[p - 1], before);
    add(usage[p + 1], after);
    add(usage[p - 1] << 5 | usage[p], here);
    add(usage[p] << 5 | usage[p + 1], here);
  }

  private void classes(int p) {
    for (int d = -2; d <= 2; d++) {
      int coarse = (int) (wordClass[p + d] & 0xFFFF);
      int middle = (int) (wordClass[p + d] >>> 16 & 0xFFFF);
      int fine = (int) (wordClass[p + d] >>> 32 & 0x7FFF);
      add(coarse);
      add(middle);
      add(fine);
    }
    int before = (int) (wordClass[p - 1] & 0xFFFF);
    int here = (int) (wordClass[p] & 0xFFFF);
    int after = (int) (wordClass[p + 1] & 0xFFFF);
    add(before, here);
    add(here, after);
    add(before, here, after);
    add(before, t.lower[p]);
    add(after, t.lower[p]);
    add(before, t.shape[p], after);
    add((int) (wordClass[p - 2] & 0xFFFF), before, t.shape[p]);
    add((int) (wordClass[p + 2] & 0xFFFF), after, t.shape[p]);
    // words of several syllables
    int at = Math.min(p - segmentStart[p], 2) << 2 | Math.min(segmentEnd[p] - p, 3);
    add(segment[p], at);
    add(at, (int) (segmentClass[p] & 0xFFFF));
    add(at, (int) (segmentClass[p] >>> 16 & 0xFFFF));
    add(at, (int) (segmentClass[p] >>> 32 & 0x7FFF));
    int previous = segmentStart[p] - 1;
    int next = segmentEnd[p];
    add(segment[previous], t.shape[p]);
    add(segment[next], t.shape[p]);
    add((int) (segmentClass[previous] & 0xFFFF), at, t.shape[p]);
    add((int) (segmentClass[next] & 0xFFFF), at, t.shape[p]);
    add((int) (segmentClass[previous] >>> 16 & 0xFFFF), at);
    add((int) (segmentClass[next] >>> 16 & 0xFFFF), at);
    int earlier = previous < PAD ? PAD - 1 : segmentStart[previous] - 1;
    int later = Math.min(next >= t.size + PAD ? next : segmentEnd[next], t.size + PAD);
    add(segment[earlier], segment[previous], t.shape[p]);
    add(segment[next], segment[later], t.shape[p]);
    add((int) (segmentClass[earlier] >>> 16 & 0xFFFF), t.shape[p]);
    add((int) (segmentClass[later] >>> 16 & 0xFFFF), t.shape[p]);
  }

  private void lists(int p) {
    int begin = nameBegin[p];
    int inside = nameInside[p];
    add(begin, inside);
    add(nameBegin[p - 1], nameInside[p - 1]);
    add(nameBegin[p + 1], nameInside[p + 1]);
    add(begin, inside, t.shape[p]);
    add(begin, inside, t.lower[p - 1]);
    add(begin, inside, t.lower[p + 1]);
    add(begin ^ inside << 1, nameBegin[p - 1] ^ nameInside[p - 1] << 1, t.shape[p]);
    add(begin ^ inside << 1, nameBegin[p + 1] ^ nameInside[p + 1] << 1, t.shape[p]);
  }

  private void runs(int p) {
    if (runStart[p] >= 0) {
      int start = runStart[p];
      int end = runEnd[p];
      int before = t.lower[start - 1];
      int after = t.lower[end];
      int length = Math.min(end - start, 6);
      int at = Math.min(p - start, 3) << 2 | Math.min(end - p, 3);
      add(at, length, start == PAD ? 1 : 0);
      add(at, before);
      add(at, after);
      add(at, length, before);
      add(at, before, after);
      add(at, t.lower[start]);
      add(at, t.lower[end - 1]);
      add(at, t.lower[start - 2], before);
      add(at, after, t.lower[end + 1]);
      add(at, segment[start - 1]);
      add(at, segment[end]);
      add(at, (int) (segmentClass[start - 1] >>> 16 & 0xFFFF));
      add(at, (int) (segmentClass[end] >>> 16 & 0xFFFF));
      template += 4;
    } else {
      template += 13;
      int left = p - 1;
      while (left >= PAD && left > p - 8 && runStart[left] < 0) {
        left--;
      }
      int right = p + 1;
      while (right < t.size + PAD && right < p + 8 && runStart[right] < 0) {
        right++;
      }
      int head = left >= PAD && runStart[left] >= 0 ? t.lower[runStart[left]] : 0;
      int tail = right < t.size + PAD && runStart[right] >= 0 ? t.lower[right] : 0;
      add(head, p - left);
      add(head, t.lower[p]);
      add(tail, right - p);
      add(head, t.lower[p], t.lower[p + 1]);
    }
  }

  private void add(int a) {
    out[n++] = finish((++template + 0x2000L) * MIX ^ (a + 1L) * STEP);
  }

  private void add(int a, int b) {
    out[n++] = finish((++template + 0x2000L) * MIX ^ ((a + 1L) * STEP >>> 7) ^ (b + 1L) * STEP);
  }

  private void add(int a, int b, int c) {
    long h = (++template + 0x2000L) * MIX ^ ((a + 1L) * STEP >>> 7) ^ (b + 1L) * STEP;
    out[n++] = finish((h ^ h >>> 31) * MIX ^ (c + 1L) * STEP);
  }

  private static int finish(long h) {
    long m = (h ^ h >>> 32) * MIX;
    int result = (int) (m >>> 32);
    return result == 0 ? 1 : result;
  }
}

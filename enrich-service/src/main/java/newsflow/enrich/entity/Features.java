package newsflow.enrich.entity;

import static newsflow.enrich.entity.TokenAttributes.PAD;

/**
 * The features of each token of a sentence, as hashes. Not thread-safe: one instance a thread; it
 * allocates nothing after construction.
 */
final class Features {
  /** No token has more features. */
  static final int MAX = 200;

  /**
   * Lists of names by origin: administrative and Vietnamese names, own tags, names of the world.
   */
  private static final int[] GROUPS = {0xFF, 0x3FF00, 0x7FFC0000};

  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final long MIX = 0xD6E8FEB86659FD93L;

  private final TokenContext context;
  private final TokenAttributes t;
  private final long[] wordClass;
  private final int[] usage;
  private final int[] usualLabel;
  private final int[] usualNext;
  private final int[] usualPrevious;
  private final int[] nameBegin;
  private final int[] nameInside;
  private final int[] segment;
  private final long[] segmentClass;
  private final int[] segmentStart;
  private final int[] segmentEnd;
  private final int[] runStart;
  private final int[] runEnd;
  private final int[] quoteStart;
  private final int[] quoteEnd;
  private final int[] bracketStart;
  private final int[] bracketEnd;
  private final int[] other;
  private int[] out = new int[MAX];
  private int n;
  private int template;

  Features(Knowledge knowledge) {
    context = new TokenContext(knowledge);
    t = context.t;
    wordClass = context.wordClass;
    usage = context.usage;
    usualLabel = context.usualLabel;
    usualNext = context.usualNext;
    usualPrevious = context.usualPrevious;
    nameBegin = context.nameBegin;
    nameInside = context.nameInside;
    segment = context.segment;
    segmentClass = context.segmentClass;
    segmentStart = context.segmentStart;
    segmentEnd = context.segmentEnd;
    runStart = context.runStart;
    runEnd = context.runEnd;
    quoteStart = context.quoteStart;
    quoteEnd = context.quoteEnd;
    bracketStart = context.bracketStart;
    bracketEnd = context.bracketEnd;
    other = context.other;
  }

  /** Prepares the features of a sentence of a text. */
  void read(CharSequence text, Sentence sentence) {
    context.read(text, sentence);
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
    surroundings(p);
    usage(p);
    return n;
  }

  private void usage(int p) {
    template = 140;
    int shape = t.shape[p];
    int here = usualLabel[p];
    add(here, shape);
    add(usualLabel[p - 1], t.shape[p - 1]);
    add(usualLabel[p + 1], t.shape[p + 1]);
    add(usualLabel[p - 1], here, shape);
    add(here, usualLabel[p + 1], shape);
    add(usualLabel[p - 1] << 7 | here, usualLabel[p + 1], shape);
    add(usualNext[p - 1], shape);
    add(usualPrevious[p + 1], shape);
    add(usualNext[p - 1] << 5 | usualPrevious[p + 1], shape);
    add(usualNext[p - 1], here, shape);
    add(usualNext[p - 2], t.shape[p - 1], shape);
    if (runStart[p] >= 0) {
      int at = Math.min(p - runStart[p], 2) << 2 | Math.min(runEnd[p] - p, 3);
      int left = usualNext[runStart[p] - 1];
      int right = usualPrevious[runEnd[p]];
      add(at, left);
      add(at, right);
      add(at, left << 5 | right);
      add(at, left << 5 | right, here);
      add(at, usualLabel[runStart[p]]);
      add(at, usualLabel[runEnd[p] - 1]);
      add(at, usualLabel[runStart[p]] << 7 | usualLabel[runEnd[p] - 1], left);
    }
  }

  private void surroundings(int p) {
    if (quoteStart[p] >= 0) {
      int start = quoteStart[p];
      int length = Math.min(quoteEnd[p] - start, 6);
      int at = Math.min(p - start, 2) << 2 | Math.min(quoteEnd[p] - p, 3);
      add(at, length, t.shape[start]);
      add(at, t.lower[start - 2]);
      add(at, t.shape[start], (int) (segmentClass[start - 2] >>> 16 & 0xFFFF));
    } else {
      template += 3;
    }
    if (bracketStart[p] >= 0) {
      int start = bracketStart[p];
      int length = Math.min(bracketEnd[p] - start, 6);
      int at = Math.min(p - start, 2) << 2 | Math.min(bracketEnd[p] - p, 3);
      add(at, length, t.shape[p]);
      add(at, t.lower[start - 2], t.shape[p]);
      int run = Math.max(runStart[start - 2], 0);
      add(at, t.lower[run], t.shape[p]);
    } else {
      template += 3;
    }
    int same = other[p];
    if (same >= 0) {
      add(t.lower[same - 1]);
      add(t.lower[same + 1]);
      add(t.lower[runStart[same] - 1], Math.min(same - runStart[same], 2));
      add(t.lower[runEnd[same]], Math.min(runEnd[same] - same, 2));
      add(nameBegin[same], nameInside[same]);
    }
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
    for (int group : GROUPS) {
      if (((begin | inside) & group) != 0) {
        add(begin & group, inside & group, t.shape[p]);
      } else {
        template++;
      }
    }
    int last = nameInside[p + 1] == 0 ? 64 : 0;
    int before = template;
    for (int bits = begin; bits != 0; bits &= bits - 1) {
      template = before;
      add(Integer.numberOfTrailingZeros(bits) | last, t.shape[p]);
    }
    for (int bits = inside; bits != 0; bits &= bits - 1) {
      template = before;
      add(Integer.numberOfTrailingZeros(bits) | last | 32, t.shape[p]);
    }
    template = before + 1;
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

  /** A feature of one value, left out where the value is 0, which means unknown. */
  private void add(int a) {
    if (a == 0) {
      template++;
      return;
    }
    out[n++] = finish(((++template + 0x2000L) * MIX) ^ ((a + 1L) * STEP));
  }

  private void add(int a, int b) {
    out[n++] =
        finish(((++template + 0x2000L) * MIX) ^ (((a + 1L) * STEP) >>> 7) ^ ((b + 1L) * STEP));
  }

  private void add(int a, int b, int c) {
    long h = ((++template + 0x2000L) * MIX) ^ (((a + 1L) * STEP) >>> 7) ^ ((b + 1L) * STEP);
    out[n++] = finish(((h ^ (h >>> 31)) * MIX) ^ ((c + 1L) * STEP));
  }

  private static int finish(long h) {
    long m = (h ^ (h >>> 32)) * MIX;
    int result = (int) (m >>> 32);
    return result == 0 ? 1 : result;
  }
}

package newsflow.enrich.entity;

import static newsflow.enrich.entity.TokenAttributes.PAD;

/** Features of what surrounds a token: lists of names, runs of capitals, quotations. */
final class NameFeatures {
  /**
   * Lists of names by origin: administrative and Vietnamese names, own tags, names of the world.
   */
  private static final int[] GROUPS = {0xFF, 0x3FF00, 0x7FFC0000};

  private final FeatureWriter out;
  private final TokenAttributes t;
  private final int[] nameBegin;
  private final int[] nameInside;
  private final int[] segment;
  private final long[] segmentClass;
  private final int[] runStart;
  private final int[] runEnd;
  private final int[] quoteStart;
  private final int[] quoteEnd;
  private final int[] bracketStart;
  private final int[] bracketEnd;
  private final int[] other;

  NameFeatures(TokenContext context, FeatureWriter out) {
    this.out = out;
    t = context.t;
    nameBegin = context.nameBegin;
    nameInside = context.nameInside;
    segment = context.segment;
    segmentClass = context.segmentClass;
    runStart = context.runStart;
    runEnd = context.runEnd;
    quoteStart = context.quoteStart;
    quoteEnd = context.quoteEnd;
    bracketStart = context.bracketStart;
    bracketEnd = context.bracketEnd;
    other = context.other;
  }

  /** Lists that hold a name here. */
  void lists(int p) {
    int begin = nameBegin[p];
    int inside = nameInside[p];
    out.add(begin, inside);
    out.add(nameBegin[p - 1], nameInside[p - 1]);
    out.add(nameBegin[p + 1], nameInside[p + 1]);
    out.add(begin, inside, t.shape[p]);
    out.add(begin, inside, t.lower[p - 1]);
    out.add(begin, inside, t.lower[p + 1]);
    out.add(begin ^ inside << 1, nameBegin[p - 1] ^ nameInside[p - 1] << 1, t.shape[p]);
    out.add(begin ^ inside << 1, nameBegin[p + 1] ^ nameInside[p + 1] << 1, t.shape[p]);
    for (int group : GROUPS) {
      if (((begin | inside) & group) != 0) {
        out.add(begin & group, inside & group, t.shape[p]);
      } else {
        out.skip(1);
      }
    }
    int last = nameInside[p + 1] == 0 ? 64 : 0;
    int before = out.template();
    for (int bits = begin; bits != 0; bits &= bits - 1) {
      out.template(before);
      out.add(Integer.numberOfTrailingZeros(bits) | last, t.shape[p]);
    }
    for (int bits = inside; bits != 0; bits &= bits - 1) {
      out.template(before);
      out.add(Integer.numberOfTrailingZeros(bits) | last | 32, t.shape[p]);
    }
    out.template(before + 1);
  }

  /** The run of capitals around the token, or the nearest ones. */
  void runs(int p) {
    if (runStart[p] >= 0) {
      int start = runStart[p];
      int end = runEnd[p];
      int before = t.lower[start - 1];
      int after = t.lower[end];
      int length = Math.min(end - start, 6);
      int at = Math.min(p - start, 3) << 2 | Math.min(end - p, 3);
      out.add(at, length, start == PAD ? 1 : 0);
      out.add(at, before);
      out.add(at, after);
      out.add(at, length, before);
      out.add(at, before, after);
      out.add(at, t.lower[start]);
      out.add(at, t.lower[end - 1]);
      out.add(at, t.lower[start - 2], before);
      out.add(at, after, t.lower[end + 1]);
      out.add(at, segment[start - 1]);
      out.add(at, segment[end]);
      out.add(at, (int) (segmentClass[start - 1] >>> 16 & 0xFFFF));
      out.add(at, (int) (segmentClass[end] >>> 16 & 0xFFFF));
      out.skip(4);
    } else {
      out.skip(13);
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
      out.add(head, p - left);
      out.add(head, t.lower[p]);
      out.add(tail, right - p);
      out.add(head, t.lower[p], t.lower[p + 1]);
    }
  }

  /** Quotations, brackets, and other places of the same word. */
  void surroundings(int p) {
    if (quoteStart[p] >= 0) {
      int start = quoteStart[p];
      int length = Math.min(quoteEnd[p] - start, 6);
      int at = Math.min(p - start, 2) << 2 | Math.min(quoteEnd[p] - p, 3);
      out.add(at, length, t.shape[start]);
      out.add(at, t.lower[start - 2]);
      out.add(at, t.shape[start], (int) (segmentClass[start - 2] >>> 16 & 0xFFFF));
    } else {
      out.skip(3);
    }
    if (bracketStart[p] >= 0) {
      int start = bracketStart[p];
      int length = Math.min(bracketEnd[p] - start, 6);
      int at = Math.min(p - start, 2) << 2 | Math.min(bracketEnd[p] - p, 3);
      out.add(at, length, t.shape[p]);
      out.add(at, t.lower[start - 2], t.shape[p]);
      int run = Math.max(runStart[start - 2], 0);
      out.add(at, t.lower[run], t.shape[p]);
    } else {
      out.skip(3);
    }
    int same = other[p];
    if (same >= 0) {
      out.add(t.lower[same - 1]);
      out.add(t.lower[same + 1]);
      out.add(t.lower[runStart[same] - 1], Math.min(same - runStart[same], 2));
      out.add(t.lower[runEnd[same]], Math.min(runEnd[same] - same, 2));
      out.add(nameBegin[same], nameInside[same]);
    }
  }
}

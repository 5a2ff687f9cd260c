package newsflow.enrich.entity;

import static newsflow.enrich.entity.TokenAttributes.PAD;

/** Features of learned classes of words and phrases. */
final class ClassFeatures {
  private final FeatureWriter out;
  private final TokenAttributes t;
  private final long[] wordClass;
  private final int[] segment;
  private final long[] segmentClass;
  private final int[] segmentStart;
  private final int[] segmentEnd;

  ClassFeatures(TokenContext context, FeatureWriter out) {
    this.out = out;
    t = context.t;
    wordClass = context.wordClass;
    segment = context.segment;
    segmentClass = context.segmentClass;
    segmentStart = context.segmentStart;
    segmentEnd = context.segmentEnd;
  }

  /** Classes of the words and of the fixed phrases around. */
  void classes(int p) {
    for (int d = -2; d <= 2; d++) {
      int coarse = (int) (wordClass[p + d] & 0xFFFF);
      int middle = (int) (wordClass[p + d] >>> 16 & 0xFFFF);
      int fine = (int) (wordClass[p + d] >>> 32 & 0x7FFF);
      out.add(coarse);
      out.add(middle);
      out.add(fine);
    }
    int before = (int) (wordClass[p - 1] & 0xFFFF);
    int here = (int) (wordClass[p] & 0xFFFF);
    int after = (int) (wordClass[p + 1] & 0xFFFF);
    out.add(before, here);
    out.add(here, after);
    out.add(before, here, after);
    out.add(before, t.lower[p]);
    out.add(after, t.lower[p]);
    out.add(before, t.shape[p], after);
    out.add((int) (wordClass[p - 2] & 0xFFFF), before, t.shape[p]);
    out.add((int) (wordClass[p + 2] & 0xFFFF), after, t.shape[p]);
    // words of several syllables
    int at = Math.min(p - segmentStart[p], 2) << 2 | Math.min(segmentEnd[p] - p, 3);
    out.add(segment[p], at);
    out.add(at, (int) (segmentClass[p] & 0xFFFF));
    out.add(at, (int) (segmentClass[p] >>> 16 & 0xFFFF));
    out.add(at, (int) (segmentClass[p] >>> 32 & 0x7FFF));
    int previous = segmentStart[p] - 1;
    int next = segmentEnd[p];
    out.add(segment[previous], t.shape[p]);
    out.add(segment[next], t.shape[p]);
    out.add((int) (segmentClass[previous] & 0xFFFF), at, t.shape[p]);
    out.add((int) (segmentClass[next] & 0xFFFF), at, t.shape[p]);
    out.add((int) (segmentClass[previous] >>> 16 & 0xFFFF), at);
    out.add((int) (segmentClass[next] >>> 16 & 0xFFFF), at);
    int earlier = previous < PAD ? PAD - 1 : segmentStart[previous] - 1;
    int later = Math.min(next >= t.size + PAD ? next : segmentEnd[next], t.size + PAD);
    out.add(segment[earlier], segment[previous], t.shape[p]);
    out.add(segment[next], segment[later], t.shape[p]);
    out.add((int) (segmentClass[earlier] >>> 16 & 0xFFFF), t.shape[p]);
    out.add((int) (segmentClass[later] >>> 16 & 0xFFFF), t.shape[p]);
  }
}

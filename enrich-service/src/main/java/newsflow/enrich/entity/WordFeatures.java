package newsflow.enrich.entity;

/** Features of the words of a sentence and how they are written and used. */
final class WordFeatures {
  private final FeatureWriter out;
  private final TokenAttributes t;
  private final int[] usage;
  private final int[] usualLabel;
  private final int[] usualNext;
  private final int[] usualPrevious;
  private final int[] runStart;
  private final int[] runEnd;

  WordFeatures(TokenContext context, FeatureWriter out) {
    this.out = out;
    t = context.t;
    usage = context.usage;
    usualLabel = context.usualLabel;
    usualNext = context.usualNext;
    usualPrevious = context.usualPrevious;
    runStart = context.runStart;
    runEnd = context.runEnd;
  }

  /** The words around token {@code p}, and its parts. */
  void words(int p) {
    int[] w = t.word;
    int[] l = t.lower;
    for (int d = -3; d <= 3; d++) {
      out.add(l[p + d]);
    }
    out.add(w[p - 1]);
    out.add(w[p]);
    out.add(w[p + 1]);
    out.add(l[p - 2], l[p - 1]);
    out.add(l[p - 1], l[p]);
    out.add(l[p], l[p + 1]);
    out.add(l[p + 1], l[p + 2]);
    out.add(l[p - 1], l[p + 1]);
    out.add(l[p - 2], l[p - 1], l[p]);
    out.add(l[p - 1], l[p], l[p + 1]);
    out.add(l[p], l[p + 1], l[p + 2]);
    out.add(t.fold[p]);
    out.add(t.fold[p - 1], t.fold[p]);
    out.add(t.fold[p], t.fold[p + 1]);
    out.add(t.prefix2[p]);
    out.add(t.prefix3[p]);
    out.add(t.suffix2[p]);
    out.add(t.suffix3[p]);
    out.add(t.suffix3[p - 1]);
    out.add(t.suffix3[p + 1]);
  }

  /** How the tokens around are written. */
  void forms(int p) {
    int[] s = t.shape;
    int here = s[p] << 1 | t.spaced[p];
    int after = s[p + 1] << 1 | t.spaced[p + 1];
    int before = s[p - 1] << 1 | t.spaced[p - 1];
    out.add(1);
    out.add(here);
    out.add(before);
    out.add(after);
    out.add(s[p - 2]);
    out.add(s[p + 2]);
    out.add(before, here);
    out.add(here, after);
    out.add(before, here, after);
    out.add(s[p - 2] << 5 | before, here);
    out.add(here, after << 5 | s[p + 2]);
    out.add(s[p - 2] << 5 | before, here, after << 5 | s[p + 2]);
    out.add(t.pattern[p]);
    out.add(t.pattern[p], t.length[p]);
    out.add(t.lower[p - 1], here);
    out.add(t.lower[p + 1], here);
    out.add(t.lower[p - 1], here, after);
    out.add(t.lower[p + 1], here, before);
    out.add(t.lower[p - 2], before, here);
    out.add(t.lower[p + 2], after, here);
    out.add(t.lower[p], before, after);
    out.add(here, t.casing, t.plain);
    out.add(usage[p], here);
    out.add(usage[p - 1], before);
    out.add(usage[p + 1], after);
    out.add(usage[p - 1] << 5 | usage[p], here);
    out.add(usage[p] << 5 | usage[p + 1], here);
  }

  /** What names the words around usually belong to. */
  void usage(int p) {
    out.template(140);
    int shape = t.shape[p];
    int here = usualLabel[p];
    out.add(here, shape);
    out.add(usualLabel[p - 1], t.shape[p - 1]);
    out.add(usualLabel[p + 1], t.shape[p + 1]);
    out.add(usualLabel[p - 1], here, shape);
    out.add(here, usualLabel[p + 1], shape);
    out.add(usualLabel[p - 1] << 7 | here, usualLabel[p + 1], shape);
    out.add(usualNext[p - 1], shape);
    out.add(usualPrevious[p + 1], shape);
    out.add(usualNext[p - 1] << 5 | usualPrevious[p + 1], shape);
    out.add(usualNext[p - 1], here, shape);
    out.add(usualNext[p - 2], t.shape[p - 1], shape);
    if (runStart[p] >= 0) {
      int at = Math.min(p - runStart[p], 2) << 2 | Math.min(runEnd[p] - p, 3);
      int left = usualNext[runStart[p] - 1];
      int right = usualPrevious[runEnd[p]];
      out.add(at, left);
      out.add(at, right);
      out.add(at, left << 5 | right);
      out.add(at, left << 5 | right, here);
      out.add(at, usualLabel[runStart[p]]);
      out.add(at, usualLabel[runEnd[p] - 1]);
      out.add(at, usualLabel[runStart[p]] << 7 | usualLabel[runEnd[p] - 1], left);
    }
  }
}

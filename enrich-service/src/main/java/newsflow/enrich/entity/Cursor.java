package newsflow.enrich.entity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks along the ordered mentions of a field beside something else that moves forward. */
final class Cursor {
  private final List<Draft> drafts;

  /** The first mention that ends behind the place moved to. */
  int index;

  Cursor(List<Draft> drafts) {
    this(drafts, 0);
  }

  Cursor(List<Draft> drafts, int index) {
    this.drafts = drafts;
    this.index = index;
  }

  void moveTo(int offset) {
    while (index < drafts.size() && drafts.get(index).end() <= offset) {
      index++;
    }
  }

  /** The mention that covers the offset, which must not lie before the place moved to. */
  @Nullable Draft at(int offset) {
    return index < drafts.size() && drafts.get(index).start() <= offset ? drafts.get(index) : null;
  }

  boolean covers(int offset) {
    return at(offset) != null;
  }

  /** Whether a mention near the place moved to covers the offset, which may lie before it. */
  boolean coversBefore(int offset) {
    for (int i = Math.min(index, drafts.size() - 1); i >= 0 && i > index - 8; i--) {
      if (drafts.get(i).overlaps(offset, offset + 1)) {
        return true;
      }
    }
    return false;
  }
}

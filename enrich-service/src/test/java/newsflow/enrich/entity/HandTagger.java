package newsflow.enrich.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tags the surfaces that a test names, wherever they stand; longer ones first. */
final class HandTagger implements Tagger {
  private record Surface(String text, EntityType type) {}

  private final List<Surface> surfaces = new ArrayList<>();

  static HandTagger tags() {
    return new HandTagger();
  }

  HandTagger with(EntityType type, String... texts) {
    for (String text : texts) {
      surfaces.add(new Surface(text, type));
    }
    surfaces.sort(Comparator.comparingInt((Surface surface) -> -surface.text().length()));
    return this;
  }

  HandTagger person(String... texts) {
    return with(EntityType.PERSON, texts);
  }

  HandTagger place(String... texts) {
    return with(EntityType.PLACE, texts);
  }

  HandTagger organisation(String... texts) {
    return with(EntityType.ORGANISATION, texts);
  }

  HandTagger event(String... texts) {
    return with(EntityType.EVENT, texts);
  }

  @Override
  public List<Tagged> tag(String text) {
    List<Tagged> tags = new ArrayList<>();
    boolean[] taken = new boolean[text.length()];
    for (Surface surface : surfaces) {
      int from = 0;
      int at;
      while ((at = text.indexOf(surface.text(), from)) >= 0) {
        int end = at + surface.text().length();
        from = at + 1;
        boolean inside =
            (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)))
                || (end < text.length() && Character.isLetterOrDigit(text.charAt(end)));
        if (!inside && !taken[at] && !taken[end - 1]) {
          java.util.Arrays.fill(taken, at, end, true);
          tags.add(new Tagged(at, end, surface.type(), 0.9));
          from = end;
        }
      }
    }
    tags.sort(Comparator.comparingInt(Tagged::start));
    return tags;
  }
}

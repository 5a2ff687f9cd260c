package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the headline. A heading on the page wins if structured data, meta elements or the title
 * element say nearly the same, or if it is the only first-level heading and stands right above the
 * text; otherwise those witnesses count in their order, without the site's name.
 */
final class Titles {
  private static final double AGREES = 0.6;

  /** How many blocks above the text a headline may stand. */
  private static final int NEAR = 25;

  private final SiteNames site;
  private final Trace trace;
  private final List<Witness> witnesses = new ArrayList<>();

  /**
   * @param at index of its block, -1 if it is not on the page
   */
  record Headline(@Nullable String text, int at) {
    String orEmpty() {
      return text == null ? "" : text;
    }
  }

  Titles(
      Clues clues, @Nullable Described described, Declared declared, SiteNames site, Trace trace) {
    this.site = site;
    this.trace = trace;
    add(Origin.META, "og:title", clues.meta("og:title"));
    if (described != null && described.article()) {
      add(Origin.JSON_LD, "headline", described.text("headline", "name"));
    }
    add(Origin.META, "twitter:title", clues.meta("twitter:title"));
    add(
        Origin.META,
        "title",
        clues.meta("title", "dc.title", "sailthru.title", "parsely-title", "hdl", "headline"));
    add(Origin.FEED, "declared", declared.title());
    add(Origin.META, "title element", clues.title);
  }

  private void add(Origin origin, String where, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      String title = site.cutFrom(Words.squeeze(value), where.equals("title element"));
      if (!site.is(title) || Words.count(title) > 6) {
        witnesses.add(new Witness(origin, where, title));
      }
    }
  }

  /**
   * @param first index of the first block of the text
   */
  Headline choose(Outline outline, int first) {
    Headline heading = heading(outline, first);
    if (heading == null && !witnesses.isEmpty()) {
      heading = new Headline(witnesses.getFirst().value(), -1);
    }
    if (heading == null) {
      return new Headline(null, -1);
    }
    Headline chosen = new Headline(withoutKicker(heading.orEmpty()), heading.at());
    for (Witness witness : witnesses) {
      trace.witness(
          "title", witness.where(), witness.value(), witness.value().equals(chosen.text()));
    }
    trace.witness("title", heading.at() < 0 ? "meta" : "heading", heading.orEmpty(), true);
    return chosen;
  }

  private @Nullable Headline heading(Outline outline, int first) {
    List<String> folds = witnesses.stream().map(w -> Words.fold(w.value())).distinct().toList();
    Headline best = null;
    double most = 0;
    int h1 = 0;
    for (Block block : outline.blocks) {
      h1 += block.region.tag().equals("h1") && block.words >= 2 ? 1 : 0;
    }
    for (int i = 0; i < outline.blocks.size(); i++) {
      Block block = outline.blocks.get(i);
      double form = form(block);
      if (i > first + 60 && form < 1) {
        continue;
      }
      if (form == 0 || block.words == 0 || block.text.length() > 400) {
        continue;
      }
      String folded = Words.fold(block.text);
      double agreement = 0;
      for (String said : folds) {
        agreement = Math.max(agreement, likeness(folded, said));
      }
      boolean near = i <= first && first - i <= NEAR;
      boolean alone = form == 1 && h1 == 1 && near && block.words >= 4;
      boolean placed = (witnesses.isEmpty() && near && block.words >= 3) || alone;
      double score = 2 * agreement + form + (near ? 0.5 : 0) + (i > first ? -0.5 : 0);
      if ((agreement >= AGREES || placed) && score > most && !site.is(block.text)) {
        most = score;
        best = new Headline(block.text, i);
      }
    }
    return best;
  }

  private static double form(Block block) {
    return switch (block.region.tag()) {
      case "h1" -> 1;
      case "h2" -> 0.5;
      case "h3", "h4" -> 0.3;
      default -> ((block.region.marks | block.marks) & Hints.TITLE) != 0 ? 0.4 : 0;
    };
  }

  /** The part of a heading that the other witnesses agree to be the headline. */
  private String withoutKicker(String heading) {
    String folded = Words.fold(heading);
    for (Witness witness : witnesses) {
      String value = Words.fold(witness.value());
      if (value.length() < folded.length()
          && Words.count(value) >= 3
          && (folded.endsWith(" " + value) || folded.startsWith(value + " "))
          && value.length() * 2 > folded.length()) {
        int agreeing = 0;
        for (Witness other : witnesses) {
          agreeing += Words.fold(other.value()).equals(value) ? 1 : 0;
        }
        if (agreeing >= 2) {
          return witness.value();
        }
      }
    }
    return heading;
  }

  /** Share of the words that two folded texts have in common, 0 to 1. */
  static double likeness(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    List<String> first = List.of(a.split(" "));
    List<String> second = new ArrayList<>(List.of(b.split(" ")));
    int all = first.size() + second.size();
    int common = 0;
    for (String word : first) {
      if (second.remove(word)) {
        common++;
      }
    }
    double share = all == 0 ? 0 : 2.0 * common / all;
    boolean part = !a.isEmpty() && !b.isEmpty() && (a.contains(b) || b.contains(a));
    return part
        ? Math.max(share, Math.min(first.size(), all - first.size()) >= 3 ? 0.8 : 0)
        : share;
  }
}

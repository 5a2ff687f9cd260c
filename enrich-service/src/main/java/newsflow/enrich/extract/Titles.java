package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
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

  /** What programs print that had no title. */
  private static final Set<String> NOTHING =
      Set.of("null", "undefined", "[object Object]", "NaN", "None", "nil");

  private static final Evaluator LINK = Selector.evaluatorOf("a[href]");
  private static final Pattern HOME = Pattern.compile("(?:https?://[^/]+)?/?");

  private static final Pattern BAR = Pattern.compile("\\s+(?:[-–—|»:]|::)\\s+");

  /** How the title elements of portals begin that name no page; own work. */
  private static final Pattern PORTAL =
      Pattern.compile(
          "(?:(?:cổng|trang) thông tin điện tử|официальный (?:сайт|портал)|official (?:web"
              + " ?site|web ?portal|portal) of|(?:portal|sitio|site|sítio) ofici(?:al|el)|sito"
              + " ufficiale|situs resmi|portal rasmi|laman web rasmi)(?!\\p{L}).{0,80}",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final SiteNames site;
  private final Trace trace;
  private final List<Witness> witnesses = new ArrayList<>();

  /** Those that seem to say no more than the name of the site. */
  private final List<Witness> names = new ArrayList<>();

  /** The title element, folded. */
  private final String whole;

  /** What the witnesses say, folded. */
  private final List<String> said = new ArrayList<>();

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
    whole = clues.title == null ? "" : Words.fold(clues.title);
  }

  private void add(Origin origin, String where, @Nullable String value) {
    if (value != null && !value.isBlank() && !NOTHING.contains(value.strip())) {
      String title = site.cutFrom(Words.squeeze(value), where.equals("title element"));
      boolean name =
          (site.is(title) && Words.count(title) <= 6)
              || (where.equals("title element") && PORTAL.matcher(title).matches());
      (name ? names : witnesses).add(new Witness(origin, where, title));
    }
  }

  /**
   * @param first index of the first block of the text
   */
  Headline choose(Outline outline, int first) {
    List<Witness> all = List.copyOf(witnesses);
    dropNameOfHome(outline);
    witnesses.forEach(witness -> said.add(Words.fold(witness.value())));
    Headline heading = heading(outline, first);
    if (heading == null && isNameOfPlace(outline, first)) {
      heading = marked(outline, first);
    }
    if (heading == null && witnesses.isEmpty()) {
      witnesses.addAll(all.isEmpty() ? names : all);
    }
    if (heading == null && !witnesses.isEmpty()) {
      String value = witnesses.getFirst().value();
      heading = partOnPage(outline, first, value);
      heading = heading == null ? new Headline(value, -1) : heading;
    }
    if (heading == null) {
      return new Headline(null, -1);
    }
    Headline chosen =
        heading.at() < 0
            ? heading
            : new Headline(
                new Kickers(witnesses, said).headline(outline.blocks.get(heading.at())),
                heading.at());
    for (Witness witness : witnesses) {
      trace.witness(
          "title", witness.where(), witness.value(), witness.value().equals(chosen.text()));
    }
    trace.witness("title", heading.at() < 0 ? "meta" : "heading", heading.orEmpty(), true);
    return chosen;
  }

  /** A line above the text that is no heading but one of the parts of a title set apart by bars. */
  private static @Nullable Headline partOnPage(Outline outline, int first, String title) {
    if (!BAR.matcher(title).find()) {
      return null;
    }
    Set<String> parts = new HashSet<>();
    for (String part : BAR.split(title, 6)) {
      parts.add(Words.fold(part));
    }
    for (int i = Math.max(0, first - NEAR); i < first; i++) {
      Block block = outline.blocks.get(i);
      if (block.words >= 4
          && block.text.length() <= title.length()
          && block.linkShare() < 0.5
          && parts.contains(Words.fold(block.text))) {
        return new Headline(block.text, i);
      }
    }
    return null;
  }

  private @Nullable Headline heading(Outline outline, int first) {
    List<FoldedText> sayings = said.stream().distinct().map(FoldedText::new).toList();
    Headline best = null;
    double most = 0;
    int h1 = 0;
    for (Block block : outline.blocks) {
      h1 += block.region.tag().equals("h1") && block.words >= 2 ? 1 : 0;
    }
    boolean only = h1 == 1 && hasNearHeading(outline, first);
    for (int i = 0; i < outline.blocks.size(); i++) {
      Block block = outline.blocks.get(i);
      double form = form(block);
      if ((i > first + 60 && form < 1) || (only && !block.isHeading())) {
        continue;
      }
      if (form == 0 || block.words == 0 || block.text.length() > 400) {
        continue;
      }
      FoldedText folded = new FoldedText(Words.fold(block.text));
      double agreement = 0;
      for (FoldedText saying : sayings) {
        agreement = Math.max(agreement, folded.likeness(saying));
      }
      boolean near = i <= first && first - i <= NEAR;
      boolean alone = form == 1 && h1 == 1 && near && block.words >= 4;
      boolean placed = (witnesses.isEmpty() && near && block.words >= 3) || alone;
      double score = 2 * agreement + form + (near ? 0.5 : 0) + (i > first ? -0.5 : 0);
      if ((agreement >= AGREES || placed)
          && score > most
          && !site.is(block.text)
          && !leadsHome(block)) {
        most = score;
        best = new Headline(block.text, i);
      }
    }
    return best;
  }

  /** Whether a first-level heading of a headline's length stands a little above the text. */
  private boolean hasNearHeading(Outline outline, int first) {
    for (int i = Math.max(0, first - NEAR); i <= Math.min(first, outline.blocks.size() - 1); i++) {
      Block block = outline.blocks.get(i);
      if (block.region.tag().equals("h1")
          && block.words >= 4
          && !site.is(block.text)
          && !leadsHome(block)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether all that there is is a title element that names a section or the site: very short, the
   * text of a link above the article, or beginning with the name that leads to the front page.
   */
  private boolean isNameOfPlace(Outline outline, int first) {
    if (witnesses.size() != 1 || !witnesses.getFirst().where().equals("title element")) {
      return false;
    }
    String value = said.getFirst();
    boolean name = Words.count(value) <= 4;
    for (int i = 0; i < Math.min(first, outline.blocks.size()) && !name; i++) {
      Block block = outline.blocks.get(i);
      String text = Words.fold(block.text);
      name =
          (block.linked > 0 && text.length() >= 4 && (" " + text + " ").contains(" " + value + " "))
              || (block.isHeading() && leadsHome(block) && isNameWith(text));
    }
    return name;
  }

  /** Whether the title element begins with a name, or ends with it and has little more. */
  private boolean isNameWith(String name) {
    return whole.startsWith(name)
        || (whole.endsWith(name)
            && Words.count(whole.substring(0, whole.length() - name.length())) <= 4);
  }

  /** The heading, or the block named as the title, right above the text. */
  private @Nullable Headline marked(Outline outline, int first) {
    Headline best = null;
    double most = 0;
    for (int i = Math.min(first, outline.blocks.size()) - 1; i >= Math.max(0, first - NEAR); i--) {
      Block block = outline.blocks.get(i);
      if (form(block) > most
          && block.words >= 4
          && block.text.length() <= 400
          && block.linkShare() < 0.8
          && !site.is(block.text)) {
        most = form(block);
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

  /** What a heading that leads to the front page says is the name of the site, no headline. */
  private void dropNameOfHome(Outline outline) {
    if (witnesses.isEmpty() || !witnesses.getLast().where().equals("title element")) {
      return;
    }
    String name = Words.fold(witnesses.getLast().value());
    for (Block block : outline.blocks) {
      if (block.isHeading() && leadsHome(block) && Words.fold(block.text).equals(name)) {
        witnesses.removeLast();
        return;
      }
    }
  }

  private static boolean leadsHome(Block block) {
    if (block.linkShare() < 0.8) {
      return false;
    }
    Element link = block.region.element.selectFirst(LINK);
    return link != null && HOME.matcher(link.attr("href")).matches();
  }
}

package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the authors. In order: JSON-LD, meta elements, microdata, links to an author's page,
 * marked elements, lines by the headline, what the feed declared, a last line that is only a name;
 * at the end organisations that structured data call the author. Elements count only near the
 * article. A later witness that has all the names of the chosen one and more wins over it, and
 * names that the page prints win over names that it only declares.
 */
final class Bylines {
  private static final String[] METAS = {
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "article.author",
    "authors",
    "og:author",
    "og:article:author",
    "cxenseparse:author",
    "itemprop:author",
    "citation_author",
    "rbauthors",
    "mediator_author",
    "vr:author",
    "twitter:data1"
  };
  private static final Set<String> MARKS =
      Set.of(
          "author",
          "byline",
          "autor",
          "auteur",
          "writer",
          "tacgia",
          "nguon-tin",
          "reporter",
          "writeby",
          "journalist",
          "contributor-name",
          "columnist",
          "muhabir",
          "penulis",
          "signature",
          "firma");
  private static final int MOST = 12;
  private static final Evaluator NAME = Selector.evaluatorOf("[itemprop=name]");
  private static final Evaluator PARTS = Selector.evaluatorOf("a, span, strong, b, .name");

  private final @Nullable String site;
  private final SiteNames sites;
  private final Trace trace;
  private final Nearby nearby;
  private final List<List<String>> witnesses = new ArrayList<>();

  /** Those that name all the authors rather than one each. */
  private final List<List<String>> full = new ArrayList<>();

  Bylines(SiteNames sites, Nearby nearby, Trace trace) {
    this.sites = sites;
    this.site = sites.name();
    this.nearby = nearby;
    this.trace = trace;
  }

  /**
   * The authors of an article.
   *
   * @param language in Vietnamese a last line that is only a name is a byline
   */
  List<String> choose(
      Clues clues, @Nullable Described described, Declared declared, @Nullable String language) {
    structured(described);
    metas(clues);
    int hidden = witnesses.size();
    if (hidden == 0 || trace.listening() || isUnsure(witnesses.getFirst())) {
      spots("itemprop author", clues.properties.getOrDefault("author", List.of()));
      spots("link to the author", clues.authorLinks);
      linesOfLinks(clues.authorLinks);
      marked(clues);
    }
    if (witnesses.isEmpty() || trace.listening()) {
      lines(nearby.parts());
    }
    lines(nearby.lines());
    hear("declared", declared.authors(), false);
    if (witnesses.isEmpty() || trace.listening()) {
      for (String line : nearby.linesByTime()) {
        hear("line that is a name", Names.signing(line, site), true);
      }
      for (String line : nearby.linesBelow()) {
        if (line.indexOf(':') > 0 && Names.isByline(line)) {
          hear("line under the text", List.of(line), true);
        }
      }
    }
    for (String line : isVietnamese(language) ? nearby.lastLines(site) : List.<String>of()) {
      hear("last line", List.of(line), true);
    }
    if (witnesses.isEmpty() || trace.listening()) {
      for (String line : nearby.closingLines()) {
        hear("signature", signature(line), true);
      }
      for (String paragraph : nearby.outerParagraphs()) {
        hear("in the text", Signatures.inside(paragraph, language), true);
      }
      hear("signature", nearby.signatures(site), true);
    }
    List<String> best = witnesses.isEmpty() ? List.of() : witnesses.getFirst();
    Set<String> folded = fold(best);
    for (List<String> other : full) {
      Set<String> more = fold(other);
      if (more.size() > folded.size() && more.size() <= 4 && more.containsAll(folded)) {
        best = other;
        folded = more;
      }
    }
    if (hidden > 0 && hidden < witnesses.size() && isUnsure(best)) {
      List<String> visible = witnesses.get(hidden);
      best = nearby.isPrinted(visible) ? visible : best;
    }
    return best.isEmpty() ? organisations(described, clues) : best;
  }

  /** Whether the page prints none of these names by the text, or all are names of the site. */
  private boolean isUnsure(List<String> names) {
    return !nearby.isPrinted(names) || names.stream().allMatch(sites::is);
  }

  /** Whether a language tag, if any, is of Vietnamese: {@code vi}, {@code vi-VN}. */
  static boolean isVietnamese(@Nullable String language) {
    return language != null && language.toLowerCase(Locale.ROOT).startsWith("vi");
  }

  private static List<String> signature(String line) {
    List<String> credits = Signatures.labelled(line);
    return credits.isEmpty() ? Signatures.ofOffice(line) : credits;
  }

  private static Set<String> fold(List<String> names) {
    Set<String> folded = new LinkedHashSet<>();
    names.forEach(name -> folded.add(Words.fold(name)));
    return folded;
  }

  private void structured(@Nullable Described described) {
    if (described == null) {
      return;
    }
    List<String> persons = new ArrayList<>();
    for (Described.Credit credit : described.authors()) {
      if (credit.person()) {
        persons.add(credit.name());
      }
    }
    hear("json_ld author", persons, true);
  }

  private void metas(Clues clues) {
    for (String name : METAS) {
      List<String> values = new ArrayList<>();
      for (String value : clues.metaAll(name)) {
        if (!value.startsWith("http") && !value.contains("facebook.com")) {
          values.add(value);
        }
      }
      hear("meta " + name, values, true);
    }
  }

  private void spots(String where, List<Clues.Spot> spots) {
    List<String> texts = new ArrayList<>();
    for (Clues.Spot spot : spots) {
      if (nearby.isAtByline(spot) && texts.size() < MOST) {
        Element element = spot.element();
        Element name = element.selectFirst(NAME);
        texts.add(
            name == null
                ? element.text()
                : name.hasAttr("content") ? name.attr("content") : name.text());
      }
    }
    hear(where, texts, true);
  }

  /** Names without a link beside one that has one. */
  private void linesOfLinks(List<Clues.Spot> links) {
    for (Clues.Spot spot : links.subList(0, Math.min(2, links.size()))) {
      Element parent = spot.element().parent();
      if (parent != null && nearby.isAtByline(spot) && parent.childNodeSize() <= 8) {
        String line = parent.text();
        if (line.length() <= 120 && hear("line of a link", Names.signing(line, site), true)) {
          full.add(witnesses.getLast());
        }
      }
    }
  }

  private void marked(Clues clues) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    for (Clues.Spot spot : clues.bylines) {
      if (!nearby.isAtByline(spot)) {
        continue;
      }
      String name =
          String.join(
                  " ",
                  spot.element().className(),
                  spot.element().id(),
                  spot.element().attr("data-testid"),
                  spot.element().attr("data-component"))
              .toLowerCase(Locale.ROOT);
      if (MARKS.stream().anyMatch(name::contains)) {
        List<String> texts = byName.computeIfAbsent(name, n -> new ArrayList<>());
        String text = spot.text(" | ");
        if (text.length() > 250 || texts.size() >= MOST) {
          continue;
        }
        texts.add(text);
        List<String> links = spot.element().select(PARTS).eachText();
        byName.computeIfAbsent(name + " parts", n -> new ArrayList<>()).addAll(links);
      }
    }
    byName.forEach(
        (name, texts) -> {
          if (!name.endsWith(" parts")) {
            List<String> parts = byName.getOrDefault(name + " parts", List.of());
            boolean heard = !parts.isEmpty() && hear("parts of " + name, parts, true);
            if (!heard) {
              hear("element " + name.strip(), texts, true);
            }
          }
        });
  }

  private void lines(List<String> lines) {
    for (String line : lines) {
      if (line.length() > 150) {
        continue;
      }
      List<String> signed = signature(line);
      if (!signed.isEmpty()) {
        hear("signature", signed, true);
      } else if (Names.isByline(line)) {
        hear("line", List.of(line), true);
      } else if (line.indexOf('|') > 0 && !hasByline(line) && Words.hasDigit(line)) {
        String first = line.substring(0, line.indexOf('|')).strip();
        hear("line with a date", Names.isName(first, true) ? List.of(first) : List.of(), true);
      }
    }
  }

  /** Whether a bar sets a byline apart from a time or a count, which is then heard. */
  private boolean hasByline(String line) {
    for (String part : line.split("\\s*\\|\\s*", 6)) {
      if (Names.isByline(part)) {
        return hear("part of a line", List.of(part), true);
      }
    }
    return false;
  }

  /** Agencies and desks, where no person is named. */
  private List<String> organisations(@Nullable Described described, Clues clues) {
    Set<String> names = new LinkedHashSet<>();
    if (described != null) {
      described.authors().forEach(credit -> names.add(credit.name()));
    }
    if (names.isEmpty()) {
      names.addAll(clues.metaAll("author"));
    }
    List<String> kept = new ArrayList<>();
    for (String name : names) {
      if (Words.count(name) <= 5
          && name.length() >= 2
          && name.length() <= 50
          && name.indexOf('@') < 0
          && name.indexOf('/') < 0
          && !name.equalsIgnoreCase("admin")
          && !Names.isSite(name, site)) {
        kept.add(name);
      }
    }
    return kept;
  }

  private boolean hear(String where, List<String> credits, boolean strict) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String credit : credits) {
      for (String name : Names.of(Words.squeeze(credit), site, strict)) {
        if (!names.isEmpty() && sites.leads(name)) {
          continue;
        }
        names.putIfAbsent(Words.fold(name), name);
      }
    }
    String host = sites.hostLabel();
    if (names.size() > 1 && host != null) {
      names.values().removeIf(name -> SiteNames.dense(name).equals(host));
    }
    if (!credits.isEmpty()) {
      boolean first = witnesses.isEmpty() && !names.isEmpty();
      trace.witness("authors", where, String.join(" | ", credits), first);
    }
    if (!names.isEmpty()) {
      List<String> heard = new ArrayList<>(names.values());
      witnesses.add(heard);
      if (where.startsWith("meta") || where.equals("line") || where.equals("signature")) {
        full.add(heard);
      }
    }
    return !names.isEmpty();
  }
}

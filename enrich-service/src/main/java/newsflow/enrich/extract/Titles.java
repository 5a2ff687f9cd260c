package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Chooses the headline from what structured data, meta elements and headings say. */
final class Titles {
  private static final String SEPARATORS = "|-–—»«:·•/\\~";

  private Titles() {}

  static @Nullable String choose(
      Clues clues,
      @Nullable Described described,
      Declared declared,
      @Nullable String site,
      Trace trace) {
    List<Witness> witnesses = new ArrayList<>();
    String headline =
        described == null || !described.article() ? null : described.text("headline", "name");
    add(witnesses, Origin.META, "og:title", clues.meta("og:title"));
    add(witnesses, Origin.JSON_LD, "headline", headline);
    add(witnesses, Origin.META, "twitter:title", clues.meta("twitter:title"));
    add(
        witnesses,
        Origin.META,
        "title",
        clues.meta("title", "dc.title", "sailthru.title", "parsely-title", "hdl"));
    add(witnesses, Origin.FEED, "declared", declared.title());
    add(witnesses, Origin.META, "title element", clues.title);
    Witness best = heading(clues, witnesses);
    if (best == null && !witnesses.isEmpty()) {
      best = witnesses.getFirst();
    }
    if (best == null) {
      for (Element h : clues.headings) {
        String text = Words.squeeze(h.text());
        if (!text.isEmpty() && text.length() < 300) {
          best = new Witness(Origin.TEXT, h.normalName(), text);
          break;
        }
      }
    }
    for (Witness witness : witnesses) {
      trace.witness("title", witness.where(), witness.value(), witness == best);
    }
    if (best == null) {
      return null;
    }
    return best.origin() == Origin.TEXT ? best.value() : withoutSite(best.value(), site, clues);
  }

  private static void add(
      List<Witness> witnesses, Origin origin, String where, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      witnesses.add(new Witness(origin, where, Words.squeeze(value)));
    }
  }

  /** The heading on the page that says the same as one of the witnesses. */
  private static @Nullable Witness heading(Clues clues, List<Witness> witnesses) {
    List<Element> headings = new ArrayList<>();
    for (String tag : new String[] {"h1", "h2", "h3"}) {
      for (Element h : clues.headings) {
        if (h.normalName().equals(tag)) {
          headings.add(h);
        }
      }
    }
    headings.addAll(clues.properties.getOrDefault("headline", List.of()));
    headings.addAll(clues.titled);
    Witness best = null;
    double most = 0;
    List<Element> h1 = new ArrayList<>();
    for (Element h : headings) {
      String text = Words.squeeze(h.text());
      if (text.isEmpty() || text.length() > 400) {
        continue;
      }
      String folded = Words.fold(text);
      double score = 0;
      for (Witness witness : witnesses) {
        score = Math.max(score, likeness(folded, Words.fold(witness.value())));
      }
      if (h.normalName().equals("h1")) {
        score += 0.15;
        h1.add(h);
      }
      if (score > most) {
        most = score;
        best = new Witness(Origin.TEXT, h.normalName(), text);
      }
    }
    if (most >= 0.65) {
      return best;
    }
    if (h1.size() == 1 && witnesses.isEmpty()) {
      return new Witness(Origin.TEXT, "h1", Words.squeeze(h1.getFirst().text()));
    }
    return null;
  }

  /** Share of the words that two texts have in common, 0 to 1. */
  static double likeness(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    List<String> first = List.of(a.split(" "));
    List<String> second = new ArrayList<>(List.of(b.split(" ")));
    int common = 0;
    for (String word : first) {
      if (second.remove(word)) {
        common++;
      }
    }
    int all = first.size() + second.size();
    return all == 0 ? 0 : (double) common / all;
  }

  /** Cuts the name of the site from the end or the start of a title. */
  static String withoutSite(String title, @Nullable String site, Clues clues) {
    String name = site == null ? "" : Words.fold(site);
    for (int i = title.length() - 2; i > 0; i--) {
      if (isSeparator(title, i)) {
        String tail = Words.fold(title.substring(i + 1));
        String head = title.substring(0, i).strip();
        if (!name.isEmpty()
            && (tail.equals(name) || name.contains(tail) || tail.contains(name))
            && Words.count(head) >= 2) {
          return withoutSite(trimSeparators(head), site, clues);
        }
        if (Words.count(head) >= 4 && Words.count(tail) <= 4 && title.charAt(i) == '|') {
          return withoutSite(trimSeparators(head), site, clues);
        }
      }
    }
    for (int i = 1; i < title.length() - 1; i++) {
      if (isSeparator(title, i)) {
        if (!name.isEmpty() && Words.fold(title.substring(0, i)).equals(name)) {
          return trimSeparators(title.substring(i + 1).strip());
        }
        break;
      }
    }
    return title;
  }

  private static boolean isSeparator(String title, int i) {
    return SEPARATORS.indexOf(title.charAt(i)) >= 0
        && (title.charAt(i - 1) == ' ' || title.charAt(i) == '|' || title.charAt(i) == ':')
        && (title.charAt(i + 1) == ' ' || title.charAt(i) == '|');
  }

  private static String trimSeparators(String text) {
    int from = 0;
    int to = text.length();
    while (to > from
        && (SEPARATORS.indexOf(text.charAt(to - 1)) >= 0 || text.charAt(to - 1) == ' ')) {
      to--;
    }
    while (from < to && (SEPARATORS.indexOf(text.charAt(from)) >= 0 || text.charAt(from) == ' ')) {
      from++;
    }
    return text.substring(from, to);
  }
}

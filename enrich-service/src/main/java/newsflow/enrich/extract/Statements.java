package newsflow.enrich.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields that are only stated: by meta elements, structured data, the feed. */
record Statements(Clues clues, @Nullable Described described, Declared declared) {
  /** The paper's own name in front of a standfirst, such as {@code (Dân trí) - }. */
  private static final Pattern BRACKETED =
      Pattern.compile("^\\([\\p{L}\\d][\\p{L}\\d .]{1,24}\\) ?[-–—] ?");

  private static final Pattern AFTER_TAG = Pattern.compile("[,; ]");
  private static final Pattern COMMA = Pattern.compile("[,;]");
  private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*");
  private static final Pattern PAPER =
      Pattern.compile(BRACKETED.pattern() + "|^[\\p{Lu}\\d.]{2,10} ?[-–—] |^BNEWS ");

  /** The publisher, as the page names it. */
  @Nullable String siteName() {
    String name = clues.meta("og:site_name");
    if (name == null && described != null) {
      name = described.publisher();
    }
    return name != null
        ? name
        : clues.meta("application-name", "publisher", "dc.publisher", "copyright");
  }

  /** The declared language as a BCP 47 tag, or null. */
  @Nullable String language() {
    String language = clues.language;
    if (language == null && described != null) {
      language = described.text("inLanguage");
    }
    if (language == null) {
      language = clues.meta("content-language", "og:locale", "language", "dc.language");
    }
    if (language == null) {
      language = declared.language();
    }
    if (language == null) {
      return null;
    }
    String tag = AFTER_TAG.split(language, 2)[0].replace('_', '-').strip();
    return TAG.matcher(tag).matches() ? tag : null;
  }

  /** The address that the page declares to be its own, perhaps relative. */
  @Nullable String canonical() {
    if (clues.canonical != null) {
      return clues.canonical;
    }
    String url = clues.meta("og:url");
    if (url == null && described != null) {
      url = described.text("mainEntityOfPage", "url");
    }
    return url;
  }

  /**
   * The standfirst that the page prints, else the description that it declares.
   *
   * @param shown the printed one
   * @param vietnamese whether papers put their name in front without brackets
   */
  @Nullable String summary(@Nullable String shown, boolean vietnamese) {
    String summary = shown != null ? shown : stated();
    return summary == null
        ? null
        : (vietnamese ? PAPER : BRACKETED).matcher(summary).replaceFirst("");
  }

  private @Nullable String stated() {
    for (Clues.Spot spot : clues.standfirsts) {
      String text = spot.text();
      int words = Words.count(text);
      if (words >= 8 && words <= 120 && text.length() < 900) {
        return text;
      }
    }
    String text = clues.meta("og:description", "description", "twitter:description");
    if (text == null && described != null) {
      text = described.text("description");
    }
    return text != null ? text : declared.summary();
  }

  /** The publisher's section. */
  @Nullable String section() {
    String section = described == null ? null : described.text("articleSection");
    if (section == null) {
      section =
          clues.meta("article:section", "section", "parsely-section", "itemprop:articlesection");
    }
    return section != null ? section : declared.section();
  }

  /** The publisher's keywords, each once. */
  List<String> keywords() {
    Set<String> keywords = new LinkedHashSet<>();
    List<String> stated =
        new ArrayList<>(described == null ? List.of() : described.list("keywords"));
    stated.addAll(clues.metaAll("article:tag"));
    stated.addAll(clues.metaAll("news_keywords"));
    if (stated.isEmpty()) {
      stated.addAll(clues.metaAll("keywords"));
    }
    stated.addAll(declared.tags());
    for (String list : stated) {
      for (String keyword : COMMA.split(list)) {
        String clean = keyword.strip();
        if (!clean.isEmpty() && clean.length() <= 80 && keywords.size() < 50) {
          keywords.add(clean);
        }
      }
    }
    return List.copyOf(keywords);
  }

  /** The address of the lead image, perhaps relative. */
  @Nullable String lead() {
    String image = clues.meta("og:image", "og:image:url", "twitter:image", "twitter:image:src");
    if (image == null && described != null) {
      image = described.image();
    }
    return image != null ? image : declared.imageUrl();
  }
}

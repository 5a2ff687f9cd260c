package newsflow.enrich.extract;

/**
 * Finds the article in a page of any site. Thread-safe; without side effects; the time it takes is
 * bounded by the size of the page.
 */
public final class Extractor {
  /** Longer content is rejected. */
  public static final int MAX_BYTES = 20 * 1024 * 1024;

  /**
   * Most tags of a page. The longest live pages have some ten thousand; the tree of two million
   * takes more than the 600 MB of a service, which would end at it again and again.
   */
  public static final int MAX_TAGS = 1_000_000;

  private final HtmlArticle html;
  private final PlainText plain;

  private Extractor(HtmlArticle html, PlainText plain) {
    this.html = html;
    this.plain = plain;
  }

  /** An extractor with the word lists of this package and no rules for single publishers. */
  public static Extractor create() {
    return create(PublisherRules.NONE);
  }

  /** An extractor that asks these rules where the general way fails. */
  public static Extractor create(PublisherRules rules) {
    Phrases phrases = Phrases.load();
    return new Extractor(new HtmlArticle(Hints.load(), phrases, rules), new PlainText(phrases));
  }

  /** The article in a page, or why there is none. */
  public Extraction extract(Page page) {
    return extract(page, Trace.NONE);
  }

  /** As {@link #extract(Page)}, telling a listener what was weighed. */
  public Extraction extract(Page page, Trace trace) {
    byte[] content = page.content();
    if (content.length > MAX_BYTES) {
      return new Extraction.Rejected(
          Reason.TOO_LARGE, content.length + " bytes, the limit is " + MAX_BYTES);
    }
    if (content.length == 0) {
      return new Extraction.Rejected(Reason.EMPTY, "no content");
    }
    ContentKind kind = ContentKind.of(content, page.contentType());
    return switch (kind) {
      case ContentKind.Binary(String what) -> new Extraction.Rejected(Reason.BINARY, what);
      case ContentKind.Unsupported(String what) ->
          new Extraction.Rejected(Reason.UNSUPPORTED, what);
      case ContentKind.Text(boolean declaredHtml) -> {
        Decoded decoded = Charsets.decode(content, page.contentType());
        if (decoded.isBlank()) {
          yield new Extraction.Rejected(Reason.EMPTY, "nothing but white space");
        }
        if (!declaredHtml) {
          String text = decoded.text();
          Page item = Ninjs.read(text, page);
          if (item != null) {
            yield ofItem(extract(item, trace));
          }
          if (!ContentKind.looksLikeHtml(text)) {
            yield plain.extract(text, decoded.name(), page, trace);
          }
        }
        int tags = content.length <= MAX_TAGS ? 0 : tags(decoded.markup());
        yield tags > MAX_TAGS
            ? new Extraction.Rejected(Reason.TOO_LARGE, tags + " tags, the limit is " + MAX_TAGS)
            : html.extract(decoded, page, trace);
      }
    };
  }

  /** What an item of ninjs says of its time is structured data, not what a feed declared. */
  private static Extraction ofItem(Extraction extraction) {
    if (!(extraction instanceof Extraction.Extracted(Article article))) {
      return extraction;
    }
    Moment time = article.published();
    return time == null || time.origin() != Origin.FEED
        ? extraction
        : new Extraction.Extracted(article.withPublished(time.from(Origin.JSON_LD)));
  }

  private static int tags(String markup) {
    int tags = 0;
    for (int at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1)) {
      tags++;
    }
    return tags;
  }
}

package newsflow.enrich.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article as found in a page. All texts are NFC, without control characters.
 *
 * @param title the headline, without the site's name
 * @param summary the standfirst, else the description that the page declares
 * @param body paragraphs, headings, list items and quotes, joined by a blank line; never blank
 * @param authors names only, in the page's order
 * @param section the publisher's own section
 * @param keywords the publisher's own keywords
 * @param images lead image first
 * @param published when it was published, null if no witness is credible
 * @param updated when it was changed last
 * @param url the address that the text itself gives (a source line), null if none
 * @param canonicalUrl the address that the page declares to be its own
 * @param siteName the publisher's name
 * @param sourceDomain host of the best known address, without {@code www.}
 * @param language as declared by page or feed, BCP 47
 * @param charset the charset that the bytes were read in
 */
public record Article(
    @Nullable String title,
    @Nullable String summary,
    String body,
    List<String> authors,
    @Nullable String section,
    List<String> keywords,
    List<Image> images,
    @Nullable Moment published,
    @Nullable Moment updated,
    @Nullable String url,
    @Nullable String canonicalUrl,
    @Nullable String siteName,
    @Nullable String sourceDomain,
    @Nullable String language,
    String charset) {
  public Article {
    authors = List.copyOf(authors);
    keywords = List.copyOf(keywords);
    images = List.copyOf(images);
  }

  Article withPublished(Moment time) {
    return new Article(
        title,
        summary,
        body,
        authors,
        section,
        keywords,
        images,
        time,
        updated,
        url,
        canonicalUrl,
        siteName,
        sourceDomain,
        language,
        charset);
  }
}

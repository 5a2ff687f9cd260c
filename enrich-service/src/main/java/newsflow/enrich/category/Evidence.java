package newsflow.enrich.category;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an article's subject.
 *
 * @param language BCP 47 tag of the text, {@code und} when unknown
 * @param title headline
 * @param summary standfirst
 * @param body the text; only its opening is read
 * @param section the publisher's own section, such as {@code Thể thao}
 * @param tags the publisher's tags
 * @param url address of the article, whose path often names the section
 */
public record Evidence(
    String language,
    @Nullable String title,
    @Nullable String summary,
    String body,
    @Nullable String section,
    List<String> tags,
    @Nullable String url) {

  public Evidence {
    tags = List.copyOf(tags);
  }

  /** Evidence that is a text and nothing else. */
  public static Evidence ofText(String language, String text) {
    return new Evidence(language, null, null, text, null, List.of(), null);
  }
}

package newsflow.enrich.extract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the feed or the pusher said about the content; one witness among others.
 *
 * @param publishedOn a day, month or year, or a clock time without offset, where no moment was
 *     stated: ISO 8601 from {@code 2020} to {@code 2020-09-25T10:15:00}
 * @param updatedOn the same for the last change
 */
public record Declared(
    @Nullable String title,
    @Nullable String summary,
    List<String> authors,
    @Nullable Instant publishedAt,
    @Nullable Instant updatedAt,
    @Nullable String language,
    List<String> tags,
    @Nullable String section,
    @Nullable String imageUrl,
    @Nullable String publishedOn,
    @Nullable String updatedOn) {
  /** Nothing was declared. */
  public static final Declared NOTHING =
      new Declared(null, null, List.of(), null, null, null, List.of(), null, null, null, null);

  public Declared {
    authors = List.copyOf(authors);
    tags = List.copyOf(tags);
  }
}

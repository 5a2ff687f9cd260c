package newsflow.enrich.extract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the feed or the pusher said about the content; one witness among others. */
public record Declared(
    @Nullable String title,
    @Nullable String summary,
    List<String> authors,
    @Nullable Instant publishedAt,
    @Nullable Instant updatedAt,
    @Nullable String language,
    List<String> tags,
    @Nullable String section,
    @Nullable String imageUrl) {
  /** Nothing was declared. */
  public static final Declared NOTHING =
      new Declared(null, null, List.of(), null, null, null, List.of(), null, null);

  public Declared {
    authors = List.copyOf(authors);
    tags = List.copyOf(tags);
  }
}

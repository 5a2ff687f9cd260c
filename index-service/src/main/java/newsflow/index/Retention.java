package newsflow.index;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import newsflow.events.ArticleStatus;
import newsflow.events.EnrichedArticle;
import newsflow.runtime.Env;

/**
 * How long an article stays in the index, counted from the acceptance of its version: the one time
 * that cannot change between a record and its replay, so that what was deleted never comes back
 * (docs/adr/0020).
 *
 * @param limit zero keeps articles for ever
 */
public record Retention(Duration limit) {
  static final Retention FOR_EVER = new Retention(Duration.ZERO);

  /** Reads NEWSFLOW_INDEX_RETENTION. */
  public static Retention from(Env env) {
    return new Retention(
        env.duration(
            "NEWSFLOW_INDEX_RETENTION",
            "0d",
            "how long after its acceptance an article stays in the index, 0d for ever"));
  }

  /** Whether anything is ever deleted. */
  public boolean isLimited() {
    return limit.isPositive();
  }

  /** What was accepted before this has passed; empty when nothing ever does. */
  Optional<Instant> cutoff(Instant now) {
    return isLimited() ? Optional.of(now.minus(limit)) : Optional.empty();
  }

  /**
   * Whether an article is not to be written any more. A withdrawal always is: the article may still
   * be there until the next sweep.
   */
  boolean hasPassed(EnrichedArticle article, InstantSource clock) {
    return article.getStatus() == ArticleStatus.USABLE
        && isLimited()
        && article.getAcceptedAt().isBefore(clock.instant().minus(limit));
  }
}

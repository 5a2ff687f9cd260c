package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import newsflow.index.document.Articles;
import newsflow.runtime.Env;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Instant NOW = Articles.ACCEPTED.plus(Duration.ofDays(30));
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Retention THIRTY_DAYS = new Retention(Duration.ofDays(30));

  @Test
  void keepsArticlesForEverUnlessToldOtherwise() {
    Retention retention = Retention.from(Env.of(Map.of()));

    assertThat(retention.isLimited()).isFalse();
    assertThat(retention.cutoff(NOW)).isEmpty();
    assertThat(retention.hasPassed(accepted(Instant.EPOCH), CLOCK)).isFalse();
  }

  @Test
  void countsFromTheAcceptance() {
    assertThat(THIRTY_DAYS.cutoff(NOW)).contains(Articles.ACCEPTED);
    assertThat(THIRTY_DAYS.hasPassed(accepted(Articles.ACCEPTED), CLOCK)).isFalse();
    assertThat(THIRTY_DAYS.hasPassed(accepted(Articles.ACCEPTED.minusMillis(1)), CLOCK)).isTrue();
  }

  @Test
  void neverPassesOverAWithdrawal() {
    assertThat(THIRTY_DAYS.hasPassed(Articles.withdrawn("a", Instant.EPOCH), CLOCK)).isFalse();
  }

  @Test
  void isReadInDays() {
    assertThat(Retention.from(Env.of(Map.of("NEWSFLOW_INDEX_RETENTION", "1095d"))).limit())
        .isEqualTo(Duration.ofDays(1095));
  }

  private static newsflow.events.EnrichedArticle accepted(Instant time) {
    return Articles.titled("a", "x", time);
  }
}

package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import newsflow.runtime.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String GOOD = "3f9c1d5be07a4482";

  @Test
  void acceptsRandomSecrets() {
    assertThatCode(() -> check(GOOD, GOOD + "," + GOOD.toUpperCase(java.util.Locale.ROOT)))
        .doesNotThrowAnyException();
  }

  @Test
  void namesEverySecretThatIsMissing() {
    assertThatThrownBy(() -> Secrets.check(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("ELASTIC_PASSWORD is not set")
        .hasMessageContaining("NEWSFLOW_INGEST_API_KEYS is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-9x", "aaaaaaaaaaaaaaaaaaaa", "ChangeMe-please-0123"})
  void refusesWhatCanBeGuessedWithoutShowingIt(String weak) {
    assertThatThrownBy(() -> check(weak, GOOD))
        .isInstanceOf(ConfigException.class)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(weak));
  }

  @Test
  void refusesOneWeakKeyAmongGoodOnes() {
    assertThatThrownBy(() -> check(GOOD, GOOD + ",weak"))
        .hasMessageContaining("NEWSFLOW_INGEST_API_KEYS");
  }

  private static void check(String password, String keys) {
    Secrets.check(Map.of("ELASTIC_PASSWORD", password, "NEWSFLOW_INGEST_API_KEYS", keys));
  }
}

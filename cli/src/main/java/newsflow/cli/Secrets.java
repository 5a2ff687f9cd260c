package newsflow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import newsflow.runtime.ConfigException;

/** The secrets that an operator must set before the pipeline is deployed. */
final class Secrets {
  /** Enough for 64 random bits even where an operator writes hexadecimal digits. */
  private static final int MIN_LENGTH = 16;

  private static final int MIN_DISTINCT = 8;
  private static final List<String> GUESSED =
      List.of("password", "changeme", "secret", "elastic", "newsflow", "123456", "qwerty");
  private static final String CURE = "; docs/operations.md has the line that makes a new .env";

  private Secrets() {}

  /**
   * Checks ELASTIC_PASSWORD and NEWSFLOW_INGEST_API_KEYS.
   *
   * @throws ConfigException with every problem; never shows a secret
   */
  static void check(Map<String, String> environment) {
    List<String> problems = new ArrayList<>();
    check("ELASTIC_PASSWORD", environment.getOrDefault("ELASTIC_PASSWORD", ""), problems);
    String keys = environment.getOrDefault("NEWSFLOW_INGEST_API_KEYS", "");
    for (String key : keys.split(",")) {
      check("NEWSFLOW_INGEST_API_KEYS", key, problems);
    }
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }

  private static void check(String name, String value, List<String> problems) {
    String secret = value.strip();
    String lower = secret.toLowerCase(Locale.ROOT);
    if (secret.isEmpty()) {
      problems.add(name + " is not set in .env" + CURE);
    } else if (secret.length() < MIN_LENGTH) {
      problems.add(name + " in .env is shorter than " + MIN_LENGTH + " characters" + CURE);
    } else if (secret.chars().distinct().count() < MIN_DISTINCT
        || GUESSED.stream().anyMatch(lower::contains)) {
      problems.add(name + " in .env can be guessed" + CURE);
    }
  }
}

package newsflow.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import newsflow.runtime.Secret;

/** Who may push. */
final class ApiKeys {
  private final List<byte[]> keys;

  /** What a request's credentials are worth. */
  enum Verdict {
    ALLOWED,
    MISSING,
    UNKNOWN
  }

  ApiKeys(List<Secret> keys) {
    this.keys = keys.stream().map(key -> key.value().getBytes(StandardCharsets.UTF_8)).toList();
  }

  /**
   * Compares in a time that tells nothing about the keys.
   *
   * @param authorization header with the scheme Bearer or ApiKey
   * @param apiKey the X-Api-Key header
   */
  Verdict check(Optional<String> authorization, Optional<String> apiKey) {
    if (keys.isEmpty()) {
      return Verdict.ALLOWED;
    }
    Optional<String> given = authorization.flatMap(ApiKeys::token).or(() -> apiKey);
    if (given.isEmpty()) {
      return Verdict.MISSING;
    }
    byte[] bytes = given.get().strip().getBytes(StandardCharsets.UTF_8);
    boolean known = false;
    for (byte[] key : keys) {
      known |= MessageDigest.isEqual(key, bytes);
    }
    return known ? Verdict.ALLOWED : Verdict.UNKNOWN;
  }

  private static Optional<String> token(String authorization) {
    String[] parts = authorization.strip().split("\\s+", 2);
    boolean isKey =
        parts.length == 2
            && (parts[0].equalsIgnoreCase("Bearer") || parts[0].equalsIgnoreCase("ApiKey"));
    return isKey ? Optional.of(parts[1]) : Optional.empty();
  }
}

package newsflow.schemas;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of an article: the first 32 hex digits of a SHA-256, fixed by what the feeder said and by
 * nothing else, so that it can be returned at once and used to withdraw.
 */
public final class ArticleId {
  private static final int DIGITS = 32;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

  private ArticleId() {}

  /**
   * The id over the normalised URL; without a URL over source id, line feed and guid; without both
   * over source id, two line feeds and content.
   *
   * @param url as the feeder gave it; blank counts as none
   * @param sourceId may be empty
   * @param guid the feeder's own identifier, stripped; blank counts as none
   * @param content the bytes as received
   * @return 32 lower-case hex digits
   */
  public static String of(
      @Nullable String url, String sourceId, @Nullable String guid, byte[] content) {
    String address = url == null ? "" : UrlNormaliser.normalise(url);
    if (!address.isEmpty()) {
      return digest(address, new byte[0]);
    }
    if (guid != null && !guid.isBlank()) {
      return digest(sourceId + "\n" + guid.strip(), new byte[0]);
    }
    return digest(sourceId + "\n\n", content);
  }

  /** An id as a person or program wrote it, in lower case; empty where it is none. */
  public static Optional<String> parse(String text) {
    String id = text.strip().toLowerCase(Locale.ROOT);
    return FORM.matcher(id).matches() ? Optional.of(id) : Optional.empty();
  }

  private static String digest(String text, byte[] bytes) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(text.getBytes(StandardCharsets.UTF_8));
      sha256.update(bytes);
      return HexFormat.of().formatHex(sha256.digest(), 0, DIGITS / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

package newsflow.enrich;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The models inside this build by name and content, so that a document tells what made it. */
final class Models {
  private static final List<String> FILES =
      List.of(
          "category/en.bin",
          "category/vi.bin",
          "entity/en.model",
          "entity/vi.model",
          "keyword/en.bin",
          "keyword/vi.bin");
  private static final Map<String, String> FINGERPRINTS = fingerprints();

  private Models() {}

  /** File name to the first 8 hex digits of its SHA-256. */
  static Map<String, String> all() {
    return FINGERPRINTS;
  }

  /** One fingerprint of them all. */
  static String fingerprint() {
    return hex(sha256().digest(FINGERPRINTS.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, String> fingerprints() {
    TreeMap<String, String> fingerprints = new TreeMap<>();
    for (String file : FILES) {
      try (InputStream in = Models.class.getResourceAsStream(file)) {
        if (in == null) {
          throw new IllegalStateException("the build lacks the model " + file);
        }
        fingerprints.put(file, hex(sha256().digest(in.readAllBytes())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Collections.unmodifiableSortedMap(fingerprints);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest, 0, 4);
  }
}

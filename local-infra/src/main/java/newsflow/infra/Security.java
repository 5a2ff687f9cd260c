package newsflow.infra;

import java.nio.file.Path;

/**
 * Elasticsearch with security on, as in production: TLS on HTTP and a password for the user {@code
 * elastic}.
 *
 * @param password of {@code elastic} in a new data folder; six characters or more
 * @param authority PEM file with the certificate that clients trust
 * @param certificate PEM file with the server's certificate, valid for 127.0.0.1
 * @param key PEM file with its private key, not encrypted
 */
public record Security(String password, Path authority, Path certificate, Path key) {
  static final String USER = "elastic";

  /** Without the password. */
  @Override
  public String toString() {
    return "Security[" + certificate + "]";
  }
}

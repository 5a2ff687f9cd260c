package newsflow.infra;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/**
 * What Elasticsearch's own launcher hands to the server JVM on its standard input: the settings of
 * elasticsearch.yml and the opened keystore. Written here because that launcher costs two more JVMs
 * on the way: 4 s and 50 MB (docs/benchmarks/local-infra.md).
 *
 * <p>Format: class {@code org.elasticsearch.bootstrap.ServerArgs} of Elasticsearch 9.5, its {@code
 * writeTo} and those of {@code KeyStoreWrapper} (format version 7) and {@code Settings}. A server
 * that expects another format ends at once with a message.
 *
 * @param settings setting name to value, lists separated by commas
 * @param secrets entries of the keystore
 * @param config the folder with log4j2.properties
 * @param logs the folder for logs
 */
record ServerArguments(
    Map<String, String> settings, Map<String, String> secrets, Path config, Path logs) {
  private static final String KEYSTORE = "org.elasticsearch.common.settings.KeyStoreWrapper";
  private static final int KEYSTORE_VERSION = 7;
  private static final int GENERIC_STRING = 0;

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeBoolean(false); // not a daemon
      out.writeBoolean(false); // not quiet
      out.writeBoolean(false); // no pid file
      writeString(out, KEYSTORE);
      out.writeInt(KEYSTORE_VERSION);
      out.writeBoolean(false); // no password
      out.writeBoolean(false); // no encrypted bytes: the entries follow in clear
      writeLength(out, secrets.size());
      for (Map.Entry<String, String> secret : secrets.entrySet()) {
        writeString(out, secret.getKey());
        byte[] value = secret.getValue().getBytes(StandardCharsets.UTF_8);
        writeBytes(out, value);
        writeBytes(out, sha256(value));
      }
      out.writeBoolean(false); // not closed
      writeLength(out, settings.size());
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        writeString(out, setting.getKey());
        out.writeByte(GENERIC_STRING);
        writeString(out, setting.getValue());
      }
      writeString(out, config.toString());
      writeString(out, logs.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Length in UTF-16 units, then each unit in one to three bytes, as Elasticsearch does it. */
  private static void writeString(DataOutputStream out, String text) throws IOException {
    writeLength(out, text.length());
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit <= 0x7f) {
        out.writeByte(unit);
      } else if (unit > 0x7ff) {
        out.writeByte(0xe0 | ((unit >> 12) & 0x0f));
        out.writeByte(0x80 | ((unit >> 6) & 0x3f));
        out.writeByte(0x80 | (unit & 0x3f));
      } else {
        out.writeByte(0xc0 | ((unit >> 6) & 0x1f));
        out.writeByte(0x80 | (unit & 0x3f));
      }
    }
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    writeLength(out, bytes.length);
    out.write(bytes);
  }

  /** Seven bits a byte, the lowest first, the top bit says that more follow. */
  private static void writeLength(DataOutputStream out, int length) throws IOException {
    int rest = length;
    while (rest > 0x7f) {
      out.writeByte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.writeByte(rest);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

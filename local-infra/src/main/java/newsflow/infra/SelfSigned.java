package newsflow.infra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A certificate for this machine's loopback that is its own authority, for tests. */
public final class SelfSigned {
  /** Guards nothing: the store is deleted at once. keytool wants one. */
  private static final String STORE_PASSWORD = "changeit";

  private static final long KEYTOOL_SECONDS = 60;

  private SelfSigned() {}

  /**
   * Made by the JDK's keytool.
   *
   * @param folder exists; takes the files
   * @param password of the superuser
   * @throws InfraException when they cannot be made
   */
  public static Security in(Path folder, String password) {
    Path store = folder.resolve("server.p12");
    char[] storePassword = STORE_PASSWORD.toCharArray();
    try {
      keytool(store, folder.resolve("keytool.log"));
      KeyStore keys = KeyStore.getInstance("PKCS12");
      try (InputStream in = Files.newInputStream(store)) {
        keys.load(in, storePassword);
      }
      Files.delete(store);
      Path certificate =
          pem(
              folder.resolve("server.crt"),
              "CERTIFICATE",
              keys.getCertificate("server").getEncoded());
      Path key =
          pem(
              folder.resolve("server.key"),
              "PRIVATE KEY",
              keys.getKey("server", storePassword).getEncoded());
      return new Security(password, certificate, certificate, key);
    } catch (IOException | GeneralSecurityException e) {
      throw new InfraException("can't make a certificate in " + folder + ": " + e, e);
    }
  }

  private static void keytool(Path store, Path log) throws IOException {
    Process keytool =
        new ProcessBuilder(
                Java.command().resolveSibling("keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=ip:127.0.0.1,dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                STORE_PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!keytool.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new InfraException("keytool failed, see " + log);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InfraException("interrupted while keytool was at work", e);
    } finally {
      keytool.destroyForcibly();
    }
  }

  private static Path pem(Path file, String type, byte[] der) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
  }
}

package newsflow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A certificate authority of this deployment's own, and Elasticsearch's certificate under it, made
 * with the JDK's keytool: {@code ca.p12} in one folder, {@code ca.crt}, {@code elasticsearch.crt}
 * and {@code elasticsearch.key} (PEM) in another.
 */
final class Certificates {
  private static final int CA_DAYS = 3650;
  private static final int SERVER_DAYS = 730;
  private static final Duration RENEW_BEFORE = Duration.ofDays(60);

  /** Guards nothing: who can read the key store can read this too. The format wants one. */
  private static final String STORE_PASSWORD = "newsflow";

  private static final DateTimeFormatter KEYTOOL_TIME =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT);

  private static final List<String> NAMES = List.of("elasticsearch", "localhost", "127.0.0.1");

  private final Path caFolder;
  private final Path tlsFolder;
  private final InstantSource clock;

  Certificates(Path caFolder, Path tlsFolder, InstantSource clock) {
    this.caFolder = caFolder;
    this.tlsFolder = tlsFolder;
    this.clock = clock;
  }

  /**
   * Makes what is missing, and renews the server's certificate when it expires within 60 days, is
   * of another authority, or lacks a name. An authority that expires within 60 days is replaced.
   *
   * @param further DNS names and addresses besides elasticsearch, localhost and 127.0.0.1
   * @return what was done, in one line
   */
  String ensure(List<String> further) throws IOException {
    Set<String> names = new TreeSet<>(NAMES);
    names.addAll(further);
    Path ca = caFolder.resolve("ca.p12");
    try {
      if (!Files.exists(ca) || endsSoon((X509Certificate) load(ca).getCertificate("ca"))) {
        makeAuthority(ca);
      }
      X509Certificate authority = (X509Certificate) load(ca).getCertificate("ca");
      String reason = reasonToRenew(authority, names);
      if (reason.isEmpty()) {
        return "the certificates are good";
      }
      renew(ca, authority, names);
      return "made the certificate of Elasticsearch: " + reason;
    } catch (GeneralSecurityException e) {
      throw new CommandException("cannot make the certificates: " + e.getMessage(), e);
    }
  }

  private String reasonToRenew(X509Certificate authority, Set<String> names) {
    Path file = tlsFolder.resolve("elasticsearch.crt");
    if (!Files.exists(file) || !Files.exists(tlsFolder.resolve("elasticsearch.key"))) {
      return "there was none";
    }
    try (InputStream in = Files.newInputStream(file)) {
      X509Certificate server =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      if (endsSoon(server)) {
        return "the old one ends " + server.getNotAfter().toInstant();
      }
      server.verify(authority.getPublicKey());
      return names(server).containsAll(names) ? "" : "the old one lacked a name of " + names;
    } catch (IOException | GeneralSecurityException e) {
      return "the old one was of no use (" + e.getMessage() + ")";
    }
  }

  private boolean endsSoon(X509Certificate certificate) {
    return certificate.getNotAfter().toInstant().isBefore(clock.instant().plus(RENEW_BEFORE));
  }

  /** As keytool takes a start: in the time zone of this JVM, which it inherits. */
  private String now() {
    return KEYTOOL_TIME.format(clock.instant().atZone(ZoneId.systemDefault()));
  }

  private static Set<String> names(X509Certificate certificate) throws CertificateException {
    Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
    Set<String> names = new TreeSet<>();
    if (alternatives != null) {
      alternatives.forEach(entry -> names.add(String.valueOf(entry.get(1))));
    }
    return names;
  }

  private void makeAuthority(Path ca) throws IOException {
    Path draft = caFolder.resolve("ca.p12.new");
    Files.deleteIfExists(draft);
    keytool(
        draft,
        "-genkeypair",
        "-alias",
        "ca",
        "-dname",
        "CN=newsflow authority",
        "-startdate",
        now(),
        "-validity",
        Integer.toString(CA_DAYS),
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-ext",
        "bc:critical=ca:true,pathlen:0",
        "-ext",
        "ku:critical=keyCertSign,cRLSign");
    Files.move(draft, ca, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void renew(Path ca, X509Certificate authority, Set<String> names)
      throws IOException, GeneralSecurityException {
    Path store = caFolder.resolve("server.p12");
    try {
      Files.copy(ca, store, StandardCopyOption.REPLACE_EXISTING);
      keytool(
          store,
          "-genkeypair",
          "-alias",
          "server",
          "-signer",
          "ca",
          "-dname",
          "CN=elasticsearch",
          "-startdate",
          now(),
          "-validity",
          Integer.toString(SERVER_DAYS),
          "-keyalg",
          "EC",
          "-groupname",
          "secp256r1",
          "-ext",
          "san=" + String.join(",", names.stream().map(Certificates::alternative).toList()),
          "-ext",
          "eku=serverAuth");
      KeyStore keys = load(store);
      Key key = keys.getKey("server", STORE_PASSWORD.toCharArray());
      Certificate certificate = keys.getCertificate("server");
      AccessFiles.write(tlsFolder.resolve("ca.crt"), pem("CERTIFICATE", authority.getEncoded()));
      AccessFiles.write(
          tlsFolder.resolve("elasticsearch.key"), pem("PRIVATE KEY", key.getEncoded()));
      AccessFiles.write(
          tlsFolder.resolve("elasticsearch.crt"), pem("CERTIFICATE", certificate.getEncoded()));
    } finally {
      Files.deleteIfExists(store);
    }
  }

  /** An address is four numbers, or has a colon. */
  private static String alternative(String name) {
    boolean address = name.contains(":") || name.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    return (address ? "ip:" : "dns:") + name.toLowerCase(Locale.ROOT);
  }

  private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, STORE_PASSWORD.toCharArray());
    }
    return keys;
  }

  private static String pem(String type, byte[] der) {
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
        .formatted(type, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), type);
  }

  private static void keytool(Path store, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", STORE_PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readNBytes(64 * 1024), StandardCharsets.UTF_8);
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new CommandException("keytool did not end within 60 s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", e);
    }
    if (process.exitValue() != 0) {
      throw new CommandException("keytool: " + output.strip());
    }
  }
}

package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {
  @TempDir Path folder;
  private Path ca;
  private Path tls;

  @BeforeEach
  void makeFolders() throws IOException {
    ca = Files.createDirectory(folder.resolve("ca"));
    tls = Files.createDirectory(folder.resolve("tls"));
  }

  @Test
  void makesAServerCertificateUnderAnAuthorityOfItsOwn() throws Exception {
    at(Instant.now()).ensure(List.of("search.example", "192.0.2.7"));
    X509Certificate server = read("elasticsearch.crt");
    server.verify(read("ca.crt").getPublicKey());
    assertThat(server.getSubjectAlternativeNames())
        .extracting(entry -> (Object) entry.get(1))
        .contains("elasticsearch", "localhost", "127.0.0.1", "search.example", "192.0.2.7");
    assertThat(Files.readString(tls.resolve("elasticsearch.key")))
        .startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(PosixFilePermissions.toString(permissions("elasticsearch.key")))
        .isEqualTo("rw-r-----");
    assertThat(ca.toFile().list()).containsExactly("ca.p12");
  }

  @Test
  void keepsTheCertificateWhileItIsGood() throws Exception {
    at(Instant.now()).ensure(List.of());
    X509Certificate first = read("elasticsearch.crt");
    assertThat(at(Instant.now().plus(Duration.ofDays(600))).ensure(List.of())).contains("are good");
    assertThat(read("elasticsearch.crt")).isEqualTo(first);
  }

  @Test
  void renewsItSixtyDaysBeforeItsEndUnderTheSameAuthority() throws Exception {
    at(Instant.now()).ensure(List.of());
    X509Certificate authority = read("ca.crt");
    X509Certificate first = read("elasticsearch.crt");
    at(Instant.now().plus(Duration.ofDays(680))).ensure(List.of());
    assertThat(read("ca.crt")).isEqualTo(authority);
    assertThat(read("elasticsearch.crt")).isNotEqualTo(first);
  }

  @Test
  void replacesAnAuthorityInItsLastDaysAndTheServersCertificateWithIt() throws Exception {
    at(Instant.now()).ensure(List.of());
    X509Certificate authority = read("ca.crt");
    at(Instant.now().plus(Duration.ofDays(3600))).ensure(List.of());
    assertThat(read("ca.crt")).isNotEqualTo(authority);
    read("elasticsearch.crt").verify(read("ca.crt").getPublicKey());
  }

  @Test
  void renewsItForAFurtherNameAndAfterDamage() throws Exception {
    at(Instant.now()).ensure(List.of());
    assertThat(at(Instant.now()).ensure(List.of("search.example"))).contains("lacked a name");
    Files.writeString(tls.resolve("elasticsearch.crt"), "no certificate");
    assertThat(at(Instant.now()).ensure(List.of())).contains("of no use");
  }

  @Test
  void saysWhatIsWrongWithAName() {
    assertThatThrownBy(() -> at(Instant.now()).ensure(List.of("no name at all")))
        .isInstanceOf(CommandException.class);
  }

  private Certificates at(Instant now) {
    return new Certificates(ca, tls, InstantSource.fixed(now));
  }

  private java.util.Set<java.nio.file.attribute.PosixFilePermission> permissions(String name)
      throws IOException {
    return Files.getPosixFilePermissions(tls.resolve(name));
  }

  private X509Certificate read(String name) throws Exception {
    try (InputStream in = Files.newInputStream(tls.resolve(name))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}

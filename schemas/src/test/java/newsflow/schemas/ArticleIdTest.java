package newsflow.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ArticleIdTest {
  private static final byte[] CONTENT = "Nước sông rút.".getBytes(StandardCharsets.UTF_8);

  @Test
  void isTheHashOfTheNormalisedUrl() throws Exception {
    String expected = sha256("http://tin.example/a");
    assertThat(ArticleId.of("https://www.tin.example/a?utm_id=1", "tin", "7", CONTENT))
        .isEqualTo(expected)
        .hasSize(32);
  }

  @Test
  void withoutUrlIsTheHashOfSourceAndGuid() throws Exception {
    assertThat(ArticleId.of(" ", "tin", " 7 ", CONTENT)).isEqualTo(sha256("tin\n7"));
  }

  @Test
  void withoutUrlAndGuidIsTheHashOfSourceAndContent() throws Exception {
    assertThat(ArticleId.of(null, "tin", null, CONTENT)).isEqualTo(sha256("tin\n\nNước sông rút."));
  }

  @Test
  void sourceAndGuidDoNotRunIntoOneAnother() {
    assertThat(ArticleId.of(null, "ab", "c", CONTENT))
        .isNotEqualTo(ArticleId.of(null, "a", "bc", CONTENT));
  }

  @Test
  void readsOnlyWhatIsAnId() {
    assertThat(ArticleId.parse(" 0123456789ABCDEF0123456789abcdef "))
        .contains("0123456789abcdef0123456789abcdef");
    assertThat(ArticleId.parse("0123")).isEmpty();
    assertThat(ArticleId.parse("0123456789abcdef0123456789abcdeg")).isEmpty();
  }

  private static String sha256(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).substring(0, 32);
  }
}

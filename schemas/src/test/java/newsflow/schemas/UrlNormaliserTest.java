package newsflow.schemas;

import static newsflow.schemas.UrlNormaliser.normalise;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlNormaliserTest {

  @ParameterizedTest
  @CsvSource({
    "https://tin.example/a, http://tin.example/a",
    "HTTP://Tin.Example:80/a, http://tin.example/a",
    "https://tin.example:443/a, http://tin.example/a",
    "https://tin.example:8443/a, http://tin.example:8443/a",
    "https://ai:mat-khau@tin.example/a, http://tin.example/a",
    "https://tin.example./a, http://tin.example/a",
    "https://báo.example/a, http://xn--bo-mia.example/a",
    "https://b%C3%A1o.example/a, http://xn--bo-mia.example/a",
    "//tin.example/a, http://tin.example/a",
    "tin.example/a, http://tin.example/a",
    "tin.example:80/a, http://tin.example/a",
    "http:/tin.example/a, http://tin.example/a",
    "http://http://tin.example/a, http://tin.example/a",
    "https:\\\\tin.example\\a, http://tin.example/a",
    "http://[2001:DB8::1]:80/a, http://[2001:db8::1]/a"
  })
  void schemeAndHostHaveOneSpelling(String url, String expected) {
    assertThat(normalise(url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.tin.example/a, http://tin.example/a",
    "https://m.tin.example/a, http://tin.example/a",
    "https://amp.tin.example/a, http://tin.example/a",
    "https://mobile.tin.example/a, http://tin.example/a",
    "https://en.m.tin.example/a, http://en.tin.example/a",
    "https://tin.example/amp/a, http://tin.example/a",
    "https://tin.example/a/amp/, http://tin.example/a",
    "https://tin.example/a.amp, http://tin.example/a",
    "https://tin.example/a.amp.html, http://tin.example/a.html",
    "https://tin.example/a?amp=1, http://tin.example/a",
    "https://tin.example/a?outputType=amp, http://tin.example/a",
    "https://tin-example.cdn.ampproject.org/c/s/tin.example/amp/a, http://tin.example/a",
    "https://www.google.com/amp/s/tin.example/a.amp, http://tin.example/a",
    "https://nha.blogspot.com/2026/03/a.html?m=1, http://nha.blogspot.com/2026/03/a.html"
  })
  void ampAndMobileAreTheSameArticle(String url, String expected) {
    assertThat(normalise(url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://m.vn/a, http://m.vn/a",
    "https://m.com.vn/a, http://m.com.vn/a",
    "https://tin.example/amplifier, http://tin.example/amplifier",
    "https://tin.example/amp, http://tin.example/amp",
    "https://tin.example/a?m=1, http://tin.example/a?m=1"
  })
  void whatOnlyLooksLikeAVariantStays(String url, String expected) {
    assertThat(normalise(url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://tin.example/a?utm_source=x&UTM_Medium=y&fbclid=z&gclid=1, http://tin.example/a",
    "https://tin.example/a?zarsrc=30&id=7, http://tin.example/a?id=7",
    "https://tin.example/a?b=2&a=1, http://tin.example/a?a=1&b=2",
    "https://tin.example/a?b=&a, http://tin.example/a?a&b",
    "https://tin.example/a?, http://tin.example/a",
    "https://tin.example/a?ref=rss#top, http://tin.example/a",
    "https://tin.example/a;jsessionid=0A1B?id=7, http://tin.example/a?id=7",
    "https://tin.example/a#:~:text=lu, http://tin.example/a",
    "https://tin.example/#!/a/7, http://tin.example/#!/a/7"
  })
  void trackingAndFragmentsGoAndTheRestIsSorted(String url, String expected) {
    assertThat(normalise(url)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "https://tin.example, http://tin.example/",
    "https://tin.example/index.html, http://tin.example/",
    "https://tin.example/a/, http://tin.example/a",
    "https://tin.example/a/index.php?id=7, http://tin.example/a?id=7",
    "https://tin.example//a/./b/../c, http://tin.example/a/c",
    "https://tin.example/%61%2f%c3%a1, http://tin.example/a%2F%C3%A1",
    "https://tin.example/tin-tức, http://tin.example/tin-t%E1%BB%A9c",
    "https://tin.example/100%, http://tin.example/100%25",
    "https://tin.example/A, http://tin.example/A"
  })
  void thePathHasOneSpelling(String url, String expected) {
    assertThat(normalise(url)).isEqualTo(expected);
  }

  @Test
  void composedAndDecomposedLettersAreTheSamePath() {
    assertThat(normalise("https://tin.example/ti\u0302n"))
        .isEqualTo(normalise("https://tin.example/t\u0069%CC%82n"))
        .isEqualTo(normalise("https://tin.example/t\u00EEn"));
  }

  @ParameterizedTest
  @CsvSource({
    "urn:newsml:tin.example:20260301:7, urn:newsml:tin.example:20260301:7",
    "MAILTO:ai@tin.example, mailto:ai@tin.example",
    "http://, http://",
    "'http://a b/c', 'http://a b/c'",
    "http://tin.example:port/a, http://tin.example:port/a"
  })
  void otherTextIsKept(String url, String expected) {
    assertThat(normalise(url)).isEqualTo(expected);
    assertThat(UrlNormaliser.isWebAddress(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t\n", "\u0000", "\uFEFF"})
  void blankIsEmpty(String url) {
    assertThat(normalise(url)).isEmpty();
  }

  @Test
  void theHostIsTheOneOfTheAddress() {
    assertThat(UrlNormaliser.host("https://www.Tin.example:80/a")).isEqualTo("www.tin.example");
    assertThat(UrlNormaliser.host("urn:x:y")).isEmpty();
  }

  @Test
  void turkishLettersDoNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      assertThat(normalise("HTTPS://WWW.TIN.EXAMPLE/I?UTM_ID=1&FBCLID=i"))
          .isEqualTo("http://tin.example/I");
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/../",
        "/amp",
        ".",
        "a.",
        "%",
        "%2E",
        "@",
        ":",
        "[",
        "\\",
        "\uD800",
        "\u0301",
        "http:",
        "//",
        "?a&",
        "#",
        ";jsessionid=",
        "://",
        "xn--",
        "%FF"
      })
  void hugeHostileTextNeitherThrowsNorHangs(String part) {
    String many = part.repeat(200_000 / part.length());
    for (String prefix : new String[] {"", "http://", "http://a.example/", "http://a.example/?"}) {
      assertThat(normalise(prefix + many)).isNotNull();
      assertThat(normalise(prefix + many.substring(0, 15_000))).isNotNull();
    }
  }

  /**
   * Seeded random text of the characters that matter; the seed is fixed so that a failure stays.
   */
  @Test
  void aNormalisedAddressStaysAsItIs() {
    String[] parts = {
      "http",
      "https",
      ":",
      "/",
      "//",
      "www.",
      "m.",
      "amp",
      "/amp",
      ".amp",
      ".",
      "..",
      "a",
      "B",
      "vn",
      "com",
      "?",
      "&",
      "=",
      "#",
      "#!",
      "%",
      "%2e",
      "%C3",
      "%A9",
      "%CC%81",
      "e",
      "é",
      "\u0301",
      ";jsessionid=1",
      "index.html",
      "utm_x=1",
      " ",
      "\t",
      "\\",
      "@",
      "443",
      "'",
      "%27",
      "\uD83D",
      "cdn.ampproject.org/c/s/",
      "[",
      "]",
      "\u0000",
      "ß",
      "xn--",
      "google.com/amp/s/"
    };
    Random random = new Random(20260301);
    for (int i = 0; i < 100_000; i++) {
      StringBuilder url = new StringBuilder(random.nextBoolean() ? "http://a.vn" : "");
      for (int length = random.nextInt(9); length >= 0; length--) {
        url.append(parts[random.nextInt(parts.length)]);
      }
      String once = normalise(url.toString());
      assertThat(normalise(once)).as("of <%s>", url).isEqualTo(once);
    }
  }
}

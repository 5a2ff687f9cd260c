package newsflow.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {
  private static final String TEXT =
      "Người dân của xã được phổ biến những việc phải làm để phòng lũ, và đến nay đã có một đội ở"
          + " từng thôn. Không ai bị bỏ lại, với các hộ nghèo thì được hỗ trợ thêm trong năm này.";

  /** The inverse of a decoder, for making old text. */
  private static byte[] encode(String text, LegacyVietnamese encoding) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      String letter = text.substring(i, i + 1);
      out.append(letter.charAt(0) < 0x80 ? letter : shown(letter, encoding));
    }
    return out.toString().getBytes(Charset.forName("windows-1252"));
  }

  private static String shown(String letter, LegacyVietnamese encoding) {
    for (char first = 0x41; first < 0x100; first++) {
      String one = String.valueOf(first);
      if (encoding.decode(one).equals(letter)) {
        return one;
      }
      for (char second = 0x80; second < 0x100; second++) {
        if (encoding.decode(one + second).equals(letter)) {
          return one + second;
        }
      }
    }
    throw new AssertionError("no sign for " + letter + " in " + encoding);
  }

  @ParameterizedTest
  @EnumSource(names = {"TCVN3", "VNI"})
  void recognisesOldVietnameseFontEncodings(LegacyVietnamese encoding) {
    byte[] page = encode("<html><body><p>" + TEXT + "</p></body></html>", encoding);
    Decoded decoded = Charsets.decode(page, "text/html; charset=iso-8859-1");
    assertThat(decoded.text()).contains(TEXT);
    assertThat(decoded.name()).isEqualTo(encoding.name());
  }

  @Test
  void recognisesViscii() {
    byte[] bytes = new byte[TEXT.length()];
    for (int i = 0; i < TEXT.length(); i++) {
      bytes[i] = viscii(TEXT.substring(i, i + 1));
    }
    assertThat(Charsets.decode(bytes, "text/plain; charset=viscii").text()).isEqualTo(TEXT);
  }

  private static byte viscii(String letter) {
    for (int code = 0; letter.charAt(0) >= 0x80 && code < 0x80; code++) {
      byte[] one = {(byte) (0x80 + code)};
      if (LegacyVietnamese.VISCII.decode(Charsets.windows1252(one)).equals(letter)) {
        return one[0];
      }
    }
    return (byte) letter.charAt(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iso-8859-1", "windows-1258", "gb2312", "no-such-charset"})
  void readsValidUtf8WhateverTheHeaderSays(String label) {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    assertThat(Charsets.decode(bytes, "text/html; charset=" + label).text()).isEqualTo(TEXT);
  }

  @Test
  void findsTheSameBytesToBeUtf8AsTheDecoderDoes() {
    Random random = new Random(25);
    int valid = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = "plain text and é, ạ, 日 or 😀".getBytes(StandardCharsets.UTF_8);
      for (int n = random.nextInt(3); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      boolean expected = text.indexOf('\uFFFD') < 0 && text.indexOf(0) < 0;
      assertThat(Decoded.Utf8.isValid(bytes)).as(text).isEqualTo(expected);
      valid += expected ? 1 : 0;
    }
    assertThat(valid).isBetween(50_000, 150_000);
  }

  @ParameterizedTest
  @CsvSource({"UTF-16LE", "UTF-16BE"})
  void readsUtf16WithoutAMark(String name) {
    byte[] bytes =
        "<html><body><p>Plain English words in a wide encoding</p></body></html>"
            .getBytes(Charset.forName(name));
    assertThat(Charsets.decode(bytes, "text/html").text()).contains("Plain English words");
  }

  @Test
  void believesTheMetaElementWhereTheHeaderIsSilent() {
    byte[] bytes =
        "<html><head><meta charset=\"windows-1251\"></head><body>Привет, мир</body></html>"
            .getBytes(Charset.forName("windows-1251"));
    assertThat(Charsets.decode(bytes, "text/html").text()).contains("Привет, мир");
  }

  @Test
  void detectsAnUndeclaredCharset() {
    byte[] bytes =
        "Правительство утвердило новый порядок выплат для семей с детьми, сообщила пресс-служба."
            .getBytes(Charset.forName("windows-1251"));
    assertThat(Charsets.decode(bytes, null).text()).startsWith("Правительство утвердило");
  }

  @Test
  void keepsWesternTextAsItIs() {
    String french =
        "Le président a été élu après une journée très animée à l’Assemblée. ".repeat(20);
    assertThat(LegacyVietnamese.recognise(french)).isNull();
  }

  @Test
  void givesComposedLetters() {
    String page = Normalizer.normalize(Pages.VIETNAMESE, Normalizer.Form.NFD);
    Article article = Pages.article(Pages.html(page));
    assertThat(Normalizer.isNormalized(article.body(), Normalizer.Form.NFC)).isTrue();
    assertThat(article.title()).isEqualTo("Xã Bình Sa mở chợ đêm bên sông");
  }
}

package newsflow.index.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBytesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void separatesFieldsAndElementsAndNothingElse() {
    JsonBytes json = new JsonBytes(0);
    json.openObject();
    json.openObject("empty");
    json.closeObject();
    json.openArray("texts");
    json.text("a");
    json.text("b");
    json.closeArray();
    json.openArray("objects");
    json.openObject();
    json.number("i", -1);
    json.number("d", 0.25);
    json.closeObject();
    json.openObject();
    json.closeObject();
    json.closeArray();
    json.text("last", "");
    json.closeObject();

    assertThat(new String(json.toByteArray(), UTF_8))
        .isEqualTo(
            """
            {"empty":{},"texts":["a","b"],"objects":[{"i":-1,"d":0.25},{}],"last":""}\
            """);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 1, 1e-7, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, 0.1})
  void writesEveryFiniteNumberSoThatItIsReadAgain(double value) throws IOException {
    JsonBytes json = new JsonBytes(0);
    json.openObject();
    json.number("n", value);
    json.closeObject();

    assertThat(JSON.readTree(json.toByteArray()).path("n").doubleValue()).isEqualTo(value);
  }

  @Test
  void keepsEveryCharacterButThoseThatJsonOrElasticsearchDoNotTake() throws IOException {
    for (int c = 0; c < 0x10000; c++) {
      char character = (char) c;
      String expected =
          Character.isSurrogate(character)
              ? "\uFFFD"
              : c < ' ' && c != '\n' && c != '\r' && c != '\t'
                  ? " "
                  : Character.toString(character);

      assertThat(read(written("a" + character + "b"))).isEqualTo("a" + expected + "b");
    }
  }

  @Test
  void keepsTextsOfEveryLengthAndMixture() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(20_000);
      while (text.length() < length) {
        text.appendCodePoint(
            switch (random.nextInt(5)) {
              case 0 -> ' ' + random.nextInt(90);
              case 1 -> 0xC0 + random.nextInt(0x300);
              case 2 -> 0x1E00 + random.nextInt(0x100);
              case 3 -> 0x1F600 + random.nextInt(80);
              default -> "\"\\\n\t\r".charAt(random.nextInt(5));
            });
      }

      assertThat(read(written(text.toString()))).isEqualTo(text.toString());
    }
  }

  private static byte[] written(String text) {
    JsonBytes json = new JsonBytes(0);
    json.openObject();
    json.text("t", text);
    json.closeObject();
    return json.toByteArray();
  }

  /** Also checks that these are the bytes of UTF-8. */
  private static String read(byte[] json) throws IOException {
    assertThat(new String(json, UTF_8).getBytes(UTF_8)).isEqualTo(json);
    JsonNode object = JSON.readTree(json);
    assertThat(object).hasSize(1);
    return object.path("t").asText();
  }
}

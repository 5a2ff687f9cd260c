package newsflow.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EntityTaggerProperties {
  private static final EntityTagger VI = EntityTagger.load("vi");
  private static final EntityTagger EN = EntityTagger.load("en");
  private static final String[] PIECES = {
    "Ông Nguyễn Văn Hải",
    "UBND tỉnh Hà Giang",
    "TP.HCM",
    "U.S.",
    "😀",
    "👨‍👩‍👧",
    "\u200b",
    "\ufeff",
    "\ud800",
    "\udc00",
    "\u0000",
    "e\u0301",
    "ĐẠI HỘI ĐẢNG BỘ TỈNH",
    "thai nguyen",
    "北京",
    "Москва",
    "“",
    "”",
    "(",
    ")",
    "...",
    ". ",
    "\n\n",
    " ",
    ", ",
    "H5N1",
    "19-NQ/TW",
    "'s",
    "-",
    "١٢",
    "ſ",
    "İ"
  };

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMaxSize(60)
        .map(pieces -> Normalizer.normalize(String.join("", pieces), Normalizer.Form.NFC));
  }

  @Property(tries = 400)
  void namesAreInsideTheTextInOrderAndApart(@ForAll("texts") String text) {
    check(text, VI.tag(text));
    check(text, EN.tag(text));
  }

  @Property(tries = 200)
  void tokensCoverEveryVisibleCharacterOnce(@ForAll("texts") String text) {
    int at = 0;
    for (Sentence sentence : Tokenizer.sentences(text)) {
      assertThat(sentence.size()).isBetween(1, Tokenizer.MAX_SENTENCE);
      for (int i = 0; i < sentence.size(); i++) {
        assertThat(sentence.start(i)).isGreaterThanOrEqualTo(at);
        assertThat(sentence.end(i) - sentence.start(i)).isBetween(1, Tokenizer.MAX_TOKEN);
        assertThat(text.substring(at, sentence.start(i)).codePoints())
            .noneMatch(Character::isLetterOrDigit);
        at = sentence.end(i);
      }
    }
    assertThat(text.substring(at).codePoints()).noneMatch(Character::isLetterOrDigit);
  }

  private static void check(String text, List<Tagged> names) {
    int at = 0;
    for (Tagged name : names) {
      assertThat(name.start()).isGreaterThanOrEqualTo(at);
      assertThat(name.end()).isGreaterThan(name.start()).isLessThanOrEqualTo(text.length());
      assertThat(name.confidence()).isBetween(0.0, 1.0);
      at = name.end();
    }
  }

  private static void checkBounded(String text) {
    assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          check(text, VI.tag(text));
          check(text, EN.tag(text));
        });
  }

  @Example
  void aMegabyteWithoutASpaceIsRead() {
    checkBounded("a".repeat(1 << 20));
    checkBounded("Nguyễn".repeat(1 << 17));
    checkBounded(".".repeat(1 << 18));
    checkBounded("A.".repeat(1 << 18));
    checkBounded("\"(".repeat(1 << 17));
  }

  @Example
  void tenThousandNamesAreRead() {
    String[] family = {"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng"};
    String[] given = {"An", "Bình", "Chi", "Dũng", "Giang", "Hà"};
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      text.append(family[random.nextInt(family.length)])
          .append(" Văn ")
          .append(given[random.nextInt(given.length)])
          .append(i % 50 == 49 ? ".\n" : ", ");
    }
    checkBounded(text.toString());
    assertThat(VI.tag(text.toString())).hasSizeGreaterThan(5_000);
  }

  @Example
  void capitalsAndPlainLettersAreRead() {
    String text =
        "Bí thư Tỉnh ủy Thái Nguyên Trịnh Xuân Trường làm việc với Bộ Y tế tại Hà Nội. "
            .repeat(200);
    checkBounded(text.toUpperCase(Locale.ROOT));
    checkBounded(text.toLowerCase(Locale.ROOT));
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      plain.append(TokenAttributes.fold(text.charAt(i)));
    }
    checkBounded(plain.toString());
  }
}

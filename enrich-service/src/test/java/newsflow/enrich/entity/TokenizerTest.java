package newsflow.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {
  private static List<String> sentences(String text) {
    return Tokenizer.sentences(text).stream().map(s -> text.substring(s.start(), s.end())).toList();
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    for (Sentence sentence : Tokenizer.sentences(text)) {
      for (int i = 0; i < sentence.size(); i++) {
        tokens.add(text.substring(sentence.start(i), sentence.end(i)));
      }
    }
    return tokens;
  }

  @Test
  void endsASentenceAtAFullStopBeforeACapital() {
    assertThat(sentences("Mưa lớn ở miền núi. Nhiều tuyến đường bị chia cắt! Vì sao?"))
        .containsExactly("Mưa lớn ở miền núi.", "Nhiều tuyến đường bị chia cắt!", "Vì sao?");
  }

  @Test
  void doesNotEndASentenceAfterAnAbbreviation() {
    assertThat(
            sentences(
                "Bà Hoa ở TP. Huế gặp PGS. Minh tại Q. Tân Phú, T.X Sông Cầu. Hôm sau bà về."))
        .containsExactly(
            "Bà Hoa ở TP. Huế gặp PGS. Minh tại Q. Tân Phú, T.X Sông Cầu.", "Hôm sau bà về.");
    assertThat(sentences("Mr. Brown met Gov. Lee at St. Paul's. He left."))
        .containsExactly("Mr. Brown met Gov. Lee at St. Paul's.", "He left.");
  }

  @Test
  void doesNotEndASentenceInsideANumber() {
    assertThat(sentences("Giá tăng 1.250 đồng, tức 3,5%.")).hasSize(1);
  }

  @Test
  void keepsAClosingQuoteWithItsSentence() {
    assertThat(sentences("\"Chúng tôi chờ.\" Ông nói thêm."))
        .containsExactly("\"Chúng tôi chờ.\"", "Ông nói thêm.");
  }

  @Test
  void endsASentenceAtTheEndOfAParagraph() {
    assertThat(sentences("Tin vắn trong ngày\n\nSáng nay trời lạnh"))
        .containsExactly("Tin vắn trong ngày", "Sáng nay trời lạnh");
  }

  @Test
  void keepsDottedInitialsTogether() {
    assertThat(tokens("N.V.A. ở U.S. hay TP.HCM?"))
        .containsExactly("N.V.A.", "ở", "U.S.", "hay", "TP", ".", "HCM", "?");
  }

  @Test
  void splitsMarksFromWords() {
    assertThat(tokens("Sở GD-ĐT (19-NQ/TW), Smith's"))
        .containsExactly(
            "Sở", "GD", "-", "ĐT", "(", "19", "-", "NQ", "/", "TW", ")", ",", "Smith", "'", "s");
  }

  @Test
  void skipsInvisibleCharacters() {
    assertThat(tokens("Hà\u200b Nội\u00a0\ufeffmưa")).containsExactly("Hà", "Nội", "mưa");
  }

  @Test
  void findsNothingInBlankText() {
    assertThat(Tokenizer.sentences("")).isEmpty();
    assertThat(Tokenizer.sentences(" \n\t\u200b")).isEmpty();
  }
}

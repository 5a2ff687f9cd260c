package newsflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void leavesAShortTextAsItIs() {
    assertThat(Excerpt.around("Cầu [Bến]\n[Sỏi] thông xe", "[", 40))
        .isEqualTo("Cầu [Bến] [Sỏi] thông xe");
  }

  @Test
  void cutsBetweenWordsAroundTheMark() {
    String text = "một hai ba bốn năm sáu bảy tám [chín] mười mười một mười hai mười ba mười bốn";

    assertThat(Excerpt.around(text, "[", 30)).isEqualTo("… sáu bảy tám [chín] mười mười …");
  }

  @Test
  void startsAtTheBeginningWithoutAMark() {
    assertThat(Excerpt.around("a".repeat(10) + " " + "b".repeat(50), "[", 20))
        .isEqualTo("aaaaaaaaaa …");
  }

  @Test
  void cutsAWordThatNeverEnds() {
    assertThat(Excerpt.around("[" + "x".repeat(100), "[", 20)).hasSize(22);
  }
}

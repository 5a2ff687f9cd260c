package newsflow.enrich.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordExtractorTest {
  private static final KeywordExtractor EXTRACTOR = KeywordExtractor.load();

  private static final String TITLE = "Tỉnh ủy tổng kết công tác xây dựng Đảng năm qua";

  private static final String BODY =
      "Sáng 12/3, Tỉnh ủy Lâm Bình tổ chức hội nghị tổng kết công tác xây dựng Đảng. Theo báo cáo,"
          + " công tác xây dựng Đảng có nhiều chuyển biến, kỷ luật được siết chặt.\n\n"
          + "Bí thư Tỉnh ủy Hoàng Văn Khải yêu cầu các cấp ủy tiếp tục học tập và làm theo tấm"
          + " gương của Bác. Ông Hoàng Văn Khải nhấn mạnh việc kiểm tra, giám sát tổ chức cơ sở"
          + " đảng phải đi trước một bước.\n\n"
          + "Hội nghị cũng trao bằng khen cho mười hai tập thể.";

  private static final String ENGLISH =
      "The Harwick lifeboat crew rescued four kayakers from a sandbank on Sunday night. Volunteers"
          + " found the kayakers by the light of a mobile phone, the lifeboat station said.\n\n"
          + "Coxswain Martha Penrose praised the kayakers for staying together. The lifeboat was"
          + " back in Harwick harbour before dawn.";

  @Test
  void takesWholeVietnamesePhrasesNotSyllables() {
    List<String> keywords = EXTRACTOR.keywords(TITLE, BODY, "vi");

    assertThat(keywords).contains("xây dựng Đảng", "Hoàng Văn Khải");
    assertThat(keywords).doesNotContain("xây", "xây dựng", "dựng Đảng", "Văn Khải");
    assertThat(keywords).hasSizeBetween(5, 10);
  }

  @Test
  void tearsNoSyllableOutOfAWordWhoseOtherHalfIsEverywhere() {
    String body =
        "Nhà mạng chặn hàng triệu tin nhắn rác mỗi ngày. Người dùng báo tin nhắn rác qua tổng đài."
            + " Tin nhắn rác giảm một nửa.";

    assertThat(EXTRACTOR.keywords(null, body, "vi")).doesNotContain("nhắn rác");
  }

  @Test
  void takesEnglishNamesAndTerms() {
    List<String> keywords = EXTRACTOR.keywords("Lifeboat crew saves kayakers", ENGLISH, "en-GB");

    assertThat(keywords).contains("kayakers", "Martha Penrose");
    assertThat(keywords).hasSizeBetween(5, 10);
  }

  @Test
  void neitherBeginsNorEndsAPhraseWithAStopWord() {
    Set<String> vietnamese = StopWords.load("vi");
    Set<String> english = StopWords.load("en");

    assertThat(EXTRACTOR.keywords(TITLE, BODY, "vi")).noneMatch(phrase -> edge(phrase, vietnamese));
    assertThat(EXTRACTOR.keywords(null, ENGLISH, "en")).noneMatch(phrase -> edge(phrase, english));
  }

  @Test
  void drawsASentenceWordForWord() {
    String sentence = EXTRACTOR.sentence(TITLE, BODY, "vi");

    assertThat(sentence).isNotNull();
    assertThat(BODY).contains(sentence);
    assertThat(sentence).contains("xây dựng Đảng");
  }

  @Test
  void givesNothingInALanguageWithoutABackground() {
    assertThat(EXTRACTOR.keywords("Titre", "Le texte est en français.", "fr")).isEmpty();
    assertThat(EXTRACTOR.sentence("Titre", "Le texte est en français.", "fr")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000", "một", "12 34 56", "\ud800\ud800", "...\n\n..."})
  void givesNothingForNothing(String body) {
    assertThat(EXTRACTOR.keywords(null, body, "vi")).isEmpty();
    assertThat(EXTRACTOR.sentence(null, body, "vi")).isNull();
  }

  @Test
  void takesNoLongerForFiveMegabytes() {
    String huge = BODY.repeat(8_000);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          assertThat(EXTRACTOR.keywords(TITLE, huge, "vi")).isNotEmpty();
          assertThat(EXTRACTOR.sentence(TITLE, huge, "vi")).isNotNull();
        });
  }

  @Property(tries = 200)
  void anyTextGivesAtMostTenDistinctPhrases(@ForAll String title, @ForAll String body) {
    List<String> keywords = EXTRACTOR.keywords(title, body, "en");

    assertThat(keywords).hasSizeLessThanOrEqualTo(10).doesNotHaveDuplicates();
    EXTRACTOR.sentence(title, body, "vi");
  }

  private static boolean edge(String phrase, Set<String> stops) {
    String[] words = phrase.toLowerCase(java.util.Locale.ROOT).split(" ", -1);
    return stops.contains(words[0]) || stops.contains(words[words.length - 1]);
  }
}

package newsflow.enrich.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionTopicsTest {
  private final SectionTopics sections = SectionTopics.load();

  @ParameterizedTest
  @CsvSource({
    "https://bao.example/chinh-tri/dai-hoi-123.html, 11000000",
    "https://bao.example/the-thao/tran-dau-123.html, 15000000",
    "https://thethao.bao.example/tran-dau-123.html, 15000000",
    "https://news.example/business/shares-fall, 04000000",
    "https://news.example/2024/05/health/a-new-drug/, 07000000",
    "https://news.example/weather/, 17000000",
    "https://bao.example/giao-duc/tuyen-sinh/diem-chuan.htm, 05000000"
  })
  void readsTheSectionFromTheFoldersAndTheHost(String url, String code) {
    assertThat(hints(null, url)).containsKey(code);
  }

  @ParameterizedTest
  @CsvSource({
    "Thể thao, 15000000",
    "THỂ THAO, 15000000",
    "Kinh tế, 04000000",
    "Đời sống, 10000000",
    "Xây dựng Đảng, 11000000",
    "Sports, 15000000",
    "Arts & Culture, 01000000",
    "Tôn giáo, 12000000",
    "Khoa học - Công nghệ, 13000000"
  })
  void readsTheSectionHoweverItIsWritten(String section, String code) {
    assertThat(hints(section, null)).containsKey(code);
  }

  @Test
  void takesNothingFromTheArticlesOwnSlug() {
    assertThat(hints(null, "https://bao.example/tin/the-thao")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"not a url", "'http://[', ", "https://bao.example", "mailto:a@b.example", "'//'"})
  void takesNothingFromWhatIsNoAddress(@Nullable String url) {
    assertThat(hints(null, url)).isEmpty();
  }

  @Test
  void countsATagHalf() {
    var evidence = new Evidence("vi", null, null, "", null, List.of("bóng đá"), null);

    assertThat(sections.hints(evidence)).containsEntry("20001065", 0.48);
  }

  @Test
  void mapsOnlyToTopicsOfTheVocabularyThatHaveAVietnameseName() {
    MediaTopics topics = MediaTopics.load();

    for (List<SectionTopics.Hint> hints : sections.table().values()) {
      for (SectionTopics.Hint hint : hints) {
        MediaTopics.Topic topic = topics.get(hint.code());
        assertThat(topic.nameVi()).isNotEqualTo(topic.name());
        assertThat(hint.probability()).isBetween(0.1, 0.99);
      }
    }
  }

  private Map<String, Double> hints(@Nullable String section, @Nullable String url) {
    return sections.hints(new Evidence("vi", null, null, "", section, List.of(), url));
  }
}

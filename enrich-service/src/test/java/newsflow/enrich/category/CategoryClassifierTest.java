package newsflow.enrich.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CategoryClassifierTest {
  private static final CategoryClassifier CLASSIFIER = CategoryClassifier.load();

  private static final String MATCH =
      "Đội bóng đá chủ nhà thắng 2-1 nhờ bàn thắng phút bù giờ của tiền đạo vào sân thay người. "
          + "Huấn luyện viên khen các cầu thủ đã thi đấu kiên cường, thủ môn cản phá hai quả phạt"
          + " đền và đội bóng vươn lên dẫn đầu bảng xếp hạng giải vô địch quốc gia.";

  private static final String BANKS =
      "Shares in the country's biggest banks fell on Thursday after the central bank raised"
          + " interest rates for a third time. Investors fear that inflation will stay high and"
          + " that lenders will have to set aside more money for bad loans, analysts said.";

  @Test
  void filesAFootballMatchUnderSportAndUnderFootball() {
    List<Category> categories = CLASSIFIER.classify(Evidence.ofText("vi", MATCH));

    assertThat(categories.getFirst().id()).isEqualTo("medtop:15000000");
    assertThat(categories.getFirst().nameVi()).isEqualTo("Thể thao");
    assertThat(categories).extracting(Category::id).contains("medtop:20001065");
  }

  @Test
  void filesABankStoryUnderEconomy() {
    List<Category> categories = CLASSIFIER.classify(Evidence.ofText("en-GB", BANKS));

    assertThat(categories.getFirst().id()).isEqualTo("medtop:04000000");
    assertThat(categories.getFirst().name()).isEqualTo("economy, business and finance");
  }

  @Test
  void neverGivesATopicBelowTheTopWithoutTheTopicAboveIt() {
    MediaTopics topics = MediaTopics.load();
    List<Category> categories = CLASSIFIER.classify(Evidence.ofText("vi", MATCH));

    for (Category category : categories) {
      String top = MediaTopics.topCode(topics.topOf(category.id().substring(7)));
      assertThat(categories).extracting(Category::id).contains("medtop:" + top);
    }
  }

  @Test
  void isSurerWhenThePublisherAgrees() {
    Evidence text = Evidence.ofText("en", BANKS);
    Evidence both =
        new Evidence("en", null, null, BANKS, "Business", List.of(), "https://news.example/a");

    assertThat(confidence(CLASSIFIER.classify(both), "medtop:04000000"))
        .isGreaterThan(confidence(CLASSIFIER.classify(text), "medtop:04000000"));
  }

  @Test
  void takesThePublishersWordInALanguageWithoutAModel() {
    Evidence french =
        new Evidence(
            "fr",
            "Un titre",
            null,
            "Le texte.",
            null,
            List.of(),
            "https://journal.example/sport/football/un-titre-42.html");

    assertThat(CLASSIFIER.classify(french))
        .extracting(Category::id)
        .containsExactlyInAnyOrder("medtop:15000000", "medtop:20001065");
  }

  @Test
  void saysNothingInALanguageWithoutAModelWhenThePublisherSaysNothing() {
    assertThat(CLASSIFIER.classify(Evidence.ofText("fr", "Le président a parlé jeudi."))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \u0000\n\t ",
        "Hello",
        "Xin chào",
        "12 345 6,7 89 % 2024 1.234.567 0,5 77 88 99 2 3 4 5 6 7 8",
        "public static void main(String[] args) { int x = y[0]; return map_of(x) == null; }",
        "\ud800\udfff\ud800 \udc00"
      })
  void givesNoTopicForWhatIsNoProse(String text) {
    assertThat(CLASSIFIER.classify(Evidence.ofText("en", text))).isEmpty();
    assertThat(CLASSIFIER.classify(Evidence.ofText("vi", text))).isEmpty();
  }

  @Test
  void keepsTheSubjectOfATextInTwoLanguages() {
    assertThat(CLASSIFIER.classify(Evidence.ofText("vi", MATCH + " " + BANKS)))
        .extracting(Category::id)
        .contains("medtop:15000000");
    assertThat(CLASSIFIER.classify(Evidence.ofText("en", BANKS + " " + MATCH)))
        .extracting(Category::id)
        .contains("medtop:04000000");
  }

  @Test
  void isNotSureOfATextInAnotherLanguageThanSaid() {
    String french =
        "Le conseil municipal a adopté mercredi soir le budget de la ville, malgré les critiques"
            + " de l'opposition, qui demandait davantage de moyens pour les écoles du quartier.";

    assertThat(CLASSIFIER.classify(Evidence.ofText("vi", french)))
        .allMatch(category -> category.confidence() < 0.5);
    assertThat(CLASSIFIER.classify(Evidence.ofText("en", french)))
        .allMatch(category -> category.confidence() < 0.9);
  }

  @Test
  void takesNoLongerForFiveMegabytes() {
    String huge = BANKS.repeat(20_000);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThat(CLASSIFIER.classify(Evidence.ofText("en", huge)))
                .extracting(Category::id)
                .contains("medtop:04000000"));
  }

  @Property(tries = 300)
  void anyTextGivesFewTopicsInOrderWithProbabilities(
      @ForAll String title, @ForAll String body, @ForAll String section) {
    var evidence = new Evidence("vi", title, body, body + title, section, List.of(section), body);
    List<Category> categories = CLASSIFIER.classify(evidence);

    assertThat(categories)
        .isSortedAccordingTo(Comparator.comparingDouble(Category::confidence).reversed())
        .allMatch(category -> category.confidence() >= 0 && category.confidence() <= 1)
        .hasSizeLessThanOrEqualTo(15);
  }

  private static double confidence(List<Category> categories, String id) {
    return categories.stream()
        .filter(category -> category.id().equals(id))
        .mapToDouble(Category::confidence)
        .findFirst()
        .orElse(0);
  }
}

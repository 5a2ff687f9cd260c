package newsflow.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {
  private static final LanguageDetector DETECTOR = LanguageDetector.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vi|Hội nghị Ban Chấp hành Đảng bộ tỉnh khai mạc sáng nay",
        "vi|Mưa lớn",
        "vi|Hoi nghi Ban Chap hanh Dang bo tinh khai mac sang nay tai thanh pho",
        "vi|Gia vang hom nay tiep tuc giam, nguoi dan van xep hang mua",
        "en|The council voted on Thursday to close two of its libraries",
        "en|Barcelona striker ruled out",
        "en|Prime Minister Nguyễn Văn Hùng met the President of Laos in Hà Nội on Friday",
        "fr|Le président a annoncé de nouvelles mesures jeudi soir",
        "de|Der Bundestag hat am Donnerstag das neue Gesetz beschlossen",
        "es|El gobierno aprueba la reforma de las pensiones públicas",
        "id|Presiden meresmikan jalan tol baru di Jawa Tengah hari ini",
        "nb|Regjeringen legger frem nytt statsbudsjett på torsdag",
        "ru|Президент подписал новый закон о налогах",
        "zh|国务院总理主持召开常务会议",
        "ja|首相は新しい経済対策を発表した",
        "ko|대통령은 새로운 정책을 발표했다",
        "th|นายกรัฐมนตรีประกาศมาตรการใหม่",
        "km|នាយករដ្ឋមន្ត្រីប្រកាសវិធានការថ្មី",
        "lo|ນາຍົກລັດຖະມົນຕີປະກາດມາດຕະການໃໝ່",
        "ar|الرئيس يعلن عن إجراءات اقتصادية جديدة"
      })
  void tellsTheLanguageOfASentence(String tag, String text) {
    assertThat(DETECTOR.detect(text, null).tag()).isEqualTo(tag);
  }

  static List<String> foreignSentences() throws IOException {
    return ForeignSentences.rows();
  }

  @ParameterizedTest
  @MethodSource("foreignSentences")
  void takesNoShortSentenceOfAnotherLanguageForVietnameseOrEnglish(String row) {
    assertThat(DETECTOR.detect(row.split("\t", 2)[1], null).tag()).isNotIn("vi", "en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nghe si nhan dan Thu Ha qua doi o tuoi 76",
        "Ca xa ra dong lam thuy loi dau nam moi",
        "Lu len nhanh, hang tram ho dan di doi",
        "TP HCM: Ket xe keo dai o cua ngo phia dong",
        "Bao so 3 vao dat lien, gio giat cap 12"
      })
  void knowsShortVietnameseWithoutDiacritics(String text) {
    assertThat(DETECTOR.detect(text, null).tag()).isEqualTo("vi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Quảng Ngãi seeks to save its beaches",
        "Defence Minister Ngô Xuân Lịch holds talks",
        "Barnsley hospital apologises over delays",
        "Retailers vie for back-to-school buyers"
      })
  void knowsShortEnglishAlsoAmongVietnameseNames(String text) {
    assertThat(DETECTOR.detect(text, null).tag()).isEqualTo("en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   \u0000 ",
        "hello",
        "Bayern",
        "123 456 789 2.5% 77",
        "if (a[0] == b[1]) { x_y = z[2]; } else { q_r |= s[3]; }",
        "https://bao.example/the-thao/bong-da.html",
        "\ud800\ud800\ud800"
      })
  void saysUnknownWhereTheTextDoesNotShowIt(String text) {
    Language language = DETECTOR.detect(text, null);

    assertThat(language).isEqualTo(Language.UNKNOWN);
    assertThat(language.known()).isFalse();
  }

  @Test
  void takesThePagesWordWhereTheTextDoesNotShowIt() {
    assertThat(DETECTOR.detect("Bayern", "de-DE").tag()).isEqualTo("de");
    assertThat(DETECTOR.detect("Bayern", "EN_us").tag()).isEqualTo("en");
    assertThat(DETECTOR.detect("Bayern", "not a tag!").tag()).isEqualTo("und");
  }

  @Test
  void believesTheTextBeforeThePage() {
    assertThat(DETECTOR.detect("Giá vàng trong nước tiếp tục giảm sâu", "en").tag())
        .isEqualTo("vi");
  }

  @Test
  void takesNoTagFromNothingAtAll() {
    assertThat(DETECTOR.detect("12 34", "vi").known()).isFalse();
  }

  @Test
  void goesByTheLargerPartOfAMixedText() {
    String vietnamese = "Ngân hàng nhà nước giữ nguyên lãi suất điều hành trong quý này. ";
    String english = "The central bank kept its rates unchanged this quarter.";

    assertThat(DETECTOR.detect(vietnamese.repeat(3) + english, null).tag()).isEqualTo("vi");
  }

  @Test
  void takesNoLongerForTwentyMegabytes() {
    String huge = "The bank said that it would raise its rates. ".repeat(450_000);

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(DETECTOR.detect(huge, null).tag()).isEqualTo("en"));
  }

  @Property(tries = 300)
  void anyTextGivesATagAndAProbability(@ForAll String text, @ForAll String declared) {
    Language language = DETECTOR.detect(text, declared);

    assertThat(language.tag()).isNotBlank();
    assertThat(language.confidence()).isBetween(0.0, 1.0);
  }
}

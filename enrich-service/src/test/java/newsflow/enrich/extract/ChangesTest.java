package newsflow.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "12 mars 2026, modifié le 13 mars 2026; 12 mars 2026,",
        "Bijgewerkt: 13 mrt 2026 Gepubliceerd: 12 mrt 2026; Gepubliceerd: 12 mrt 2026",
        "Aktualizováno 13. 3. 2026 | Vydáno 12. 3. 2026; Vydáno 12. 3. 2026",
        "Güncelleme: 13.03.2026 Giriş: 12.03.2026; Giriş: 12.03.2026",
        "12. mar 2026 o 10:15 (aktualizované 12:00); 12. mar 2026 o 10:15 (",
        "Cập nhật 10:15 12/03/2026; Cập nhật 10:15 12/03/2026",
        "Updated - May 15, 2025 Published - May 14, 2025; Published - May 14, 2025",
        "出版：2025-05-13 更新：2025-05-14; 出版：2025-05-13",
        "입력 2025.05.14. 수정 2025.05.15.; 입력 2025.05.14.",
        "আপডেট: ১৪ মে ২০২৫ প্রকাশ: ১৩ মে ২০২৫; প্রকাশ: ১৩ মে ২০২৫",
        "14 مايو 2025 آخر تحديث: 15 مايو 2025; 14 مايو 2025",
      })
  void leavesWhatALineSaysOfThePublication(String line, String left) {
    assertThat(Changes.without(line)).isNotNull();
    assertThat(Changes.without(line).strip()).isEqualTo(left);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Updated: 13 March 2026",
        "Jane RoeUpdated: 13 March 2026",
        "수정 2026.03.13.",
        "Päivitetty 13.3.2026 10:05",
        "Обновлено 13 марта 2026"
      })
  void leavesNothingOfALineThatTellsAChange(String line) {
    assertThat(Changes.without(line)).isNull();
  }

  @Test
  void knowsATimeElementBehindAWordOfChange() {
    var page =
        Jsoup.parse(
            "<p><span>Publisert </span><time>12. mars</time><span>Oppdatert"
                + " </span><time>13. mars</time></p><p><time class='updated'>x</time></p>");
    assertThat(page.select("time").stream().map(Changes::isChange).toList())
        .containsExactly(false, true, true);
  }

  @ParameterizedTest
  @CsvSource({
    "for 3 timer siden, 3",
    "3 uur geleden, 3",
    "před 3 hodinami, 3",
    "πριν από 3 ώρες, 3",
    "3 godziny temu, 3",
    "3 órája, 3",
    "prije 2 dana, 48",
    "2 päivää sitten, 48"
  })
  void countsBackInTheLanguagesOfEurope(String line, long hours) {
    RelativeTime.Ago ago = RelativeTime.find(line);
    assertThat(ago).isNotNull();
    assertThat(ago.back()).isEqualTo(Duration.ofHours(hours));
  }
}

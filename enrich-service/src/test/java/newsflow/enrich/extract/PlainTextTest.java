package newsflow.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  private static final String SAVED =
      """
      Đăng nhập

      Đăng nhập để trải nghiệm thêm những tính năng hữu ích
      Zalo

      Huyện Tân Sơn khởi công cầu treo qua suối Cái

      Sáng 18-6, Ủy ban nhân dân huyện Tân Sơn tổ chức lễ khởi công cầu treo dài 96 m qua suối Cái, nối hai xã vùng cao với quốc lộ.

      Theo kế hoạch năm 2021, công trình hoàn thành trong mười tháng với kinh phí 12,4 tỷ đồng từ ngân sách huyện và nguồn đóng góp của người dân.

      Bí thư Huyện ủy đề nghị nhà thầu bảo đảm an toàn lao động trong mùa mưa lũ, hoàn thành đúng tiến độ đã cam kết với nhân dân.

      Hà Vy

      Nguồn Tân Sơn: http://tanson.example/tin-tuc/khoi-cong-cau-treo-1234.html
      """;

  @Test
  void findsTitleBodyAuthorAndSourceOfAPageSavedAsText() {
    Article article = Pages.article(Pages.text(SAVED));
    assertThat(article.title()).isEqualTo("Huyện Tân Sơn khởi công cầu treo qua suối Cái");
    assertThat(article.body())
        .startsWith("Sáng 18-6")
        .endsWith("cam kết với nhân dân.")
        .doesNotContain("Đăng nhập", "Zalo", "Nguồn", "Hà Vy");
    assertThat(article.authors()).containsExactly("Hà Vy");
    assertThat(article.url())
        .isEqualTo("http://tanson.example/tin-tuc/khoi-cong-cau-treo-1234.html");
    assertThat(article.sourceDomain()).isEqualTo("tanson.example");
    assertThat(article.siteName()).isEqualTo("Tân Sơn");
  }

  @Test
  void infersTheYearOfADayFromTheYearsThatTheTextNames() {
    Moment time = Pages.article(Pages.text(SAVED)).published();
    assertThat(time.local()).hasToString("2021-06-18T00:00+07:00");
    assertThat(time.precision()).isEqualTo(Precision.DAY);
    assertThat(time.origin()).isEqualTo(Origin.TEXT);
  }

  @Test
  void takesTheYearOfTheFetchWhereTheTextNamesNone() {
    String text = SAVED.replace("năm 2021", "đã duyệt");
    assertThat(Pages.article(Pages.text(text)).published().local())
        .hasToString("2026-06-18T00:00+07:00");
  }

  @Test
  void readsBylineAndDateLineOfAnEnglishPage() {
    Article article =
        Pages.article(
            Pages.text(
                """
                Menu
                Search
                Sign in
                River level falls below the danger mark
                By Tom Okafor and Lena Brandt
                4 May 2026 18:20 UTC
                The river fell below the danger mark on Monday for the first time in three weeks, the water board said.
                Families who had left the low-lying streets of the old town were told that they could return from Wednesday.
                Share this article
                More from Regional
                Ten photographs of the flood
                """));
    assertThat(article.title()).isEqualTo("River level falls below the danger mark");
    assertThat(article.authors()).containsExactly("Tom Okafor", "Lena Brandt");
    assertThat(article.published().local()).hasToString("2026-05-04T18:20Z");
    assertThat(article.body()).startsWith("The river fell").endsWith("return from Wednesday.");
  }

  @Test
  void joinsHardWrappedLinesToParagraphs() {
    Article article =
        Pages.article(
            Pages.text(
                """
                Harbour dredging begins

                Dredging of the inner harbour began on Tuesday after a delay of
                four months caused by a dispute over where the mud is to be put,
                the port authority said in a statement that it sent to residents.

                The work is expected to last until the end of March and will
                close one of the two berths, so that larger ships have to wait
                outside the breakwater until the tide allows them to come in.
                """));
    assertThat(article.body().split("\n\n")).hasSize(2);
    assertThat(article.title()).isEqualTo("Harbour dredging begins");
  }
}

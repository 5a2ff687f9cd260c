package newsflow.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateReaderTest {
  private static final DateReader VIETNAM =
      new DateReader(ZoneId.of("Asia/Ho_Chi_Minh"), true, false, Pages.NOW);
  private static final DateReader AMERICA =
      new DateReader(ZoneId.of("America/New_York"), false, true, Pages.NOW);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Thứ sáu, 25/09/2020 - 10:15 (GMT+7); 2020-09-25T10:15+07:00",
        "Chủ Nhật, 19/06/2022, 16:00 (GMT+7); 2022-06-19T16:00+07:00",
        "15:20' - 14/09/2017; 2017-09-14T15:20+07:00",
        "14/09/2017 | 09:45; 2017-09-14T09:45+07:00",
        "12-08-2025 - 10:05 PM; 2025-08-12T22:05+07:00",
        "25-09-2020 - 02:30 CH; 2020-09-25T14:30+07:00",
        "ngày 25 tháng 9 năm 2020; 2020-09-25T00:00+07:00",
        "08:30, 25/9/2020; 2020-09-25T08:30+07:00",
        "15 giờ 30 phút, 25/9/2020; 2020-09-25T15:30+07:00",
        "Thứ sáu, 18/4, 09:30; 2026-04-18T09:30+07:00",
        "Hôm qua, 21:45; 2026-11-19T21:45+07:00",
        "2020-09-25T10:15:00+07:00; 2020-09-25T10:15+07:00",
        "2020-09-25T03:15:07Z; 2020-09-25T03:15:07Z",
        "2020-09-25 10:15; 2020-09-25T10:15+07:00",
        "20200925T101500Z; 2020-09-25T10:15Z",
        "Fri, 25 Sep 2020 10:15:00 +0000; 2020-09-25T10:15Z",
        "Fri, 25 Sep 2020 10:15:00 GMT; 2020-09-25T10:15Z",
        "25. September 2020, 10:15 Uhr; 2020-09-25T10:15+07:00",
        "Publié le 25 septembre 2020 à 10h15; 2020-09-25T10:15+07:00",
        "25 de septiembre de 2020; 2020-09-25T00:00+07:00",
        "25 сентября 2020, 10:15; 2020-09-25T10:15+07:00",
        "25 września 2020; 2020-09-25T00:00+07:00",
        "2020年9月25日 10:15; 2020-09-25T10:15+07:00",
        "2020년 9월 25일; 2020-09-25T00:00+07:00",
        "2020. 9. 25.; 2020-09-25T00:00+07:00",
        "25 ก.ย. 2563; 2020-09-25T00:00+07:00",
        "٢٥ سبتمبر ٢٠٢٠; 2020-09-25T00:00+07:00",
        "25.09.2020; 2020-09-25T00:00+07:00",
        "۲۵ شهریور ۱۳۹۹ - ۱۰:۱۵; 2020-09-15T10:15+07:00",
        "سه‌شنبه ۱۴۰۲/۱۰/۰۵; 2023-12-26T00:00+07:00",
        "30/12/1403; 2025-03-20T00:00+07:00",
        "25 ก.ย. 63 10:15 น.; 2020-09-25T10:15+07:00",
        "令和2年9月25日 10時15分; 2020-09-25T10:15+07:00",
        "令和元年5月1日; 2019-05-01T00:00+07:00",
        "民國109年9月25日; 2020-09-25T00:00+07:00",
        "25 تشرين الأول 2020; 2020-10-25T00:00+07:00",
        "25 كانون الثاني 2020 10:15; 2020-01-25T10:15+07:00",
        "\u200f25\u200f/9\u200f/2020; 2020-09-25T00:00+07:00",
        "२५ सितंबर २०२०; 2020-09-25T00:00+07:00",
        "25.09.2020 10:00-11:30 Uhr; 2020-09-25T10:00+07:00",
        "09:30 AM September 25, 2020; 2020-09-25T09:30+07:00",
        "መስከረም 15 ቀን 2013 ዓ.ም.; 2020-09-25T00:00+07:00",
        "ጳጉሜን 5 2012; 2020-09-10T00:00+07:00",
        "២៥ ខែកញ្ញា ឆ្នាំ២០២០ ម៉ោង ២:៣៥ នាទី រសៀល; 2020-09-25T14:35+07:00",
        "25 בספטמבר 2020; 2020-09-25T00:00+07:00",
        "۴ میزان ۱۳۹۹; 2020-09-25T00:00+07:00",
        "2020.09.25. 오후 3:12; 2020-09-25T15:12+07:00",
        "2020年9月25日 下午3:12; 2020-09-25T15:12+07:00",
        "25 سبتمبر 2020 06:20 م; 2020-09-25T18:20+07:00",
        "25 سبتمبر 2020 01:27 صباحا; 2020-09-25T01:27+07:00",
        "25 सितंबर 2020, शाम 6:45 बजे; 2020-09-25T18:45+07:00",
        "25 September 2020 11.30 siang; 2020-09-25T11:30+07:00",
        "25 September 2020 9.30 malam; 2020-09-25T21:30+07:00",
        "Jane RoeSep 25, 202012 Shares; 2020-09-25T00:00+07:00",
        "Fri 25 Sep 2020 06.00 GMT; 2020-09-25T06:00Z",
        "venerdì 25 settembre 2020 - 10.15; 2020-09-25T10:15+07:00",
        "25 września (17:32); 2026-09-25T17:32+07:00",
        "ΠΑΡΑΣΚΕΥΗ 25 ΣΕΠΤΕΜΒΡΙΟΥ 2020, 10:15; 2020-09-25T10:15+07:00",
        "25/09/2020, 10:15 μ.μ.; 2020-09-25T22:15+07:00",
        "2020. gada 25. septembris, 10:15; 2020-09-25T10:15+07:00",
        "10:15 25.09.2020 (обновлено: 12:31 26.09.2020); 2020-09-25T10:15+07:00",
      })
  void readsTheFormsOfNewsrooms(String text, String expected) {
    assertThat(VIETNAM.read(text, Origin.BYLINE)).isNotNull();
    assertThat(VIETNAM.read(text, Origin.BYLINE).local()).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "9/10/2020; 2020-09-10T00:00-04:00",
        "25/9/2020; 2020-09-25T00:00-04:00",
        "Sept. 25, 2020 10:15 a.m. ET; 2020-09-25T10:15-04:00",
        "September 25, 2020 at 3:05 pm PDT; 2020-09-25T15:05-07:00",
        "Mon Aug 03 12:45:00 EDT 2015; 2015-08-03T12:45-04:00",
        "Updated 5:06 PM EST, Wed December 20, 2023; 2023-12-20T17:06-05:00",
      })
  void readsAmericanForms(String text, String expected) {
    assertThat(AMERICA.read(text, Origin.BYLINE).local()).hasToString(expected);
  }

  @Test
  void isHonestAboutThePrecision() {
    assertThat(VIETNAM.read("25/9/2020", Origin.BYLINE).precision()).isEqualTo(Precision.DAY);
    assertThat(VIETNAM.read("25/9/2020 10:15", Origin.BYLINE).precision())
        .isEqualTo(Precision.MINUTE);
    assertThat(VIETNAM.read("2020-09-25T10:15:30+07:00", Origin.META).precision())
        .isEqualTo(Precision.SECOND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "31/02/2020",
        "99/99/2020",
        "Tel. 024 3825 1234",
        "version 1.2.3",
        "١٤٤٢/٠٢/٠٨",
        "0000-00-00",
        "tỷ số 3-2"
      })
  void findsNoDateWhereThereIsNone(String text) {
    assertThat(VIETNAM.read(text, Origin.BYLINE)).isNull();
  }

  @Test
  void findsTheDayInAnAddress() {
    assertThat(PublicationTime.dayOf("https://a.example/2020/09/25/x.html"))
        .hasToString("2020-09-25");
    assertThat(PublicationTime.dayOf("https://a.example/2023/dec/22/x")).hasToString("2023-12-22");
    assertThat(PublicationTime.dayOf("https://a.example/x-20200925.html"))
        .hasToString("2020-09-25");
    assertThat(PublicationTime.dayOf("https://a.example/x-2750011234.html")).isNull();
    assertThat(PublicationTime.dayOf("https://a.example/2020/12/name-of-the-story")).isNull();
  }
}

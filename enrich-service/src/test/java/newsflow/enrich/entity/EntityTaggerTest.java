package newsflow.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntityTaggerTest {
  private static final EntityTagger VI = EntityTagger.load("vi");
  private static final EntityTagger EN = EntityTagger.load("en-GB");

  private static List<String> names(EntityTagger tagger, String text) {
    return tagger.tag(text).stream()
        .map(t -> t.type() + ":" + text.substring(t.start(), t.end()))
        .toList();
  }

  @Test
  void findsPeopleBodiesAndPlacesInVietnamese() {
    assertThat(
            names(
                VI,
                "Sáng 4/3, ông Trần Văn Bình, Giám đốc Sở Y tế tỉnh Lào Cai, đến thăm"
                    + " Bệnh viện Đa khoa huyện Bắc Hà."))
        .containsExactly(
            "PERSON:Trần Văn Bình",
            "ORGANISATION:Sở Y tế tỉnh Lào Cai",
            "ORGANISATION:Bệnh viện Đa khoa huyện Bắc Hà");
  }

  @Test
  void findsPeopleBodiesAndPlacesInEnglish() {
    assertThat(names(EN, "Mary Collins, a lawyer from Chicago, joined Microsoft on Monday."))
        .containsExactly("PERSON:Mary Collins", "PLACE:Chicago", "ORGANISATION:Microsoft");
  }

  @Test
  void findsNothingWhereThereIsNoName() {
    assertThat(VI.tag("hôm nay trời mưa và rất lạnh")).isEmpty();
    assertThat(VI.tag("")).isEmpty();
  }

  @Test
  void givesTheSameAnswerEachTime() {
    String text = "Bà Nguyễn Thị Lan làm việc tại Ngân hàng Nhà nước ở Hà Nội.";
    assertThat(VI.tag(text)).isEqualTo(EntityTagger.load("vi").tag(text)).isNotEmpty();
  }
}

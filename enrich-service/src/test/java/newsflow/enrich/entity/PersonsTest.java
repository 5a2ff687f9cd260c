package newsflow.enrich.entity;

import static newsflow.enrich.entity.Recognised.GAZETTEERS;
import static newsflow.enrich.entity.Recognised.english;
import static newsflow.enrich.entity.Recognised.ids;
import static newsflow.enrich.entity.Recognised.only;
import static newsflow.enrich.entity.Recognised.texts;
import static newsflow.enrich.entity.Recognised.vietnamese;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Persons of an article: short names, spellings, roles. */
class PersonsTest {
  @Test
  void joinsShortNamesToTheOnePersonTheyFit() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().person("Lương Thị Bích Hạnh", "Hạnh", "Bích Hạnh"),
            "Bà Lương Thị Bích Hạnh nói. Theo bà Hạnh, giá tăng. Chị Bích Hạnh đồng ý.");
    Entity person = only(entities, "person:luong-thi-bich-hanh");
    assertThat(texts(person)).containsExactly("Lương Thị Bích Hạnh", "Hạnh", "Bích Hạnh");
  }

  @Test
  void leavesAShortNameAloneThatFitsTwoPersons() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().person("Trần Quốc Bảo", "Lê Gia Bảo", "Bảo"),
            "Ông Trần Quốc Bảo gặp ông Lê Gia Bảo. Ông Bảo cảm ơn.");
    assertThat(ids(entities))
        .containsExactly("person:tran-quoc-bao", "person:le-gia-bao", "person:bao");
  }

  @Test
  void leavesAShortNameAloneWhenItsFormOfAddressContradicts() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().person("Trần Văn Giang", "Giang"),
            "Ông Trần Văn Giang vắng mặt. Bà Giang đến thay.");
    assertThat(ids(entities)).containsExactly("person:tran-van-giang", "person:giang");
  }

  @Test
  void joinsEnglishFamilyNamesAndVietnameseOnesInEnglishText() {
    List<Entity> entities =
        english(
            HandTagger.tags().person("Margaret Oduya", "Oduya", "Nguyen Minh Tam", "Nguyen"),
            "Margaret Oduya met Nguyen Minh Tam. Ms Oduya thanked Mr Nguyen.");
    assertThat(only(entities, "person:margaret-oduya").count()).isEqualTo(2);
    assertThat(only(entities, "person:nguyen-minh-tam").count()).isEqualTo(2);
  }

  @Test
  void unitesSpellingsOfANameAcrossTitleAndBody() {
    HandTagger tagger =
        HandTagger.tags()
            .person("VŨ HÒA BÌNH AN", "Vũ Hoà Bình An", "Vũ Hòa Bình An", "Vu Hoa Binh An");
    List<Entity> entities =
        GAZETTEERS
            .with(Map.of("vi", tagger))
            .recognize(
                new Text(
                    "VŨ HÒA BÌNH AN thắng giải",
                    "Vu Hoa Binh An, 20 tuổi",
                    "Vũ Hoà Bình An và Vũ Hòa Bình An là một."),
                "vi");
    Entity person = only(entities, "person:vu-hoa-binh-an");
    assertThat(person.name()).isIn("Vũ Hoà Bình An", "Vũ Hòa Bình An");
    assertThat(person.mentions().stream().map(Mention::field).distinct())
        .containsExactly(Field.TITLE, Field.SUMMARY, Field.BODY);
  }

  @Test
  void keepsPersonsApartWhoseNamesDifferInDiacritics() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().person("Phạm Thị Thùy", "Phạm Thị Thủy"),
            "Phạm Thị Thùy và Phạm Thị Thủy cùng lớp.");
    assertThat(ids(entities)).containsExactly("person:pham-thi-thuy", "person:pham-thi-thuy-2");
  }

  @Test
  void keepsAQuotedPartAtTheEndOfAName() {
    List<Entity> entities =
        vietnamese(HandTagger.tags().person("Tùng “cơm cháy”"), "Tùng “cơm cháy” bị bắt sáng nay.");
    assertThat(texts(entities.getFirst())).containsExactly("Tùng “cơm cháy”");
  }
}

package newsflow.enrich.entity;

import static newsflow.enrich.entity.Recognised.GAZETTEERS;
import static newsflow.enrich.entity.Recognised.english;
import static newsflow.enrich.entity.Recognised.ids;
import static newsflow.enrich.entity.Recognised.only;
import static newsflow.enrich.entity.Recognised.texts;
import static newsflow.enrich.entity.Recognised.vietnamese;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Places of an article: codes, parents, former units. */
class PlacesTest {
  @Test
  void givesCountriesTheirCodeUnderEveryName() {
    assertThat(ids(vietnamese(HandTagger.tags().place("VN", "Việt Nam"), "VN là Việt Nam.")))
        .containsExactly("place:country:VN");
    List<Entity> entities =
        english(HandTagger.tags().place("U.S.", "United States"), "U.S., United States");
    assertThat(ids(entities)).containsExactly("place:country:US");
    assertThat(entities.getFirst().name()).isEqualTo("United States");
  }

  @Test
  void givesVietnameseUnitsTheirCodeParentAndSuccessor() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().place("Bắc Kạn", "T.X Phổ Yên", "Phổ Yên"),
            "Từ tỉnh Bắc Kạn đến T.X Phổ Yên, tức thị xã Phổ Yên.");
    Entity province = only(entities, "place:vn-province-2024:06");
    assertThat(province.place())
        .isEqualTo(new Place("06", "place:country:VN", List.of("place:vn-province:19")));
    Entity town = only(entities, "place:vn-district:172");
    assertThat(texts(town)).containsExactly("T.X Phổ Yên", "Phổ Yên");
    assertThat(town.name()).isEqualTo("Phổ Yên");
    assertThat(town.place()).isNotNull();
    assertThat(town.place().parent()).isEqualTo("place:vn-province:19");
  }

  @Test
  void tellsACityFromTheProvinceOfTheSameName() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().place("TP Thái Nguyên", "Thái Nguyên"),
            "TP Thái Nguyên, tỉnh Thái Nguyên");
    assertThat(ids(entities)).containsExactly("place:vn-district:164", "place:vn-province:19");
  }

  @Test
  void findsAnAmbiguousCommuneByThePlaceItLiesIn() {
    HandTagger tagger = HandTagger.tags().place("Tân Lập", "Đan Phượng", "Vũ Thư");
    assertThat(ids(vietnamese(tagger, "Cháy lớn ở xã Tân Lập, huyện Đan Phượng.")))
        .hasSize(2)
        .noneMatch("place:tan-lap"::equals);
    assertThat(ids(vietnamese(tagger, "Cháy lớn ở xã Tân Lập."))).containsExactly("place:tan-lap");
  }

  @Test
  void unitesAllNamesOfTheLargestCity() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags()
                .place("TP.HCM", "TPHCM", "TP HCM", "Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
            "TP.HCM, TPHCM, TP HCM, Thành phố Hồ Chí Minh, thành phố Hồ Chí Minh");
    assertThat(ids(entities)).containsExactly("place:vn-province:79");
    assertThat(entities.getFirst().name()).isEqualTo("Thành phố Hồ Chí Minh");
  }

  @Test
  void namesNumberedDistrictsWithTheirKind() {
    List<Entity> entities = vietnamese(HandTagger.tags().place("Q.1", "Q.3"), "Q.1 và Q.3");
    assertThat(entities.stream().map(Entity::name)).containsExactly("Quận 1", "Quận 3");
  }

  @Test
  void findsCountriesInLanguagesWithoutAModel() {
    EntityRecognizer recognizer = GAZETTEERS;
    List<Entity> french =
        recognizer.recognize(Text.of("Un accord entre l’Allemagne et le Japon."), "fr");
    assertThat(ids(french)).containsExactly("place:country:DE", "place:country:JP");
    assertThat(french).allMatch(entity -> entity.confidence() <= OtherLanguages.CONFIDENCE);
    assertThat(ids(recognizer.recognize(Text.of("日本とドイツの首脳"), "ja")))
        .containsExactly("place:country:JP", "place:country:DE");
  }

  @Test
  void takesAnAbbreviatedKindOfUnitIntoThePlace() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().organisation("T.X Phổ Yên").place("Sông Công"),
            "Lãnh đạo T.X Phổ Yên và T.P Sông Công dự lễ.");
    assertThat(texts(only(entities, "place:vn-district:172"))).containsExactly("T.X Phổ Yên");
    assertThat(texts(only(entities, "place:vn-district:165"))).containsExactly("T.P Sông Công");
  }

  @Test
  void doesNotTakeAStreetForTheWardOfItsName() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().place("Hàng Bông", "Hoàn Kiếm"),
            "Cháy ở phố Hàng Bông (quận Hoàn Kiếm).");
    assertThat(ids(entities)).containsExactly("place:hang-bong", "place:vn-district:002");
  }
}

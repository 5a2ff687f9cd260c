package newsflow.enrich.entity;

import static newsflow.enrich.entity.Recognised.english;
import static newsflow.enrich.entity.Recognised.ids;
import static newsflow.enrich.entity.Recognised.only;
import static newsflow.enrich.entity.Recognised.texts;
import static newsflow.enrich.entity.Recognised.vietnamese;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Organisations of an article: abbreviations and other names of one body. */
class OrganisationsTest {
  @Test
  void unitesAnIntroducedAbbreviationWithItsLongFormAndFindsItEverywhere() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().organisation("Ban Thường vụ Huyện ủy"),
            "Ban Thường vụ Huyện ủy (BTVHU) họp sáng 3-4. Các đồng chí Ủy viên BTVHU dự họp.");
    Entity board = only(entities, "organisation:ban-thuong-vu-huyen-uy");
    assertThat(board.name()).isEqualTo("Ban Thường vụ Huyện ủy");
    assertThat(texts(board)).containsExactly("Ban Thường vụ Huyện ủy", "BTVHU", "BTVHU");
    assertThat(board.count()).isEqualTo(3);
  }

  @Test
  void readsTheWordsThatIntroduceAnAbbreviation() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().organisation("Quỹ Hỗ trợ nông dân"),
            "Quỹ Hỗ trợ nông dân (sau đây gọi tắt là QHTND) cho vay. QHTND có 3 chi nhánh.");
    assertThat(texts(only(entities, "organisation:quy-ho-tro-nong-dan")))
        .containsExactly("Quỹ Hỗ trợ nông dân", "QHTND", "QHTND");
  }

  @Test
  void unitesAnEnglishAbbreviationInEitherOrder() {
    List<Entity> entities =
        english(
            HandTagger.tags().organisation("Coastal Rivers Authority", "CRA", "Inland Water Board"),
            "The Coastal Rivers Authority (CRA) sued the IWB (Inland Water Board). CRA won; IWB"
                + " lost.");
    assertThat(only(entities, "organisation:coastal-rivers-authority").count()).isEqualTo(3);
    assertThat(only(entities, "organisation:inland-water-board").count()).isEqualTo(3);
  }

  @Test
  void doesNotTakeANewspaperInADatelineForAnAbbreviation() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().organisation("Tổng công ty Cảng phía Nam", "NLĐ"),
            "Thanh tra Tổng công ty Cảng phía Nam (NLĐ) - Sáng nay, đoàn thanh tra làm việc.");
    assertThat(ids(entities)).contains("organisation:nld");
  }

  @Test
  void knowsCommonOrganisationsByAllTheirNames() {
    assertThat(
            ids(
                vietnamese(
                    HandTagger.tags().organisation("LHQ", "Liên Hợp Quốc", "Liên hợp quốc"),
                    "LHQ họp. Liên Hợp Quốc và Liên hợp quốc là một.")))
        .containsExactly("organisation:united-nations");
    assertThat(ids(english(HandTagger.tags().organisation("UN", "U.N."), "UN and U.N. staff")))
        .containsExactly("organisation:united-nations");
  }

  @Test
  void writesOutTheAbbreviationsInsideNamesOfBodies() {
    assertThat(
            ids(
                vietnamese(
                    HandTagger.tags()
                        .organisation(
                            "UBND TP.HCM",
                            "UBND TPHCM",
                            "UBND Thành phố Hồ Chí Minh",
                            "Ủy ban nhân dân thành phố Hồ Chí Minh"),
                    "UBND TP.HCM, UBND TPHCM, UBND Thành phố Hồ Chí Minh, Ủy ban nhân dân thành phố"
                        + " Hồ Chí Minh")))
        .containsExactly("organisation:uy-ban-nhan-dan-thanh-pho-ho-chi-minh");
  }

  @Test
  void forgetsLegalFormsAndKindsInIdsOfOrganisations() {
    assertThat(
            ids(
                vietnamese(
                    HandTagger.tags()
                        .organisation(
                            "Công ty TNHH MTV Hải Âu",
                            "Công ty Hải Âu",
                            "báo Sông Hương",
                            "Sông Hương"),
                    "Công ty TNHH MTV Hải Âu, Công ty Hải Âu, báo Sông Hương, Sông Hương")))
        .containsExactly("organisation:cong-ty-hai-au", "organisation:song-huong");
    assertThat(
            ids(
                english(
                    HandTagger.tags().organisation("Alder Corp.", "Alder", "Alder Co., Ltd."),
                    "Alder Corp. rose; Alder fell; Alder Co., Ltd. stayed.")))
        .containsExactly("organisation:alder");
  }
}

package newsflow.enrich.entity;

import static newsflow.enrich.entity.Recognised.english;
import static newsflow.enrich.entity.Recognised.only;
import static newsflow.enrich.entity.Recognised.vietnamese;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Offices of persons, as the text states them. */
class RolesTest {
  @Test
  void readsRolesBehindAName() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags()
                .person("Hoàng Minh Tuệ")
                .organisation("Trung ương Đảng", "Tỉnh ủy", "Đoàn đại biểu Quốc hội tỉnh"),
            "Đó là điều đồng chí Hoàng Minh Tuệ, Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy, Trưởng"
                + " Đoàn đại biểu Quốc hội tỉnh nhấn mạnh tại cuộc họp.");
    assertThat(only(entities, "person:hoang-minh-tue").roles())
        .containsExactly(
            "Ủy viên Trung ương Đảng", "Bí thư Tỉnh ủy", "Trưởng Đoàn đại biểu Quốc hội tỉnh");
  }

  @Test
  void readsRolesBeforeANameAndLeavesThemToTheirOwner() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags()
                .person("Lý Quang Khải", "Đoàn Thị Mận")
                .organisation("Tỉnh ủy", "UBND tỉnh", "Sở Y tế"),
            "Bí thư Tỉnh ủy Lý Quang Khải và bà Đoàn Thị Mận, Giám đốc Sở Y tế, nguyên Phó Chủ tịch"
                + " UBND tỉnh dự lễ.");
    assertThat(only(entities, "person:ly-quang-khai").roles()).containsExactly("Bí thư Tỉnh ủy");
    assertThat(only(entities, "person:doan-thi-man").roles())
        .containsExactly("Giám đốc Sở Y tế", "nguyên Phó Chủ tịch UBND tỉnh");
  }

  @Test
  void readsEnglishRolesOnBothSidesOfAName() {
    List<Entity> entities =
        english(
            HandTagger.tags().person("Aneurin Blythe", "Jane Roe").organisation("Harbour Trust"),
            "On Monday Deputy Prime Minister Aneurin Blythe met Jane Roe, the chief executive of"
                + " Harbour Trust, who thanked him.");
    assertThat(only(entities, "person:aneurin-blythe").roles())
        .containsExactly("Deputy Prime Minister");
    assertThat(only(entities, "person:jane-roe").roles())
        .containsExactly("chief executive of Harbour Trust");
  }

  @Test
  void readsAnEnglishRoleBeforeACommaAndTheName() {
    List<Entity> entities =
        english(
            HandTagger.tags().person("Ewa Lund", "Tom Ash").organisation("Fenland Water"),
            "Fenland Water's head of supply, Ewa Lund, met the mayor of Northby, Tom Ash.");
    assertThat(only(entities, "person:ewa-lund").roles()).containsExactly("head of supply");
    assertThat(only(entities, "person:tom-ash").roles()).containsExactly("mayor of Northby");
  }

  @Test
  void readsAnOfficeThatAPersonIsAppointedTo() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().person("Đào Thế Lộc").organisation("Trường THPT Bến Tắm"),
            "Thầy Đào Thế Lộc vừa được bổ nhiệm giữ chức hiệu trưởng Trường THPT Bến Tắm.");
    assertThat(only(entities, "person:dao-the-loc").roles())
        .containsExactly("hiệu trưởng Trường THPT Bến Tắm");
  }

  @Test
  void doesNotGiveAPersonAnOfficeThatTheTextDenies() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().person("Đào Thế Lộc").organisation("Hội Làm vườn"),
            "Ông Đào Thế Lộc không còn là Chủ tịch Hội Làm vườn.");
    assertThat(only(entities, "person:dao-the-loc").roles()).isEmpty();
  }

  @Test
  void doesNotGiveAPersonTheOfficeThatSheSpeaksFor() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().person("Mai Thị Tơ").organisation("HĐND tỉnh"),
            "Thay mặt Chủ tịch HĐND tỉnh, Phó Chủ tịch HĐND tỉnh Mai Thị Tơ trao quà.");
    assertThat(only(entities, "person:mai-thi-to").roles())
        .containsExactly("Phó Chủ tịch HĐND tỉnh");
  }

  @Test
  void endsARoleAtTheEndOfItsSentence() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().person("Hồ Bá Lan").organisation("Hội Nuôi ong"),
            "Ông Hồ Bá Lan, Chủ tịch Hội Nuôi ong khóa IV. Các đại biểu vỗ tay.");
    assertThat(only(entities, "person:ho-ba-lan").roles())
        .containsExactly("Chủ tịch Hội Nuôi ong khóa IV");
  }

  @Test
  void tellsARoleFromTheSubjectOfWhatAPersonSays() {
    HandTagger tagger = HandTagger.tags().person("Ngô Đắc Kha").organisation("Sở Thủy sản");
    assertThat(
            vietnamese(tagger, "Theo ông Ngô Đắc Kha, Giám đốc Sở Thủy sản, cá được mùa.")
                .getFirst()
                .roles())
        .containsExactly("Giám đốc Sở Thủy sản");
    assertThat(
            vietnamese(tagger, "Theo ông Ngô Đắc Kha, Giám đốc Sở Thủy sản đã ký văn bản.")
                .getFirst()
                .roles())
        .isEmpty();
  }
}

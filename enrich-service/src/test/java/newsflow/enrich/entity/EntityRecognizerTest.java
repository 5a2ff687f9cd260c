package newsflow.enrich.entity;

import static newsflow.enrich.entity.Recognised.GAZETTEERS;
import static newsflow.enrich.entity.Recognised.ids;
import static newsflow.enrich.entity.Recognised.only;
import static newsflow.enrich.entity.Recognised.vietnamese;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for entities of every type: events, types, reasons, languages. */
class EntityRecognizerTest {
  @Test
  void givesANationalCongressOneIdUnderAllItsNames() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags()
                .event(
                    "Đại hội đại biểu toàn quốc lần thứ XIII",
                    "Đại hội Đảng toàn quốc lần thứ XIII",
                    "Đại hội XIII",
                    "Đại hội đại biểu toàn quốc lần thứ XII"),
            "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng. Đại hội Đảng toàn quốc lần thứ XIII."
                + " Sau Đại hội XIII, Công đoàn họp Đại hội đại biểu toàn quốc lần thứ XII của Công"
                + " đoàn.");
    assertThat(ids(entities))
        .containsExactly(
            "event:dai-hoi-dai-bieu-toan-quoc-lan-thu-xiii-cua-dang",
            "event:dai-hoi-dai-bieu-toan-quoc-lan-thu-xii");
  }

  @Test
  void joinsAnEventToItsNumberedNameWhenThereIsOnlyOne() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags()
                .event("Hội khỏe Thiếu nhi huyện lần thứ V", "Hội khỏe Thiếu nhi huyện"),
            "Hội khỏe Thiếu nhi huyện lần thứ V mở màn. Hội khỏe Thiếu nhi huyện kéo dài ba ngày.");
    assertThat(only(entities, "event:hoi-khoe-thieu-nhi-huyen-lan-thu-v").count()).isEqualTo(2);
  }

  @Test
  void leavesQuotesAndBracketsOutOfMentions() {
    Tagger careless = text -> List.of(new Tagged(0, text.indexOf(" ra"), EntityType.MISC, 0.9));
    List<Entity> entities =
        GAZETTEERS.with(Map.of("vi", careless)).recognize(Text.of("“Mùa gió chướng” ra mắt"), "vi");
    assertThat(entities.getFirst().mentions())
        .containsExactly(new Mention(Field.BODY, 1, 15, "Mùa gió chướng"));
  }

  @Test
  void explainsWhyAMentionGotItsTypeAndEntity() {
    EntityRecognizer recognizer =
        GAZETTEERS.with(Map.of("vi", HandTagger.tags().person("Lâm Thế Vinh", "Vinh")));
    List<Explained> explained =
        recognizer.explain(Text.of("Ông Lâm Thế Vinh đến. Ông Vinh phát biểu."), "vi");
    assertThat(explained.getLast().why())
        .containsExactly(
            new Reason.Tagged(EntityType.PERSON, 0.9), new Reason.ShortName("Lâm Thế Vinh"));
    assertThat(explained.getLast().entityId()).isEqualTo("person:lam-the-vinh");
  }

  @Test
  void settlesTheTypeOfASpellingByMajority() {
    Tagger wavering =
        text -> {
          List<Tagged> tags = new ArrayList<>();
          for (int at = text.indexOf("Kestrel"); at >= 0; at = text.indexOf("Kestrel", at + 1)) {
            EntityType type = tags.isEmpty() ? EntityType.PLACE : EntityType.ORGANISATION;
            tags.add(new Tagged(at, at + 7, type, 0.8));
          }
          return tags;
        };
    List<Entity> entities =
        GAZETTEERS
            .with(Map.of("en", wavering))
            .recognize(
                Text.of("Kestrel fell. Kestrel said so. Kestrel, the maker, and Kestrel."), "en");
    assertThat(ids(entities)).containsExactly("organisation:kestrel");
    assertThat(entities.getFirst().count()).isEqualTo(4);
  }

  @Test
  void completesNumberedEvents() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags()
                .event("Ngày hội Hoa sen", "Hội nghị lần thứ 7")
                .organisation("Hội Sinh vật cảnh", "Đoàn xã Bình Phú", "Ban Chấp hành Hội"),
            "Ngày hội Hoa sen lần 3 do Hội Sinh vật cảnh mở. Đại hội Đoàn xã Bình Phú lần thứ XII"
                + " bàn việc. Hội nghị lần thứ 7 Ban Chấp hành Hội bế mạc.");
    assertThat(entities.stream().map(Entity::name))
        .containsExactly(
            "Ngày hội Hoa sen lần 3",
            "Hội Sinh vật cảnh",
            "Đại hội Đoàn xã Bình Phú lần thứ XII",
            "Hội nghị lần thứ 7 Ban Chấp hành Hội");
  }

  @Test
  void leavesResolutionsOfNumberedEventsAlone() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().with(EntityType.MISC, "Nghị quyết Đại hội Đoàn lần thứ IX"),
            "Nghị quyết Đại hội Đoàn lần thứ IX đã đề ra.");
    assertThat(ids(entities)).containsExactly("misc:nghi-quyet-dai-hoi-doan-lan-thu-ix");
  }

  @Test
  void findsFurtherOccurrencesThatTheTaggerMissed() {
    Tagger first =
        text ->
            text.contains("Quang Hưng")
                ? List.of(
                    new Tagged(
                        text.indexOf("Quang Hưng"),
                        text.indexOf("Quang Hưng") + 10,
                        EntityType.PLACE,
                        0.95))
                : List.of();
    List<Entity> entities =
        GAZETTEERS
            .with(Map.of("vi", first))
            .recognize(
                Text.of("Làng Quang Hưng vui. Khách về Quang Hưng, hỏi người Quang Hưng."), "vi");
    assertThat(entities.getFirst().count()).isEqualTo(2);
  }

  @Test
  void readsATextOfUnknownLanguageWithVietnameseLettersAsVietnamese() {
    EntityRecognizer recognizer =
        GAZETTEERS.with(Map.of("vi", HandTagger.tags().person("Đỗ Mười Hai")));
    assertThat(ids(recognizer.recognize(Text.of("Đỗ Mười Hai !"), "und")))
        .containsExactly("person:do-muoi-hai");
    assertThat(recognizer.recognize(Text.of("Fax : 84"), "und")).isEmpty();
  }
}

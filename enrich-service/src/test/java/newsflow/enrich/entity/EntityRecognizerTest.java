package newsflow.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntityRecognizerTest {
  private static final EntityRecognizer GAZETTEERS = new EntityRecognizer(Map.of());

  private static List<Entity> vietnamese(HandTagger tagger, String body) {
    return GAZETTEERS.with(Map.of("vi", tagger)).recognize(Text.of(body), "vi");
  }

  private static List<Entity> english(HandTagger tagger, String body) {
    return GAZETTEERS.with(Map.of("en", tagger)).recognize(Text.of(body), "en");
  }

  private static Entity only(List<Entity> entities, String id) {
    List<Entity> found = entities.stream().filter(entity -> entity.id().equals(id)).toList();
    assertThat(found).as("%s among %s", id, entities).hasSize(1);
    return found.getFirst();
  }

  private static List<String> texts(Entity entity) {
    return entity.mentions().stream().map(Mention::text).toList();
  }

  private static List<String> ids(List<Entity> entities) {
    return entities.stream().map(Entity::id).toList();
  }

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
          List<Tagged> tags = new java.util.ArrayList<>();
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
  void doesNotTakeAStreetForTheWardOfItsName() {
    List<Entity> entities =
        vietnamese(
            HandTagger.tags().place("Hàng Bông", "Hoàn Kiếm"),
            "Cháy ở phố Hàng Bông (quận Hoàn Kiếm).");
    assertThat(ids(entities)).containsExactly("place:hang-bong", "place:vn-district:002");
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
  void keepsAQuotedPartAtTheEndOfAName() {
    List<Entity> entities =
        vietnamese(HandTagger.tags().person("Tùng “cơm cháy”"), "Tùng “cơm cháy” bị bắt sáng nay.");
    assertThat(texts(entities.getFirst())).containsExactly("Tùng “cơm cháy”");
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

package newsflow.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text and every tagger, however wild. */
class EntityRecognizerProperties {
  private static final EntityRecognizer GAZETTEERS = new EntityRecognizer(Map.of());

  private static final List<String> PIECES =
      List.of(
          "Nguyễn Văn Hòa",
          "Hoà",
          "NGUYỄN VĂN HÒA",
          "ông ",
          "bà ",
          "Bí thư ",
          "Tỉnh ủy",
          " (BTVTU) ",
          "Ban Thường vụ Tỉnh ủy",
          "BTVTU",
          "T.X ",
          "Phổ Yên",
          "TP.HCM",
          "tỉnh ",
          "huyện ",
          "(",
          ")",
          " (sau đây gọi tắt là ",
          ", ",
          ". ",
          "\n\n",
          " - ",
          "Đại hội Đảng lần thứ XIII",
          " của Đảng",
          "U.S.",
          "Prime Minister ",
          "Jane Roe",
          ", chief executive of ",
          "Acme Corp.",
          "\u200b",
          "\u0301",
          "\u0000",
          "\ud83d\ude00",
          "\ud83d",
          "\u202e",
          "日本",
          "Қазақстан",
          "e\u0301",
          "ﬁ",
          "İ",
          " ",
          "  ");

  private record Case(String title, String body, List<Tagged> titleTags, List<Tagged> bodyTags) {}

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(
            Arbitraries.of(PIECES), Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(6));
    return piece.list().ofMaxSize(30).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<List<Tagged>> tags() {
    Arbitrary<Tagged> tag =
        Combinators.combine(
                Arbitraries.integers().between(-2, 160),
                Arbitraries.integers().between(-1, 24),
                Arbitraries.of(EntityType.class),
                Arbitraries.doubles().between(0, 1))
            .as((start, length, type, score) -> new Tagged(start, start + length, type, score));
    return tag.list().ofMaxSize(14);
  }

  @Property(tries = 1500)
  void mentionsLieInsideTheirFieldAndRepeatItsText(
      @ForAll("texts") String title,
      @ForAll("texts") String body,
      @ForAll("tags") List<Tagged> titleTags,
      @ForAll("tags") List<Tagged> bodyTags,
      @ForAll boolean english) {
    Text text = new Text(title, null, body);
    String language = english ? "en" : "vi";
    Case one = new Case(text.field(Field.TITLE), text.body(), titleTags, bodyTags);
    Tagger tagger = field -> field.equals(one.title()) ? one.titleTags() : one.bodyTags();
    EntityRecognizer recognizer = GAZETTEERS.with(Map.of(language, tagger));
    List<Entity> entities = recognizer.recognize(text, language);
    check(text, entities);
    assertThat(recognizer.recognize(text, language)).isEqualTo(entities);
    int mentions = entities.stream().mapToInt(Entity::count).sum();
    assertThat(recognizer.explain(text, language)).hasSize(mentions);
  }

  @Property(tries = 300)
  void languagesWithoutAModelKeepTheSamePromises(@ForAll("texts") String body) {
    Text text = Text.of(body);
    check(text, GAZETTEERS.recognize(text, "ja"));
    check(text, GAZETTEERS.recognize(text, "x-\u0000"));
  }

  private static void check(Text text, List<Entity> entities) {
    Set<String> ids = new HashSet<>();
    List<Mention> all = new ArrayList<>();
    for (Entity entity : entities) {
      assertThat(ids.add(entity.id())).as("id %s twice", entity.id()).isTrue();
      assertThat(entity.id()).matches("(person|organisation|place|event|misc):.+");
      assertThat(entity.confidence()).isBetween(0.0, 1.0);
      assertThat(entity.count()).isEqualTo(entity.mentions().size()).isPositive();
      assertThat(entity.name()).isNotBlank();
      for (Mention mention : entity.mentions()) {
        String field = text.field(mention.field());
        assertThat(mention.start()).isBetween(0, field.length());
        assertThat(mention.end()).isBetween(mention.start() + 1, field.length());
        assertThat(mention.text()).isEqualTo(field.substring(mention.start(), mention.end()));
        all.add(mention);
      }
    }
    for (Mention a : all) {
      for (Mention b : all) {
        boolean apart = a.field() != b.field() || a.end() <= b.start() || b.end() <= a.start();
        assertThat(a == b || apart).as("%s overlaps %s", a, b).isTrue();
      }
    }
  }
}

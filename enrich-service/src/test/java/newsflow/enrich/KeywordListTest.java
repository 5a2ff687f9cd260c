package newsflow.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import newsflow.enrich.entity.Entity;
import newsflow.enrich.entity.EntityType;
import newsflow.enrich.entity.Field;
import newsflow.enrich.entity.Mention;
import org.junit.jupiter.api.Test;

class KeywordListTest {
  private static final Entity PERSON =
      new Entity(
          "person:hoang-van-tu",
          EntityType.PERSON,
          "Hoàng Văn Tú",
          0.9,
          1,
          List.of(),
          List.of(new Mention(Field.BODY, 0, 12, "Hoàng Văn Tú")),
          null);

  @Test
  void putsThePublishersKeywordsFirstAndRepeatsNone() {
    assertThat(KeywordList.merge(List.of("Bão số 6"), List.of("bão số 6", "sơ tán"), List.of()))
        .containsExactly("Bão số 6", "sơ tán");
  }

  @Test
  void makesAPartOfANameTheWholeName() {
    assertThat(KeywordList.merge(List.of(), List.of("Văn Tú", "chí Hoàng Văn Tú"), List.of(PERSON)))
        .containsExactly("Hoàng Văn Tú");
  }

  @Test
  void keepsTenAndAllOfThePublisher() {
    List<String> many = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
    assertThat(KeywordList.merge(List.of(), many, List.of())).hasSize(10);
    assertThat(KeywordList.merge(many, List.of("m"), List.of())).isEqualTo(many);
  }
}

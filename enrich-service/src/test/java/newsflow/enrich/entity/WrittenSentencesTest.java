package newsflow.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenSentencesTest {
  @Test
  void everyNameStandsBetweenTokensOfOneSentence() throws IOException {
    for (String language : List.of("vi", "en")) {
      List<Example> all = new ArrayList<>(WrittenSentences.asTheyAre(language));
      all.addAll(WrittenSentences.filled(language, 2, 7));
      assertThat(all).hasSizeGreaterThan(1000);
      for (Example example : all) {
        int labelled = 0;
        for (Sentence sentence : Tokenizer.sentences(example.text())) {
          for (byte label : LabelledSentence.labels(sentence, example.entities())) {
            labelled += Labels.isBegin(label) || Labels.isUnit(label) ? 1 : 0;
          }
        }
        assertThat(labelled).as(example.text()).isEqualTo(example.entities().size());
        assertThat(example.text()).doesNotContain("{", "}", "[", "]");
      }
    }
  }

  @Test
  void givesTheSameSentencesForASeed() throws IOException {
    assertThat(WrittenSentences.filled("en", 1, 3)).isEqualTo(WrittenSentences.filled("en", 1, 3));
    assertThat(WrittenSentences.filled("en", 1, 3))
        .isNotEqualTo(WrittenSentences.filled("en", 1, 4));
  }
}

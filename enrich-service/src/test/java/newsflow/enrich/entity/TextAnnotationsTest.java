package newsflow.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import newsflow.enrich.TextKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextAnnotationsTest {
  private static final String LINE =
      "Cầu Vĩnh Lạc 🎉 thông xe. Bà Trần Thị Mơ ở Hạ Long đến từ sớm.";

  @TempDir private Path folder;

  @Test
  void findsTheSentenceAndItsNamesInTheTextThatTheyWereMadeFor() throws IOException {
    Path text = Files.write(folder.resolve("text.txt"), List.of("Một dòng khác.", LINE));
    String row = TextKey.of(LINE) + "\t26-62\tPER:3-14\tLOC:17-24";

    List<Example> found = TextAnnotations.read(List.of("# a comment", row), List.of(text));

    assertThat(found).hasSize(1);
    assertThat(found.get(0).text()).isEqualTo("Bà Trần Thị Mơ ở Hạ Long đến từ sớm.");
    assertThat(found.get(0).source()).isEqualTo("text");
    assertThat(found.get(0).entities())
        .extracting(Tagged::type)
        .containsExactly(EntityType.PERSON, EntityType.PLACE);
    assertThat(found.get(0).entities())
        .extracting(name -> found.get(0).text().substring(name.start(), name.end()))
        .containsExactly("Trần Thị Mơ", "Hạ Long");
  }

  @Test
  void leavesOutWhatIsNotInTheText() throws IOException {
    Path text = Files.write(folder.resolve("text.txt"), List.of(LINE));
    String row = TextKey.of("Một dòng khác.") + "\t0-14";

    assertThat(TextAnnotations.read(List.of(row), List.of(text))).isEmpty();
  }
}

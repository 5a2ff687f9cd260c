package newsflow.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages laid out as papers of many countries lay theirs out; texts, names and sites are invented.
 * One file a region, one page a line: {@code id}, {@code lang}, {@code url}, {@code fetched_at},
 * {@code html}, {@code gold}.
 */
class ForeignLayoutsTest {
  private static final List<String> REGIONS =
      List.of("layouts_west.ndjson", "layouts_east.ndjson", "layouts_world.ndjson");
  private static final ObjectMapper JSON = new ObjectMapper();

  record Layout(String id, JsonNode line) {
    @Override
    public String toString() {
      return id;
    }
  }

  static Stream<Layout> layouts() throws IOException {
    List<Layout> layouts = new ArrayList<>();
    for (String region : REGIONS) {
      try (InputStream in =
              Objects.requireNonNull(ForeignLayoutsTest.class.getResourceAsStream(region));
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode json = JSON.readTree(line);
          layouts.add(new Layout(json.path("id").asText(), json));
        }
      }
    }
    return layouts.stream();
  }

  @ParameterizedTest
  @MethodSource("layouts")
  void readsWhatAReaderSees(Layout layout) {
    JsonNode line = layout.line();
    JsonNode gold = line.path("gold");
    Article article =
        Pages.article(
            new Page(
                line.path("html").asText().getBytes(StandardCharsets.UTF_8),
                "text/html; charset=utf-8",
                line.path("url").asText(),
                Declared.NOTHING,
                Instant.parse(line.path("fetched_at").asText())));
    assertThat(article.title()).isEqualTo(gold.path("title").asText());
    List<String> authors = new ArrayList<>();
    gold.path("authors").forEach(name -> authors.add(name.asText()));
    assertThat(article.authors()).containsExactlyElementsOf(authors);
    Moment published = Objects.requireNonNull(article.published());
    assertThat(published.local().toLocalDate()).hasToString(gold.path("day").asText());
    if (gold.hasNonNull("instant")) {
      Instant minute = Instant.parse(gold.path("instant").asText());
      assertThat(published.instant()).isBetween(minute, minute.plusSeconds(59));
    }
    String body = gold.path("body").asText();
    double plain = Score.match(body, article.body()).f1();
    double whole = Score.match(body, article.summary() + "\n" + article.body()).f1();
    assertThat(Math.max(plain, whole)).isGreaterThan(0.95);
  }
}

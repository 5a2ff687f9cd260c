package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import newsflow.index.Elasticsearch.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/search.md on a real Elasticsearch, over the samples, as curl sends it. */
class SearchDocumentIT {
  @RegisterExtension static final SearchSampleIndex samples = new SearchSampleIndex();

  private final SearchDocument document = SearchDocument.read();

  @ParameterizedTest
  @MethodSource("newsflow.index.SearchDocument#searches")
  void findsSomethingWithEveryQueryAsCurlSendsIt(SearchDocument.Request request)
      throws IOException {
    JsonNode answer = samples.send(request.body());

    assertThat(answer.path("timed_out").asBoolean()).isFalse();
    assertThat(answer.at("/_shards/failed").asInt()).isZero();
    if (answer.path("suggest").isMissingNode()) {
      assertThat(answer.at("/hits/total/value").asInt()).isPositive();
    }
  }

  @Test
  void findsWithoutDiacriticsAndRanksTheAccentedMatchFirst() throws IOException {
    String query = document.body("full-text");

    assertThat(samples.found(query)).contains("v01", "v21", "e01").doesNotContain("v04");
    assertThat(samples.found(query.replace("thai nguyen", "Thái Nguyên")).subList(0, 2))
        .containsExactlyInAnyOrder("v01", "v21");
    assertThat(samples.found(query.replace("thai nguyen", "Nguyễn Thái Sơn")).subList(0, 2))
        .containsExactlyInAnyOrder("v03", "v26");
  }

  @Test
  void answersTheJudgedQueriesWell() throws IOException {
    RelevanceBenchmark.Score score =
        RelevanceBenchmark.score(
            samples.elasticsearch(),
            SearchSampleIndex.ALIAS,
            document.body("full-text"),
            "thai nguyen");

    assertThat(score.mean()).as("worst: %s", score.worst()).isGreaterThan(0.95);
  }

  @Test
  void filtersByValueAndMonth() throws IOException {
    assertThat(samples.found(document.body("filters"))).containsExactlyInAnyOrder("v06", "v07");
  }

  @Test
  void filtersByAuthorAndTypeOfEntity() throws IOException {
    String body = document.bodies("filters").get(1);

    assertThat(samples.found(body)).containsExactly("v18", "v07", "v03", "v01");
    assertThat(samples.found(body.replace("Lê Minh Thư", "Phan Long"))).containsExactly("v25");
  }

  @Test
  void listsWhatWasIndexedSinceTheLastVisitInThatOrder() throws IOException {
    String body = document.body("polling-for-what-is-new");
    JsonNode hits = samples.send(body).at("/hits/hits");

    assertThat(hits).hasSize(48);
    assertThat(hits.findValuesAsText("indexed_at")).isSorted();
    assertThat(samples.found(body.replace("now-2m", "now+1h"))).isEmpty();
  }

  @Test
  void listsWithdrawalsForWhoeverMayReadTheMarkers() throws IOException {
    SearchDocument.Request markers =
        document.requests().stream()
            .filter(request -> request.path().equals("/news-articles-write/_search"))
            .findFirst()
            .orElseThrow();

    JsonNode hits =
        RealElasticsearch.search(SearchSampleIndex.INDEX, markers.body())
            .at("/hits/hits"); // as behind that alias

    assertThat(hits.findValuesAsText("_id")).containsExactly("v99");
    assertThat(hits.at("/0/_source/status").asText()).isEqualTo("canceled");
  }

  @Test
  void readsEveryRequestOfTheDocument() throws IOException {
    assertThat(document.requests()).hasSize(SearchDocument.text().split("(?m)^curl ").length - 1);
  }

  @Test
  void countsEntitiesByTypeWithTheirNames() throws IOException {
    JsonNode facets = samples.send(document.body("facets")).path("aggregations");

    assertThat(keys(facets.path("language"))).containsExactly("vi", "en");
    assertThat(keys(facets.path("place"))).startsWith("place:quang-hai");
    assertThat(keys(facets.path("person"))).isNotEmpty().allMatch(key -> key.startsWith("person:"));
    assertThat(facets.at("/person/buckets/0/name/hits/hits/0/_source/entities").toString())
        .contains(facets.at("/person/buckets/0/key").asText());
  }

  @Test
  void countsTheDaysOfTheTimeZone() throws IOException {
    List<String> days = new ArrayList<>();
    for (JsonNode bucket :
        samples.send(document.body("date-histogram")).at("/aggregations/days/buckets")) {
      days.add(bucket.path("key_as_string").asText() + " " + bucket.path("doc_count").asInt());
    }
    // v01 and v02 in the morning and afternoon of 12 January in Vietnam, e01 on the 13th.
    assertThat(days.get(0)).startsWith("2026-01-12T00:00:00").endsWith("+07:00 2");
  }

  @Test
  void marksWordsThatMatchedWithoutDiacritics() throws IOException {
    JsonNode first = samples.send(document.body("highlight")).at("/hits/hits/0/highlight");

    assertThat(first.at("/title/0").asText())
        .isEqualTo(
            "Thái Nguyên <em>khởi</em> <em>công</em> <em>cầu</em> Bến Vàng vượt sông <em>Cầu</em>");
    assertThat(first.at("/body/0").asText()).contains("<em>cầu</em>");
  }

  @Test
  void suggestsTitlesAndNamesWhileTyping() throws IOException {
    assertThat(samples.found(document.body("suggestions-for-titles")))
        .containsExactlyInAnyOrder("v01", "v02");
    JsonNode suggest = samples.send(document.body("suggestions-for-names")).path("suggest");
    assertThat(suggest.at("/names/0/options/0/text").asText()).isEqualTo("Nguyễn Thái Sơn");
    assertThat(suggest.at("/titles/0/options").findValuesAsText("text"))
        .contains("Thái Nguyên khởi công cầu Bến Vàng vượt sông Cầu");
  }

  @Test
  void showsOneHitForEachStory() throws IOException {
    JsonNode answer = samples.send(document.body("stories"));

    List<String> stories = new ArrayList<>();
    answer.at("/hits/hits").forEach(hit -> stories.add(hit.at("/_source/story_id").asText()));
    assertThat(stories).doesNotHaveDuplicates().contains("bao-so-1");
    assertThat(answer.at("/aggregations/stories/value").asInt())
        .isGreaterThanOrEqualTo(stories.size());
    assertThat(answer.at("/hits/hits/0/inner_hits/story/hits/hits")).hasSizeGreaterThan(1);
  }

  @Test
  void findsMoreLikeAStorm() throws IOException {
    assertThat(samples.found(document.body("more-like-this")))
        .startsWith("v07")
        .doesNotContain("v06");
  }

  @Test
  void pagesThroughAllArticlesLatestFirstExactlyOnce() throws IOException {
    List<SearchDocument.Request> requests =
        document.requests().stream()
            .filter(request -> request.heading().equals("latest-first-page-after-page"))
            .toList();
    String pit =
        samples
            .elasticsearch()
            .send("POST", requests.get(0).path().replace("news-articles", SearchSampleIndex.ALIAS))
            .json()
            .path("id")
            .asText();
    ObjectNode page =
        (ObjectNode)
            Elasticsearch.JSON.readTree(
                requests.get(1).body().replace("\"PIT\"", "\"" + pit + "\""));
    page.put("size", 7).remove("search_after");
    Set<String> seen = new LinkedHashSet<>();
    List<String> all = new ArrayList<>();
    while (true) {
      Answer answer = samples.elasticsearch().send("POST", requests.get(1).path(), page);
      IndexSetup.require(answer, "page");
      JsonNode hits = answer.json().at("/hits/hits");
      if (hits.isEmpty()) {
        break;
      }
      hits.forEach(hit -> all.add(hit.path("_id").asText()));
      page.set("search_after", hits.get(hits.size() - 1).path("sort"));
    }
    seen.addAll(all);
    IndexSetup.require(
        samples
            .elasticsearch()
            .send(
                "DELETE",
                requests.get(2).path(),
                Elasticsearch.JSON.readTree(requests.get(2).body().replace("PIT", pit))),
        "close the point in time");

    assertThat(all).hasSize(48).startsWith("v28", "v27", "v26");
    assertThat(seen).hasSize(48);
    assertThat(searchAfterOfTheDocument(requests.get(1), pit)).startsWith("v26");
  }

  @Test
  void showsTheCompanyAndTheTimelineOfAnEntity() throws IOException {
    JsonNode answer = samples.send(document.body("entity-page"));

    assertThat(SearchSampleIndex.ids(answer))
        .containsExactlyInAnyOrder("v06", "v07", "v17", "v27", "e02");
    assertThat(keys(answer.at("/aggregations/together"))).startsWith("event:bao-so-1");
    assertThat(keys(answer.at("/aggregations/typical"))).contains("event:bao-so-1");
    assertThat(answer.at("/aggregations/timeline/buckets/0/doc_count").asInt()).isEqualTo(5);
  }

  private List<String> searchAfterOfTheDocument(SearchDocument.Request request, String oldPit)
      throws IOException {
    String body = request.body().replace("\"pit\": {\"id\": \"PIT\", \"keep_alive\": \"2m\"},", "");
    assertThat(oldPit).isNotEmpty();
    return samples.found(body);
  }

  private static List<String> keys(JsonNode facet) {
    return facet.path("buckets").findValuesAsText("key");
  }
}

package newsflow.index;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import newsflow.index.Elasticsearch.Answer;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.Articles;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/search.md on a real Elasticsearch, over the samples. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchDocumentIT {
  private static final String INDEX = "news-articles-docs";
  private static final String ALIAS = "docs-search";

  private final SearchDocument document = read();
  private Elasticsearch elasticsearch;

  @BeforeAll
  void fill() throws IOException {
    elasticsearch = RealElasticsearch.ready();
    SearchSamples.index(elasticsearch, INDEX, ALIAS);
    ElasticsearchArticleIndex.into(
            elasticsearch,
            INDEX,
            InstantSource.system(),
            new IndexMetrics(new SimpleMeterRegistry()))
        .write(List.of(ArticleDocument.of(Articles.withdrawn("v99", Articles.ACCEPTED))));
    elasticsearch.send("POST", "/" + INDEX + "/_refresh");
  }

  @AfterAll
  void drop() throws IOException {
    elasticsearch.send("DELETE", "/" + INDEX);
  }

  List<SearchDocument.Request> searches() {
    return document.requests().stream()
        .filter(request -> request.path().endsWith("/news-articles/_search"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("searches")
  void findsSomethingWithEveryQueryAsCurlSendsIt(SearchDocument.Request request)
      throws IOException {
    JsonNode answer = send(request.body());

    assertThat(answer.path("timed_out").asBoolean()).isFalse();
    assertThat(answer.at("/_shards/failed").asInt()).isZero();
    if (answer.path("suggest").isMissingNode()) {
      assertThat(answer.at("/hits/total/value").asInt()).isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("searches")
  void findsTheSameThroughTheJavaClient(SearchDocument.Request shown) throws IOException {
    String json = ours(shown.body());

    SearchResponse<ObjectNode> response =
        client()
            .search(
                request -> request.index(ALIAS).withJson(new StringReader(json)), ObjectNode.class);

    assertThat(response.hits().hits().stream().map(Hit::id).toList())
        .isEqualTo(ids(send(shown.body())));
  }

  @Test
  void pagesThroughAllArticlesFromJava() throws IOException {
    List<String> seen = new ArrayList<>();
    ElasticsearchClient client = client();
    Consumer<ObjectNode> show = article -> seen.add(article.path("id").asText());

    String pit =
        client.openPointInTime(open -> open.index(ALIAS).keepAlive(keep -> keep.time("2m"))).id();
    List<FieldValue> after = List.of();
    do {
      List<FieldValue> last = after;
      List<Hit<ObjectNode>> page =
          client
              .search(
                  request -> {
                    request
                        .size(20)
                        .pit(open -> open.id(pit).keepAlive(keep -> keep.time("2m")))
                        .sort(
                            sort ->
                                sort.field(
                                    by ->
                                        by.field("published_at")
                                            .order(SortOrder.Desc)
                                            .missing("_last")))
                        .sort(sort -> sort.field(by -> by.field("id").order(SortOrder.Asc)));
                    return last.isEmpty() ? request : request.searchAfter(last);
                  },
                  ObjectNode.class)
              .hits()
              .hits();
      page.forEach(hit -> show.accept(hit.source()));
      after = page.isEmpty() ? List.of() : page.getLast().sort();
    } while (!after.isEmpty());
    client.closePointInTime(close -> close.id(pit));

    assertThat(seen).hasSize(48).doesNotHaveDuplicates().startsWith("v28", "v27", "v26");
  }

  @Test
  void searchesTypedFromJava() throws IOException {
    String text = "cau ben vang";
    String language = "vi";

    SearchResponse<ObjectNode> response =
        client()
            .search(
                request ->
                    request
                        .index(ALIAS)
                        .query(
                            query ->
                                query.bool(
                                    bool ->
                                        bool.must(
                                                must ->
                                                    must.multiMatch(
                                                        match ->
                                                            match
                                                                .query(text)
                                                                .type(TextQueryType.CrossFields)
                                                                .fields(
                                                                    "title.folded^3", "body.folded")
                                                                .minimumShouldMatch("2<75%")))
                                            .filter(
                                                filter ->
                                                    filter.term(
                                                        term ->
                                                            term.field("language")
                                                                .value(language)))))
                        .aggregations(
                            "person",
                            facet ->
                                facet.terms(
                                    terms ->
                                        terms
                                            .field("entities.id")
                                            .include(include -> include.regexp("person:.*")))),
                ObjectNode.class);

    assertThat(response.hits().hits().stream().map(Hit::id)).contains("v01", "v02");
    assertThat(
            response.aggregations().get("person").sterms().buckets().array().stream()
                .map(bucket -> bucket.key().stringValue()))
        .contains("person:pham-quoc-bao");
  }

  @Test
  void showsTheJavaThatThisTestRuns() throws IOException {
    String here =
        Files.readString(Path.of("src/test/java/newsflow/index/SearchDocumentIT.java"))
            .replace("client()", "client")
            .replace("show.accept", "show")
            .replace("ALIAS", "\"news-articles\"")
            .replaceAll("\\s+", "");

    assertThat(document.java()).hasSize(3);
    for (String shown : document.java()) {
      assertThat(here).contains(shown.replaceAll("\\s+", ""));
    }
  }

  @Test
  void findsWithoutDiacriticsAndRanksTheAccentedMatchFirst() throws IOException {
    String query = document.body("full-text");

    assertThat(ids(send(query))).contains("v01", "v21", "e01").doesNotContain("v04");
    assertThat(ids(send(query.replace("thai nguyen", "Thái Nguyên"))).subList(0, 2))
        .containsExactlyInAnyOrder("v01", "v21");
    assertThat(ids(send(query.replace("thai nguyen", "Nguyễn Thái Sơn"))).subList(0, 2))
        .containsExactlyInAnyOrder("v03", "v26");
  }

  @Test
  void answersTheJudgedQueriesWell() throws IOException {
    RelevanceBenchmark.Score score =
        RelevanceBenchmark.score(elasticsearch, ALIAS, document.body("full-text"), "thai nguyen");

    assertThat(score.mean()).as("worst: %s", score.worst()).isGreaterThan(0.95);
  }

  @Test
  void filtersByValueAndMonth() throws IOException {
    assertThat(ids(send(document.body("filters")))).containsExactlyInAnyOrder("v06", "v07");
  }

  @Test
  void filtersByAuthorAndTypeOfEntity() throws IOException {
    String body = document.bodies("filters").get(1);

    assertThat(ids(send(body))).containsExactly("v18", "v07", "v03", "v01");
    assertThat(ids(send(body.replace("Lê Minh Thư", "Phan Long")))).containsExactly("v25");
  }

  @Test
  void listsWhatWasIndexedSinceTheLastVisitInThatOrder() throws IOException {
    String body = document.body("polling-for-what-is-new");
    JsonNode hits = send(body).at("/hits/hits");

    assertThat(hits).hasSize(48);
    assertThat(hits.findValuesAsText("indexed_at")).isSorted();
    assertThat(ids(send(body.replace("now-2m", "now+1h")))).isEmpty();
  }

  @Test
  void listsWithdrawalsForWhoeverMayReadTheMarkers() throws IOException {
    SearchDocument.Request markers =
        document.requests().stream()
            .filter(request -> request.path().equals("/news-articles-write/_search"))
            .findFirst()
            .orElseThrow();

    JsonNode hits =
        RealElasticsearch.search(INDEX, markers.body()).at("/hits/hits"); // as behind that alias

    assertThat(hits.findValuesAsText("_id")).containsExactly("v99");
    assertThat(hits.at("/0/_source/status").asText()).isEqualTo("canceled");
  }

  @Test
  void readsEveryRequestOfTheDocument() throws IOException {
    assertThat(document.requests()).hasSize(SearchDocument.text().split("(?m)^curl ").length - 1);
  }

  @Test
  void countsEntitiesByTypeWithTheirNames() throws IOException {
    JsonNode facets = send(document.body("facets")).path("aggregations");

    assertThat(keys(facets.path("language"))).containsExactly("vi", "en");
    assertThat(keys(facets.path("place"))).startsWith("place:quang-hai");
    assertThat(keys(facets.path("person"))).isNotEmpty().allMatch(key -> key.startsWith("person:"));
    assertThat(facets.at("/person/buckets/0/name/hits/hits/0/_source/entities").toString())
        .contains(facets.at("/person/buckets/0/key").asText());
  }

  @Test
  void countsTheDaysOfTheTimeZone() throws IOException {
    List<String> days = new ArrayList<>();
    for (JsonNode bucket : send(document.body("date-histogram")).at("/aggregations/days/buckets")) {
      days.add(bucket.path("key_as_string").asText() + " " + bucket.path("doc_count").asInt());
    }
    // v01 and v02 in the morning and afternoon of 12 January in Vietnam, e01 on the 13th.
    assertThat(days.get(0)).startsWith("2026-01-12T00:00:00").endsWith("+07:00 2");
  }

  @Test
  void marksWordsThatMatchedWithoutDiacritics() throws IOException {
    JsonNode first = send(document.body("highlight")).at("/hits/hits/0/highlight");

    assertThat(first.at("/title/0").asText())
        .isEqualTo(
            "Thái Nguyên <em>khởi</em> <em>công</em> <em>cầu</em> Bến Vàng vượt sông <em>Cầu</em>");
    assertThat(first.at("/body/0").asText()).contains("<em>cầu</em>");
  }

  @Test
  void suggestsTitlesAndNamesWhileTyping() throws IOException {
    assertThat(ids(send(document.body("suggestions-for-titles"))))
        .containsExactlyInAnyOrder("v01", "v02");
    JsonNode suggest = send(document.body("suggestions-for-names")).path("suggest");
    assertThat(suggest.at("/names/0/options/0/text").asText()).isEqualTo("Nguyễn Thái Sơn");
    assertThat(suggest.at("/titles/0/options").findValuesAsText("text"))
        .contains("Thái Nguyên khởi công cầu Bến Vàng vượt sông Cầu");
  }

  @Test
  void showsOneHitForEachStory() throws IOException {
    JsonNode answer = send(document.body("stories"));

    List<String> stories = new ArrayList<>();
    answer.at("/hits/hits").forEach(hit -> stories.add(hit.at("/_source/story_id").asText()));
    assertThat(stories).doesNotHaveDuplicates().contains("bao-so-1");
    assertThat(answer.at("/aggregations/stories/value").asInt())
        .isGreaterThanOrEqualTo(stories.size());
    assertThat(answer.at("/hits/hits/0/inner_hits/story/hits/hits")).hasSizeGreaterThan(1);
  }

  @Test
  void findsMoreLikeAStorm() throws IOException {
    assertThat(ids(send(document.body("more-like-this")))).startsWith("v07").doesNotContain("v06");
  }

  @Test
  void pagesThroughAllArticlesLatestFirstExactlyOnce() throws IOException {
    List<SearchDocument.Request> requests =
        document.requests().stream()
            .filter(request -> request.heading().equals("latest-first-page-after-page"))
            .toList();
    String pit =
        elasticsearch
            .send("POST", requests.get(0).path().replace("news-articles", ALIAS))
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
      Answer answer = elasticsearch.send("POST", requests.get(1).path(), page);
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
        elasticsearch.send(
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
    JsonNode answer = send(document.body("entity-page"));

    assertThat(ids(answer)).containsExactlyInAnyOrder("v06", "v07", "v17", "v27", "e02");
    assertThat(keys(answer.at("/aggregations/together"))).startsWith("event:bao-so-1");
    assertThat(keys(answer.at("/aggregations/typical"))).contains("event:bao-so-1");
    assertThat(answer.at("/aggregations/timeline/buckets/0/doc_count").asInt()).isEqualTo(5);
  }

  private List<String> searchAfterOfTheDocument(SearchDocument.Request request, String oldPit)
      throws IOException {
    String body = request.body().replace("\"pit\": {\"id\": \"PIT\", \"keep_alive\": \"2m\"},", "");
    assertThat(oldPit).isNotEmpty();
    return ids(send(body));
  }

  private JsonNode send(String body) throws IOException {
    return RealElasticsearch.search(ALIAS, ours(body));
  }

  private static String ours(String body) {
    return body.replace("\"_index\": \"news-articles\"", "\"_index\": \"" + ALIAS + "\"");
  }

  private static List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.at("/hits/hits").forEach(hit -> ids.add(hit.path("_id").asText()));
    return ids;
  }

  private static List<String> keys(JsonNode facet) {
    return facet.path("buckets").findValuesAsText("key");
  }

  private ElasticsearchClient client() {
    return new ElasticsearchClient(
        new Rest5ClientTransport(elasticsearch.client(), new JacksonJsonpMapper()));
  }

  private static SearchDocument read() {
    try {
      return SearchDocument.read();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

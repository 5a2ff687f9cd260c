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
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java of docs/search.md, and its queries through Elasticsearch's Java client. */
class SearchDocumentJavaIT {
  private static final String ALIAS = SearchSampleIndex.ALIAS;

  @RegisterExtension static final SearchSampleIndex samples = new SearchSampleIndex();

  private final SearchDocument document = SearchDocument.read();
  private final ElasticsearchClient client =
      new ElasticsearchClient(
          new Rest5ClientTransport(samples.elasticsearch().client(), new JacksonJsonpMapper()));

  @ParameterizedTest
  @MethodSource("newsflow.index.SearchDocument#searches")
  void findsTheSameThroughTheJavaClient(SearchDocument.Request shown) throws IOException {
    String json = SearchSampleIndex.ours(shown.body());

    SearchResponse<ObjectNode> response =
        client.search(
            request -> request.index(ALIAS).withJson(new StringReader(json)), ObjectNode.class);

    assertThat(response.hits().hits().stream().map(Hit::id).toList())
        .isEqualTo(samples.found(shown.body()));
  }

  @Test
  void pagesThroughAllArticlesFromJava() throws IOException {
    List<String> seen = new ArrayList<>();
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
        client.search(
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
                                                            .fields("title.folded^3", "body.folded")
                                                            .minimumShouldMatch("2<75%")))
                                        .filter(
                                            filter ->
                                                filter.term(
                                                    term ->
                                                        term.field("language").value(language)))))
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
        Files.readString(Path.of("src/test/java/newsflow/index/SearchDocumentJavaIT.java"))
            .replace("show.accept", "show")
            .replace("ALIAS", "\"news-articles\"")
            .replaceAll("\\s+", "");

    assertThat(document.java()).hasSize(3);
    for (String shown : document.java()) {
      assertThat(here).contains(shown.replaceAll("\\s+", ""));
    }
  }
}

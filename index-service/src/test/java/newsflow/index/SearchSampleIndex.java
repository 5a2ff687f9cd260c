package newsflow.index;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.Articles;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The samples and a withdrawn article, v99, in a real index of their own for one test class, asked
 * with the queries of docs/search.md: {@code @RegisterExtension}.
 */
final class SearchSampleIndex implements BeforeAllCallback, AfterAllCallback {
  static final String INDEX = "news-articles-docs";

  /** As the readers' alias. */
  static final String ALIAS = "docs-search";

  private Elasticsearch elasticsearch;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
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

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    elasticsearch.send("DELETE", "/" + INDEX);
  }

  Elasticsearch elasticsearch() {
    return elasticsearch;
  }

  /** The answer to a search of the document. */
  JsonNode send(String body) throws IOException {
    return RealElasticsearch.search(ALIAS, ours(body));
  }

  /** The ids that a search of the document finds, in order. */
  List<String> found(String body) throws IOException {
    return ids(send(body));
  }

  /** The same search with the alias of these samples. */
  static String ours(String body) {
    return body.replace("\"_index\": \"news-articles\"", "\"_index\": \"" + ALIAS + "\"");
  }

  static List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.at("/hits/hits").forEach(hit -> ids.add(hit.path("_id").asText()));
    return ids;
  }
}

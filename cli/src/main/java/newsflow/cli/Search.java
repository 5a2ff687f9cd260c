package newsflow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Full-text search in a running pipeline. */
@Command(name = "search", description = "Full text with and without diacritics, and facets.")
final class Search implements Callable<Integer> {
  @Parameters(arity = "1..*", description = "Words to look for.")
  List<String> words = new ArrayList<>();

  @Option(
      names = "--facet",
      description = "Count by language, source, section, category, author, person, place, …")
  List<String> facets = new ArrayList<>();

  @Option(names = "--size", description = "Number of hits (default ${DEFAULT-VALUE}).")
  int size = 10;

  @Option(names = "--json", description = "Elasticsearch's answer as it is.")
  boolean json;

  @Override
  public Integer call() {
    try (ArticleSearch search = new ArticleSearch(Endpoints.current().environment())) {
      JsonNode answer = search.query(String.join(" ", words), size, facets);
      if (json) {
        System.out.println(Json.pretty(answer));
      } else {
        print(answer);
      }
      return 0;
    }
  }

  static void print(JsonNode answer) {
    System.out.printf("%d found%n", answer.path("hits").path("total").path("value").asLong());
    for (JsonNode hit : answer.path("hits").path("hits")) {
      JsonNode document = hit.path("_source");
      System.out.printf(
          "%6.2f  %s  %s  (%s)%n",
          hit.path("_score").asDouble(),
          document.path("published_at").asText("no date").replaceFirst("T.*", ""),
          document.path("title").asText("untitled"),
          document.path("source").path("id").asText());
      JsonNode fragment = hit.path("highlight").path("body").path(0);
      if (!fragment.isMissingNode()) {
        System.out.printf("        %s%n", Excerpt.around(fragment.asText(), "[", 120));
      }
    }
    answer
        .path("aggregations")
        .properties()
        .forEach(
            facet -> {
              System.out.printf("%s:%n", facet.getKey());
              for (JsonNode bucket : facet.getValue().path("buckets")) {
                System.out.printf(
                    "  %4d  %s%n", bucket.path("doc_count").asLong(), bucket.path("key").asText());
              }
            });
  }
}

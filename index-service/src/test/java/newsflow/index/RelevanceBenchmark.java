package newsflow.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import newsflow.infra.LocalInfra;
import newsflow.infra.Options;
import newsflow.infra.Part;

/**
 * nDCG@10 of the full-text query of docs/search.md over the samples, beside simpler queries, so
 * that a change of the mapping shows. Run as a program; ELASTICSEARCH_URL names a running server,
 * else one is started. The gain of a grade g is 2^g - 1, discounted by log2(rank + 1) (Järvelin and
 * Kekäläinen 2002, in the form of Burges et al. 2005).
 */
final class RelevanceBenchmark {
  private static final String INDEX = "news-articles-relevance";
  private static final String ALIAS = "relevance";

  private RelevanceBenchmark() {}

  public static void main(String[] args) throws IOException {
    String url = System.getenv("ELASTICSEARCH_URL");
    if (url != null) {
      print(URI.create(url));
      return;
    }
    try (LocalInfra infra = LocalInfra.start(Options.processes().only(Part.ELASTICSEARCH))) {
      print(URI.create(infra.environment().get("ELASTICSEARCH_URL")));
    }
  }

  private static void print(URI url) throws IOException {
    Map<String, String> queries = new LinkedHashMap<>();
    queries.put(
        "docs/search.md", SearchDocument.read().body("full-text").replace("thai nguyen", "TEXT"));
    queries.put(
        "title and body, exact",
        "{\"query\":{\"multi_match\":{\"query\":\"TEXT\",\"fields\":[\"title\",\"body\"]}}}");
    queries.put(
        "title and body, folded",
        "{\"query\":{\"multi_match\":{\"query\":\"TEXT\",\"fields\":[\"title.folded\",\"body.folded\"]}}}");
    try (Elasticsearch elasticsearch = new Elasticsearch(ElasticsearchConfig.at(url))) {
      SearchSamples.index(elasticsearch, INDEX, ALIAS);
      for (Map.Entry<String, String> query : queries.entrySet()) {
        Score score = score(elasticsearch, ALIAS, query.getValue(), "TEXT");
        System.out.printf(
            Locale.ROOT,
            "%-26s nDCG@10 %.4f  worst: %s%n",
            query.getKey(),
            score.mean,
            score.worst);
      }
      elasticsearch.send("DELETE", "/" + INDEX);
    }
  }

  /**
   * A mean over all queries.
   *
   * @param worst the five worst queries with their own figures
   */
  record Score(double mean, List<String> worst) {}

  static Score score(Elasticsearch elasticsearch, String alias, String body, String placeholder)
      throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Map.Entry<String, Map<String, Integer>> judged : SearchSamples.judgments().entrySet()) {
      JsonNode request = Elasticsearch.JSON.readTree(body.replace(placeholder, judged.getKey()));
      Elasticsearch.Answer answer = elasticsearch.send("POST", "/" + alias + "/_search", request);
      IndexSetup.require(answer, "search");
      List<Integer> grades = new ArrayList<>();
      for (JsonNode hit : answer.json().at("/hits/hits")) {
        grades.add(judged.getValue().getOrDefault(hit.path("_id").asText(), 0));
      }
      List<Integer> ideal = new ArrayList<>(judged.getValue().values());
      ideal.sort(Comparator.reverseOrder());
      figures.put(judged.getKey(), gain(grades) / gain(ideal));
    }
    double mean = figures.values().stream().mapToDouble(d -> d).average().orElse(0);
    List<String> worst =
        figures.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .limit(5)
            .map(e -> String.format(Locale.ROOT, "%s %.2f", e.getKey(), e.getValue()))
            .toList();
    return new Score(mean, worst);
  }

  private static double gain(List<Integer> grades) {
    double gain = 0;
    for (int i = 0; i < Math.min(10, grades.size()); i++) {
      gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
    }
    return gain;
  }
}

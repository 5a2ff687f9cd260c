package newsflow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import newsflow.index.Elasticsearch;
import newsflow.index.ElasticsearchConfig;
import newsflow.index.IndexSetup;
import newsflow.runtime.Env;

/** What a search app asks of the readers' alias; docs/search.md explains the queries. */
final class ArticleSearch implements AutoCloseable {
  /** Facets by the name that the command line gives them. */
  static final Map<String, String> FACETS =
      Map.ofEntries(
          Map.entry("language", "language"),
          Map.entry("source", "source.id"),
          Map.entry("section", "section"),
          Map.entry("category", "categories.id"),
          Map.entry("author", "authors"),
          Map.entry("story", "story_id"),
          Map.entry("person", "entities.id"),
          Map.entry("organisation", "entities.id"),
          Map.entry("place", "entities.id"),
          Map.entry("event", "entities.id"),
          Map.entry("misc", "entities.id"));

  private static final List<String> FOLDED =
      List.of("title.folded^3", "entities.name.folded^2", "summary.folded^1.5", "body.folded");
  private static final List<String> EXACT =
      List.of("title^3", "entities.name^2", "summary^1.5", "body");
  private static final List<String> PHRASE =
      List.of(
          "title^3", "title.folded^2", "entities.name.folded^2", "summary.folded", "body.folded");

  private final Elasticsearch elasticsearch;
  private final String url;

  ArticleSearch(Map<String, String> environment) {
    elasticsearch = new Elasticsearch(ElasticsearchConfig.from(Env.of(environment)));
    url = environment.getOrDefault("ELASTICSEARCH_URL", "");
  }

  /** The full-text query of docs/search.md, with facets; the whole answer of Elasticsearch. */
  JsonNode query(String text, int size, Collection<String> facets) {
    ObjectNode request = Json.object().put("size", size);
    ObjectNode bool = request.putObject("query").putObject("bool");
    bool.putObject("must")
        .set(
            "multi_match",
            match(text, "cross_fields", FOLDED).put("minimum_should_match", "2<75%"));
    ArrayNode should = bool.putArray("should");
    should.addObject().set("multi_match", match(text, "cross_fields", EXACT));
    should.addObject().set("multi_match", match(text, "phrase", PHRASE).put("slop", 1));
    ObjectNode highlight = request.putObject("highlight");
    highlight.put("max_analyzed_offset", 500_000);
    highlight.putArray("pre_tags").add("[");
    highlight.putArray("post_tags").add("]");
    highlight
        .putObject("fields")
        .putObject("body")
        .put("number_of_fragments", 1)
        // whole sentences: a cut at a length may part the words that were looked for
        .put("fragment_size", 0)
        .putArray("matched_fields")
        .add("body")
        .add("body.folded");
    if (!facets.isEmpty()) {
      ObjectNode aggregations = request.putObject("aggs");
      for (String facet : facets) {
        addFacet(aggregations, facet);
      }
    }
    return search(request);
  }

  /** The stored documents with these ids that readers can see. */
  List<JsonNode> byId(Collection<String> ids) {
    ObjectNode request = Json.object().put("size", Math.max(1, ids.size()));
    ArrayNode terms = request.putObject("query").putObject("terms").putArray("id");
    ids.forEach(terms::add);
    return search(request).path("hits").path("hits").findValues("_source");
  }

  @Override
  public void close() {
    elasticsearch.close();
  }

  private static ObjectNode match(String text, String type, List<String> fields) {
    ObjectNode match = Json.object().put("query", text).put("type", type);
    ArrayNode names = match.putArray("fields");
    fields.forEach(names::add);
    return match;
  }

  private static void addFacet(ObjectNode aggregations, String facet) {
    String field = FACETS.get(facet);
    if (field == null) {
      throw new CommandException(
          "no facet '" + facet + "'; there are " + FACETS.keySet().stream().sorted().toList());
    }
    ObjectNode terms = aggregations.putObject(facet).putObject("terms");
    terms.put("field", field).put("size", 10);
    if (field.equals("entities.id")) {
      terms.put("include", facet + ":.*");
    }
  }

  private JsonNode search(ObjectNode request) {
    try {
      var answer = elasticsearch.send("POST", "/" + IndexSetup.READ_ALIAS + "/_search", request);
      if (!answer.isGood()) {
        throw new CommandException("Elasticsearch answered " + answer.summary());
      }
      return answer.json();
    } catch (IOException e) {
      throw new CommandException(
          "cannot reach Elasticsearch at " + url + " (" + e + "); is ./newsflow up running?", e);
    }
  }
}

package newsflow.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import newsflow.events.Category;
import newsflow.events.EnrichedArticle;
import newsflow.events.Entity;
import newsflow.events.EntityType;
import newsflow.events.Source;
import newsflow.events.TimeOrigin;
import newsflow.events.TimePrecision;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.WriteOutcome;
import newsflow.schemas.TrustedEvents;

/** 48 invented articles in two languages and 60 queries with graded judgments on them. */
final class SearchSamples {
  static {
    TrustedEvents.trust();
  }

  private SearchSamples() {}

  /** The articles; their ids are v01 to v28 and e01 to e20. */
  static List<EnrichedArticle> articles() throws IOException {
    List<EnrichedArticle> articles = new ArrayList<>();
    for (String line : lines("articles.ndjson")) {
      articles.add(article(Elasticsearch.JSON.readTree(line)));
    }
    return articles;
  }

  /** From each query to the grades (1 to 3) of the articles that answer it. */
  static Map<String, Map<String, Integer>> judgments() throws IOException {
    Map<String, Map<String, Integer>> judgments = new LinkedHashMap<>();
    for (String line : lines("judgments.tsv")) {
      String[] parts = line.split("\t");
      Map<String, Integer> grades = new HashMap<>();
      for (String grade : parts[1].split(" ")) {
        grades.put(grade.substring(0, 3), Integer.parseInt(grade.substring(4)));
      }
      judgments.put(parts[0], grades);
    }
    return judgments;
  }

  /** Writes the articles into an index of their own behind an alias as readers have it. */
  static void index(Elasticsearch elasticsearch, String index, String alias) throws IOException {
    new IndexSetup(elasticsearch, IndexSetup.Layout.standard()).putTemplate();
    elasticsearch.send("DELETE", "/" + index);
    IndexSetup.require(elasticsearch.send("PUT", "/" + index), "create " + index);
    IndexSetup.require(
        elasticsearch.send(
            "PUT",
            "/" + index + "/_alias/" + alias,
            Elasticsearch.JSON.createObjectNode().set("filter", IndexSetup.readFilter())),
        "add " + alias);
    List<WriteOutcome> outcomes =
        ElasticsearchArticleIndex.into(
                elasticsearch,
                index,
                InstantSource.system(),
                new IndexMetrics(new SimpleMeterRegistry()))
            .write(articles().stream().map(ArticleDocument::of).toList());
    for (WriteOutcome outcome : outcomes) {
      if (!outcome.equals(WriteOutcome.WRITTEN)) {
        throw new AssertionError(outcome);
      }
    }
    elasticsearch.send("POST", "/" + index + "/_refresh");
  }

  private static EnrichedArticle article(JsonNode json) {
    Instant published = OffsetDateTime.parse(json.path("published").asText()).toInstant();
    EnrichedArticle.Builder article =
        EnrichedArticle.newBuilder()
            .setId(json.path("id").asText())
            .setUrl("https://" + json.path("source").asText() + "/" + json.path("id").asText())
            .setSource(
                Source.newBuilder()
                    .setId(json.path("source").asText())
                    .setDomain(json.path("source").asText())
                    .build())
            .setAcceptedAt(published)
            .setTitle(json.path("title").asText())
            .setSummary(json.path("summary").asText())
            .setBody(json.path("body").asText())
            .setAuthors(json.path("authors").valueStream().map(JsonNode::asText).toList())
            .setSection(json.path("section").asText())
            .setPublishedAt(published)
            .setPublishedAtZone(
                OffsetDateTime.parse(json.path("published").asText()).getOffset() + "")
            .setPublishedAtOrigin(TimeOrigin.META)
            .setPublishedAtPrecision(TimePrecision.SECOND)
            .setLanguage(json.path("language").asText())
            .setLanguageConfidence(1)
            .setEntities(json.path("entities").valueStream().map(SearchSamples::entity).toList())
            .setCategories(
                json.path("categories").valueStream().map(SearchSamples::category).toList());
    String story = json.path("story").asText();
    return article.setStoryId(story.isEmpty() ? null : story).build();
  }

  private static Entity entity(JsonNode json) {
    return Entity.newBuilder()
        .setId(json.path("id").asText())
        .setType(EntityType.valueOf(json.path("type").asText().toUpperCase(Locale.ROOT)))
        .setName(json.path("name").asText())
        .setConfidence(0.9)
        .setCount(1)
        .build();
  }

  private static Category category(JsonNode json) {
    return Category.newBuilder()
        .setId(json.path("id").asText())
        .setName(json.path("name").asText())
        .setNameVi(json.path("name_vi").asText())
        .setConfidence(0.8)
        .build();
  }

  private static List<String> lines(String resource) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                SearchSamples.class.getResourceAsStream("search/" + resource), UTF_8))) {
      return in.lines().toList();
    }
  }
}

package newsflow.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import newsflow.index.Elasticsearch.Answer;

/**
 * All that a search finds, page by page in the order of its sort, for bulks that act on each
 * document at the version in which it was found.
 */
final class HitPages {
  private static final int PAGE = 1_000;

  private final Elasticsearch elasticsearch;
  private final String path;
  private final ObjectNode search;
  private final String purpose;

  /**
   * Sends nothing yet.
   *
   * @param path of the search
   * @param search with a query and a sort in which no two documents are equal
   * @param purpose for the error message, such as {@code read markers}
   */
  HitPages(Elasticsearch elasticsearch, String path, ObjectNode search, String purpose) {
    this.elasticsearch = elasticsearch;
    this.path = path;
    this.search = search.deepCopy();
    this.search.put("size", PAGE).put("version", true).put("track_total_hits", false);
    this.purpose = purpose;
  }

  /**
   * The next page.
   *
   * @return at most 1,000 hits with their versions; none after the last
   */
  JsonNode next() throws IOException {
    Answer answer = elasticsearch.send("POST", path, search);
    IndexSetup.require(answer, purpose);
    JsonNode hits = answer.json().at("/hits/hits");
    if (!hits.isEmpty()) {
      search.set("search_after", hits.get(hits.size() - 1).path("sort"));
    }
    return hits;
  }

  /**
   * The line of a bulk that says what happens to a document, with the version of the hit.
   *
   * @param action {@code index} or {@code delete}
   * @param versionType {@code external} or {@code external_gte}
   */
  static byte[] action(String action, JsonNode hit, String versionType)
      throws JsonProcessingException {
    ObjectNode line = Elasticsearch.JSON.createObjectNode();
    line.putObject(action)
        .put("_id", hit.path("_id").asText())
        .put("version", hit.path("_version").asLong())
        .put("version_type", versionType);
    return (Elasticsearch.JSON.writeValueAsString(line) + "\n").getBytes(UTF_8);
  }
}

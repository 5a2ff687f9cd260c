package newsflow.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import newsflow.index.Elasticsearch.Answer;

/**
 * The markers of withdrawn articles, which hold for ever: also where the compacted topic has lost
 * them, because an older version came after them or its records were deleted.
 *
 * @param elasticsearch where they are
 */
record Markers(Elasticsearch elasticsearch) {
  private static final String KEEP_ALIVE = "5m";

  /**
   * Copies all markers; a version that is there already, of the same age or newer, is kept. Can be
   * done again.
   *
   * @param from index or alias to read; nothing is copied when it does not exist
   * @param to index to write to
   */
  void copy(String from, String to) throws IOException {
    Answer opened = elasticsearch.send("POST", "/" + from + "/_pit?keep_alive=" + KEEP_ALIVE);
    if (opened.status() == 404) {
      return;
    }
    IndexSetup.require(opened, "read the markers of " + from);
    JsonNode pit = opened.json().path("id");
    try {
      HitPages pages = new HitPages(elasticsearch, "/_search", search(pit), "read markers");
      for (JsonNode hits = pages.next(); !hits.isEmpty(); hits = pages.next()) {
        write(hits, to);
      }
    } finally {
      elasticsearch.send("DELETE", "/_pit", Elasticsearch.JSON.createObjectNode().set("id", pit));
    }
  }

  private static ObjectNode search(JsonNode pit) {
    ObjectNode search = Elasticsearch.JSON.createObjectNode();
    search.putObject("pit").put("keep_alive", KEEP_ALIVE).set("id", pit);
    ObjectNode query = search.putObject("query");
    query.putObject("terms").putArray("status").add("withheld").add("canceled");
    search.putArray("sort").add("_shard_doc");
    return search;
  }

  private void write(JsonNode hits, String to) throws IOException {
    ByteArrayOutputStream bulk = new ByteArrayOutputStream();
    for (JsonNode hit : hits) {
      bulk.writeBytes(HitPages.action("index", hit, "external"));
      bulk.writeBytes(Elasticsearch.JSON.writeValueAsBytes(hit.path("_source")));
      bulk.write('\n');
    }
    Answer answer =
        elasticsearch.send("POST", "/" + to + "/_bulk", Elasticsearch.NDJSON, bulk.toByteArray());
    IndexSetup.require(answer, "write markers");
    for (JsonNode item : answer.json().path("items")) {
      int status = item.at("/index/status").asInt();
      if (status != 409 && (status < 200 || status >= 300)) {
        throw new IOException("a marker was refused: " + item);
      }
    }
  }
}

package newsflow.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import newsflow.index.Elasticsearch.Answer;
import newsflow.runtime.FatalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what has passed its retention, page by page: searches and deletes by version, as
 * delete-by-query is a module that not every distribution has. A newer version that comes in
 * between is kept, and several instances may sweep at once.
 */
final class Expiry {
  private static final Logger log = LoggerFactory.getLogger(Expiry.class);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final int PAGE = 1_000;

  private final Elasticsearch elasticsearch;
  private final Retention retention;
  private final InstantSource clock;

  Expiry(Elasticsearch elasticsearch, Retention retention, InstantSource clock) {
    this.elasticsearch = elasticsearch;
    this.retention = retention;
    this.clock = clock;
  }

  /** Sweeps at once and every hour, until the service stops or may not. */
  void run(Condition condition, CountDownLatch stopping) {
    Duration pause = Duration.ZERO;
    try {
      while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = EVERY;
        try {
          long deleted = sweep();
          if (deleted > 0) {
            log.info("deleted {} articles older than {}", deleted, retention.limit());
          }
        } catch (IOException e) {
          log.warn("old articles were not deleted, will be tried again: {}", e.toString());
          pause = AGAIN;
        }
      }
    } catch (FatalException e) {
      condition.failed("NEWSFLOW_INDEX_RETENTION cannot be kept: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Deletes all that has passed now.
   *
   * @return how many
   * @throws IOException when Elasticsearch is away or busy; what is left can be deleted later
   * @throws FatalException when it forbids to
   */
  long sweep() throws IOException {
    Optional<Instant> cutoff = retention.cutoff(clock.instant());
    long deleted = 0;
    if (cutoff.isPresent()) {
      ObjectNode search = search(cutoff.get());
      for (JsonNode hits = page(search); !hits.isEmpty(); hits = page(search)) {
        deleted += delete(hits);
        search.set("search_after", hits.get(hits.size() - 1).path("sort"));
      }
    }
    return deleted;
  }

  private static ObjectNode search(Instant cutoff) {
    ObjectNode search = Elasticsearch.JSON.createObjectNode();
    search.put("size", PAGE).put("_source", false).put("version", true);
    search.put("track_total_hits", false);
    search
        .putObject("query")
        .putObject("range")
        .putObject("accepted_at")
        .put("lt", cutoff.toString());
    search.putArray("sort").add("accepted_at").add("id");
    return search;
  }

  private JsonNode page(ObjectNode search) throws IOException {
    Answer answer = elasticsearch.send("POST", "/" + IndexSetup.WRITE_ALIAS + "/_search", search);
    IndexSetup.require(answer, "search for old articles");
    return answer.json().at("/hits/hits");
  }

  private long delete(JsonNode hits) throws IOException {
    ByteArrayOutputStream bulk = new ByteArrayOutputStream();
    for (JsonNode hit : hits) {
      ObjectNode action = Elasticsearch.JSON.createObjectNode();
      action
          .putObject("delete")
          .put("_id", hit.path("_id").asText())
          .put("version", hit.path("_version").asLong())
          .put("version_type", "external_gte");
      bulk.writeBytes(Elasticsearch.JSON.writeValueAsBytes(action));
      bulk.write('\n');
    }
    Answer answer =
        elasticsearch.send(
            "POST",
            "/" + IndexSetup.WRITE_ALIAS + "/_bulk?require_alias=true",
            Elasticsearch.NDJSON,
            bulk.toByteArray());
    IndexSetup.require(answer, "delete old articles");
    long deleted = 0;
    for (JsonNode item : answer.json().path("items")) {
      JsonNode outcome = item.path("delete");
      int status = outcome.path("status").asInt();
      if (status == 200) {
        deleted++;
      } else if (status != 404 && status != 409) { // gone already, or replaced by a newer version
        String type = outcome.at("/error/type").asText("");
        ElasticsearchArticleIndex.checkFatal(status, type, outcome.path("error").toString());
        throw new IOException("a deletion was refused: " + outcome);
      }
    }
    return deleted;
  }
}

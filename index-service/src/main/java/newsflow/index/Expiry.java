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
      HitPages pages =
          new HitPages(
              elasticsearch,
              "/" + IndexSetup.WRITE_ALIAS + "/_search",
              search(cutoff.get()),
              "search for old articles");
      for (JsonNode hits = pages.next(); !hits.isEmpty(); hits = pages.next()) {
        deleted += delete(hits);
      }
    }
    return deleted;
  }

  private static ObjectNode search(Instant cutoff) {
    ObjectNode search = Elasticsearch.JSON.createObjectNode();
    search.put("_source", false);
    search
        .putObject("query")
        .putObject("range")
        .putObject("accepted_at")
        .put("lt", cutoff.toString());
    search.putArray("sort").add("accepted_at").add("id");
    return search;
  }

  private long delete(JsonNode hits) throws IOException {
    ByteArrayOutputStream bulk = new ByteArrayOutputStream();
    for (JsonNode hit : hits) {
      bulk.writeBytes(HitPages.action("delete", hit, "external_gte"));
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

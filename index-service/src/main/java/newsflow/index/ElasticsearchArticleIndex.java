package newsflow.index;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.Timer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import newsflow.index.Elasticsearch.Answer;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.WriteOutcome;
import newsflow.runtime.FatalException;

/**
 * Articles in Elasticsearch through its bulk API, with external versions ({@code external_gte}): a
 * replay is harmless and an older version never replaces a newer one.
 */
final class ElasticsearchArticleIndex implements ArticleIndex {
  private static final String FILTER = "filter_path=errors,items.*.status,items.*.error";

  private final Elasticsearch elasticsearch;
  private final String path;
  private final InstantSource clock;
  private final IndexMetrics metrics;

  private ElasticsearchArticleIndex(
      Elasticsearch elasticsearch, String path, InstantSource clock, IndexMetrics metrics) {
    this.elasticsearch = elasticsearch;
    this.path = path;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Writes through an alias; that it is missing is fatal, so no index is made by accident. */
  static ElasticsearchArticleIndex throughAlias(
      Elasticsearch elasticsearch, String alias, InstantSource clock, IndexMetrics metrics) {
    return new ElasticsearchArticleIndex(
        elasticsearch, "/" + alias + "/_bulk?require_alias=true&" + FILTER, clock, metrics);
  }

  /** Writes to one index, for a rebuild. */
  static ElasticsearchArticleIndex into(
      Elasticsearch elasticsearch, String index, InstantSource clock, IndexMetrics metrics) {
    return new ElasticsearchArticleIndex(
        elasticsearch, "/" + index + "/_bulk?" + FILTER, clock, metrics);
  }

  @Override
  public List<WriteOutcome> write(List<ArticleDocument> documents) {
    byte[] body = body(documents);
    Timer.Sample sample = Timer.start();
    Answer answer;
    try {
      answer = elasticsearch.send("POST", path, Elasticsearch.NDJSON, body);
    } catch (IOException e) {
      return all(documents, new WriteOutcome.Busy(e.getClass().getSimpleName() + messageOf(e)));
    } finally {
      metrics.bulk(sample, documents.size(), body.length);
    }
    if (answer.isGood()) {
      return items(documents, answer.json().path("items"));
    }
    String type = answer.errorType();
    checkFatal(answer.status(), type, answer.summary());
    if (isBlock(type)) {
      return all(documents, new WriteOutcome.Busy(answer.summary()));
    }
    WriteOutcome outcome =
        WriteOutcome.of(
            answer.status(), type.isEmpty() ? "http_" + answer.status() : type, answer.summary());
    return outcome instanceof WriteOutcome.Rejected && documents.size() > 1
        ? halves(documents)
        : all(documents, outcome);
  }

  /** The request as a whole was refused (413, or 400 for one of them): find the culprit. */
  private List<WriteOutcome> halves(List<ArticleDocument> documents) {
    int middle = documents.size() / 2;
    List<WriteOutcome> outcomes = new ArrayList<>(write(documents.subList(0, middle)));
    outcomes.addAll(write(documents.subList(middle, documents.size())));
    return outcomes;
  }

  private static List<WriteOutcome> items(List<ArticleDocument> documents, JsonNode items) {
    if (items.size() != documents.size()) {
      return all(
          documents,
          new WriteOutcome.Busy(items.size() + " outcomes for " + documents.size() + " documents"));
    }
    List<WriteOutcome> outcomes = new ArrayList<>(items.size());
    for (JsonNode item : items) {
      outcomes.add(outcome(item.path("index")));
    }
    return outcomes;
  }

  private static WriteOutcome outcome(JsonNode item) {
    int status = item.path("status").asInt();
    JsonNode error = item.path("error");
    if (error.isMissingNode()) {
      return WriteOutcome.of(status, "", "");
    }
    String type = error.path("type").asText("");
    String reason = reason(error);
    if (isBlock(type)) {
      return new WriteOutcome.Busy(status + " " + type + ": " + reason);
    }
    checkFatal(status, type, status + " " + type + ": " + reason);
    return WriteOutcome.of(status, type, reason);
  }

  /** A read-only index, of which the disk watermark is one cause: someone will lift it. */
  static boolean isBlock(String type) {
    return type.equals("cluster_block_exception");
  }

  /**
   * Throws for a status that waiting does not change.
   *
   * @throws FatalException that says what to do
   */
  static void checkFatal(int status, String type, String summary) {
    if (isBlock(type)) {
      return;
    }
    switch (status) {
      case 401 ->
          throw new FatalException(
              "Elasticsearch does not know us (ELASTICSEARCH_API_KEY, or user and password): "
                  + summary);
      case 403 ->
          throw new FatalException(
              "Elasticsearch forbids it to us (is the role of the init step in place?): "
                  + summary);
      case 404 ->
          throw new FatalException(
              "the write alias or its index is missing (has the init step run?): " + summary);
      default -> {}
    }
  }

  private static String reason(JsonNode error) {
    StringBuilder reason = new StringBuilder(error.path("reason").asText(""));
    JsonNode cause = error.path("caused_by");
    for (int depth = 0; depth < 3 && cause.isObject(); depth++) {
      reason.append("; ").append(cause.path("type").asText(""));
      reason.append(": ").append(cause.path("reason").asText(""));
      cause = cause.path("caused_by");
    }
    return reason.toString();
  }

  private byte[] body(List<ArticleDocument> documents) {
    int size = 0;
    for (ArticleDocument document : documents) {
      size += document.json().length + 160;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    ByteArrayOutputStream body = new ByteArrayOutputStream(size);
    for (ArticleDocument document : documents) {
      body.writeBytes(action(document));
      body.writeBytes(document.jsonIndexedAt(now));
      body.write('\n');
    }
    return body.toByteArray();
  }

  private static byte[] action(ArticleDocument document) {
    String id = new String(JsonStringEncoder.getInstance().quoteAsString(document.id()));
    String action =
        "{\"index\":{\"_id\":\""
            + id
            + "\",\"version\":"
            + document.version()
            + ",\"version_type\":\"external_gte\"}}\n";
    return action.getBytes(StandardCharsets.UTF_8);
  }

  private static List<WriteOutcome> all(List<ArticleDocument> documents, WriteOutcome outcome) {
    return Collections.nCopies(documents.size(), outcome);
  }

  private static String messageOf(IOException e) {
    return e.getMessage() == null ? "" : ": " + e.getMessage();
  }
}

package newsflow.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import newsflow.index.document.ArticleDocument;
import newsflow.index.document.WriteOutcome;

/** The fake: versions and the strict top level of the mapping, in memory. */
final class InMemoryArticleIndex implements ArticleIndex {
  private final Map<String, ArticleDocument> documents = new HashMap<>();
  private final Map<String, JsonNode> stored = new HashMap<>();
  private final JsonNode fields = fieldsOfTheTemplate();
  private final InstantSource clock;

  InMemoryArticleIndex(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized List<WriteOutcome> write(List<ArticleDocument> batch) {
    List<WriteOutcome> outcomes = new ArrayList<>();
    for (ArticleDocument document : batch) {
      outcomes.add(write(document));
    }
    return outcomes;
  }

  synchronized JsonNode stored(String id) {
    return stored.getOrDefault(id, MissingNode.getInstance());
  }

  synchronized int size() {
    return stored.size();
  }

  private WriteOutcome write(ArticleDocument document) {
    ArticleDocument before = documents.get(document.id());
    if (before != null && before.version() > document.version()) {
      return WriteOutcome.SUPERSEDED;
    }
    JsonNode json = parse(document.jsonIndexedAt(clock.instant()));
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!fields.has(name)) {
        return new WriteOutcome.Rejected("strict_dynamic_mapping_exception", name);
      }
    }
    documents.put(document.id(), document);
    stored.put(document.id(), json);
    return WriteOutcome.WRITTEN;
  }

  private static JsonNode fieldsOfTheTemplate() {
    try (InputStream in = IndexSetup.class.getResourceAsStream("template.json")) {
      return Elasticsearch.JSON.readTree(in).path("template").path("mappings").path("properties");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(byte[] json) {
    try {
      return Elasticsearch.JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

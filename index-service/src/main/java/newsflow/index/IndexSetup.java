package newsflow.index;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.NavigableSet;
import java.util.TreeSet;
import newsflow.index.Elasticsearch.Answer;
import newsflow.runtime.Env;
import newsflow.runtime.FatalException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Template, first index and both aliases. Running it again changes nothing, but adds the fields
 * that a newer version of newsflow brings to the index in use.
 */
public final class IndexSetup {
  /** The alias for readers: usable articles only. */
  public static final String READ_ALIAS = "news-articles";

  /** The alias for the writer. */
  public static final String WRITE_ALIAS = "news-articles-write";

  private static final Logger log = LoggerFactory.getLogger(IndexSetup.class);
  private static final String TEMPLATE = "news-articles";
  private static final String PREFIX = "news-articles-";

  private final Elasticsearch elasticsearch;
  private final Layout layout;

  /**
   * How a new index is laid out.
   *
   * @param shards primary shards
   * @param replicas a number, or a range such as {@code 0-1} that follows the number of nodes
   */
  public record Layout(int shards, String replicas) {
    private static final String REPLICAS = "\\d{1,2}(-(\\d{1,2}|all))?";

    /** One shard, and a replica where there is a second node. */
    public static Layout standard() {
      return new Layout(1, "0-1");
    }

    /** Reads NEWSFLOW_INDEX_SHARDS and NEWSFLOW_INDEX_REPLICAS. */
    public static Layout from(Env env) {
      Layout layout =
          new Layout(
              env.number("NEWSFLOW_INDEX_SHARDS", 1, 1, 1024, "primary shards of a new index"),
              env.text(
                  "NEWSFLOW_INDEX_REPLICAS",
                  "0-1",
                  "copies of each shard: a number, or a range that follows the number of nodes"));
      if (!layout.replicas.matches(REPLICAS)) {
        env.problem(
            "NEWSFLOW_INDEX_REPLICAS is '"
                + layout.replicas
                + "', but must be a number such as 1 or a range such as 0-1");
      }
      return layout;
    }

    void addTo(ObjectNode settings) {
      settings.put("index.number_of_shards", shards);
      addReplicasTo(settings);
    }

    void addReplicasTo(ObjectNode settings) {
      if (replicas.contains("-")) {
        settings.put("index.auto_expand_replicas", replicas);
      } else {
        settings.put("index.number_of_replicas", Integer.parseInt(replicas));
      }
    }
  }

  public IndexSetup(Elasticsearch elasticsearch, Layout layout) {
    this.elasticsearch = elasticsearch;
    this.layout = layout;
  }

  /**
   * Does what is not done yet.
   *
   * @throws IOException when Elasticsearch is away or busy: try again later
   * @throws FatalException when it refuses
   */
  public void run() throws IOException {
    putTemplate();
    Answer alias = elasticsearch.send("GET", "/_alias/" + WRITE_ALIAS);
    if (alias.status() == 404) {
      createFirstIndex();
    } else {
      require(alias, "read the write alias");
      require(
          elasticsearch.send(
              "PUT", "/" + WRITE_ALIAS + "/_mapping", template().path("template").path("mappings")),
          "add new fields to the index in use (a changed one needs ./newsflow rebuild)");
    }
  }

  /** Writes the template of all indices to come. */
  void putTemplate() throws IOException {
    ObjectNode template = template();
    layout.addTo((ObjectNode) template.path("template").path("settings"));
    require(
        elasticsearch.send("PUT", "/_index_template/" + TEMPLATE, template), "put the template");
  }

  /** Names of all indices of articles, oldest first. */
  NavigableSet<String> indices() throws IOException {
    Answer answer = elasticsearch.send("GET", "/" + PREFIX + "*/_alias");
    require(answer, "list the indices");
    TreeSet<String> names = new TreeSet<>();
    answer
        .json()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (name.matches(PREFIX + "\\d{6}")) {
                names.add(name);
              }
            });
    return names;
  }

  /** Name of the n-th index. */
  static String name(int number) {
    return String.format(java.util.Locale.ROOT, "%s%06d", PREFIX, number);
  }

  /** The aliases as an index is created with, or as one action gives them. */
  static ObjectNode aliases() {
    ObjectNode aliases = Elasticsearch.JSON.createObjectNode();
    aliases.putObject(READ_ALIAS).set("filter", readFilter());
    aliases.putObject(WRITE_ALIAS).put("is_write_index", true);
    return aliases;
  }

  static ObjectNode readFilter() {
    ObjectNode filter = Elasticsearch.JSON.createObjectNode();
    filter.putObject("term").put("status", "usable");
    return filter;
  }

  private void createFirstIndex() throws IOException {
    NavigableSet<String> existing = indices();
    if (!existing.isEmpty()) {
      throw new FatalException(
          "the alias "
              + WRITE_ALIAS
              + " is missing though "
              + existing
              + " exists; give it to the one to write to, or run ./newsflow rebuild");
    }
    ObjectNode index = Elasticsearch.JSON.createObjectNode();
    index.set("aliases", aliases());
    Answer created = elasticsearch.send("PUT", "/" + name(1), index);
    if (created.status() == 400
        && created.errorType().equals("resource_already_exists_exception")) {
      return; // another instance was faster
    }
    require(created, "create the index " + name(1));
    log.info("created {} with its aliases", name(1));
  }

  /** Turns an answer that is not good into the exception that it means. */
  static void require(Answer answer, String task) throws IOException {
    if (answer.isGood()) {
      return;
    }
    String message = "cannot " + task + ": " + answer.summary();
    if (answer.status() >= 500
        || answer.status() == 429
        || answer.status() == 408
        || ElasticsearchArticleIndex.isBlock(answer.errorType())) {
      throw new IOException(message);
    }
    throw new FatalException(message);
  }

  private static ObjectNode template() {
    try (InputStream in = IndexSetup.class.getResourceAsStream("template.json")) {
      JsonNode template = in == null ? null : Elasticsearch.JSON.readTree(in);
      if (template instanceof ObjectNode object) {
        return object;
      }
      throw new IllegalStateException("template.json is not in the class path");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package newsflow.index;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import newsflow.index.Elasticsearch.Answer;

/**
 * The index that a rebuild fills: created for the fill, then laid out as it is to stay, then put
 * behind both aliases.
 *
 * @param elasticsearch where it is
 * @param name of the index
 * @param layout as it is to stay
 */
record NextIndex(Elasticsearch elasticsearch, String name, IndexSetup.Layout layout) {

  /** The one after the last of these. */
  static NextIndex after(
      NavigableSet<String> indices, Elasticsearch elasticsearch, IndexSetup.Layout layout) {
    String last = indices.isEmpty() ? IndexSetup.name(0) : indices.last();
    int number = Integer.parseInt(last.substring(last.lastIndexOf('-') + 1)) + 1;
    return new NextIndex(elasticsearch, IndexSetup.name(number), layout);
  }

  /** With the settings of the fill: no replicas, no refresh. */
  void create() throws IOException {
    ObjectNode body = Elasticsearch.JSON.createObjectNode();
    body.putObject("settings")
        .put("index.auto_expand_replicas", false)
        .put("index.number_of_replicas", 0)
        .put("index.refresh_interval", "-1")
        .put("index.translog.durability", "async");
    IndexSetup.require(elasticsearch.send("PUT", "/" + name, body), "create " + name);
  }

  /** Takes the settings of the fill back and waits a while for the replicas. */
  void finishFill() throws IOException {
    ObjectNode settings = Elasticsearch.JSON.createObjectNode();
    settings.putNull("index.refresh_interval").putNull("index.translog.durability");
    layout.addReplicasTo(settings);
    IndexSetup.require(
        elasticsearch.send("PUT", "/" + name + "/_settings", settings), "end the fill");
    IndexSetup.require(elasticsearch.send("POST", "/" + name + "/_flush"), "flush " + name);
    refresh();
    elasticsearch.send("GET", "/_cluster/health/" + name + "?wait_for_status=green&timeout=50s");
  }

  /**
   * One request, so that no search sees both indices, or none. Can be asked for again when its
   * answer was lost.
   *
   * @param previous gets the indices that are behind the aliases before
   */
  void switchAliases(Set<String> previous) throws IOException {
    ObjectNode body = Elasticsearch.JSON.createObjectNode();
    ArrayNode actions = body.putArray("actions");
    for (String alias : List.of(IndexSetup.READ_ALIAS, IndexSetup.WRITE_ALIAS)) {
      Answer answer = elasticsearch.send("GET", "/_alias/" + alias);
      if (answer.status() != 404) {
        IndexSetup.require(answer, "read the alias " + alias);
        answer
            .json()
            .fieldNames()
            .forEachRemaining(
                old -> {
                  if (!old.equals(name)) {
                    previous.add(old);
                    actions.addObject().putObject("remove").put("index", old).put("alias", alias);
                  }
                });
      }
    }
    actions
        .addObject()
        .putObject("add")
        .put("index", name)
        .put("alias", IndexSetup.READ_ALIAS)
        .set("filter", IndexSetup.readFilter());
    actions
        .addObject()
        .putObject("add")
        .put("index", name)
        .put("alias", IndexSetup.WRITE_ALIAS)
        .put("is_write_index", true);
    IndexSetup.require(elasticsearch.send("POST", "/_aliases", body), "switch the aliases");
  }

  void refresh() throws IOException {
    IndexSetup.require(elasticsearch.send("POST", "/" + name + "/_refresh"), "refresh " + name);
  }

  void drop() throws IOException {
    elasticsearch.send("DELETE", "/" + name);
  }
}

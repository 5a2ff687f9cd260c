package newsflow.index;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import newsflow.runtime.FatalException;
import newsflow.runtime.Secret;

/**
 * Who may do what in a secured Elasticsearch: the least privileges of each part.
 *
 * @param role name of the role, also of the API keys
 * @param descriptor the role as Elasticsearch's role API takes it
 */
public record Access(String role, String descriptor) {

  /** Searches through the readers' alias, which shows usable articles only. */
  public static final Access READER =
      new Access(
          "newsflow_reader",
          """
          {
            "cluster": [],
            "indices": [{"names": ["%s"], "privileges": ["read"]}]
          }
          """
              .formatted(IndexSetup.READ_ALIAS));

  /**
   * Writes articles through the write alias; cannot change the layout, and cannot search or delete
   * either unless it has a retention to keep.
   */
  public static Access indexService(Retention retention) {
    return new Access(
        "newsflow_index_service",
        """
        {
          "cluster": ["monitor"],
          "indices": [
            {
              "names": ["%s", "news-articles-*"],
              "privileges": ["index", "create", "view_index_metadata"%s]
            }
          ]
        }
        """
            .formatted(
                IndexSetup.WRITE_ALIAS, retention.isLimited() ? ", \"read\", \"delete\"" : ""));
  }

  /**
   * Creates the role or brings it up to date.
   *
   * @throws IOException when Elasticsearch is away or busy
   * @throws FatalException when it refuses
   */
  public void putRole(Elasticsearch superuser) throws IOException {
    IndexSetup.require(
        superuser.send("PUT", "/_security/role/" + role, rights()), "put the role " + role);
  }

  /**
   * Makes an API key with the rights of this role and no others.
   *
   * @return as ELASTICSEARCH_API_KEY takes it
   * @throws IOException when Elasticsearch is away or busy
   * @throws FatalException when it refuses
   */
  public Secret makeKey(Elasticsearch superuser) throws IOException {
    ObjectNode request = keyRights();
    request.put("name", role);
    Elasticsearch.Answer made = superuser.send("POST", "/_security/api_key", request);
    IndexSetup.require(made, "make an API key for " + role);
    return new Secret(made.json().path("encoded").asText());
  }

  /**
   * Brings the rights of an API key up to date.
   *
   * @param id of the key, which is not the key itself
   * @throws IOException when Elasticsearch is away or busy
   * @throws FatalException when it refuses
   */
  public void updateKey(Elasticsearch superuser, String id) throws IOException {
    IndexSetup.require(
        superuser.send("PUT", "/_security/api_key/" + id, keyRights()),
        "update the API key of " + role);
  }

  private ObjectNode keyRights() {
    ObjectNode request = Elasticsearch.JSON.createObjectNode();
    request.putObject("role_descriptors").set(role, rights());
    return request;
  }

  private ObjectNode rights() {
    try {
      return Elasticsearch.JSON.readValue(descriptor, ObjectNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the descriptor of " + role + " is not JSON", e);
    }
  }
}

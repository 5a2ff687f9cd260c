package newsflow.cli;

import newsflow.index.IndexSetup;

/**
 * Who may do what in Elasticsearch.
 *
 * @param role name of the role, also of the API key
 * @param descriptor the role as Elasticsearch's role API takes it
 */
record Access(String role, String descriptor) {
  /** Writes articles through the write alias; cannot search, delete, or change the layout. */
  static final Access INDEX_SERVICE =
      new Access(
          "newsflow_index_service",
          """
          {
            "cluster": ["monitor"],
            "indices": [
              {
                "names": ["%s", "news-articles-*"],
                "privileges": ["index", "create", "view_index_metadata"]
              }
            ]
          }
          """
              .formatted(IndexSetup.WRITE_ALIAS));

  /** Searches through the readers' alias, which shows usable articles only. */
  static final Access READER =
      new Access(
          "newsflow_reader",
          """
          {
            "cluster": [],
            "indices": [{"names": ["%s"], "privileges": ["read"]}]
          }
          """
              .formatted(IndexSetup.READ_ALIAS));
}

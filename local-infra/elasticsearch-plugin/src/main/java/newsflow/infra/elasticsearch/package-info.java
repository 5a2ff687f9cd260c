/** Runs inside Elasticsearch, as a stable plugin: nothing of newsflow may be used here. */
@NullMarked
package newsflow.infra.elasticsearch;

import org.jspecify.annotations.NullMarked;

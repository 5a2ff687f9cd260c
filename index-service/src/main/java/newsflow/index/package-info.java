/** The index-service: enriched articles into Elasticsearch. */
@NullMarked
package newsflow.index;

import org.jspecify.annotations.NullMarked;

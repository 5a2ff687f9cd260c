/** What is written to Elasticsearch and what becomes of it; pure. */
@NullMarked
package newsflow.index.document;

import org.jspecify.annotations.NullMarked;

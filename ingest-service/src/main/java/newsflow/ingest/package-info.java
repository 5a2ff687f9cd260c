/** The ingest-service: what feeders send becomes records of news.articles.raw. */
@NullMarked
package newsflow.ingest;

import org.jspecify.annotations.NullMarked;

/** What a pusher sends, as articles or reasons why not: no Kafka, HTTP, clock or environment. */
@NullMarked
package newsflow.ingest.push;

import org.jspecify.annotations.NullMarked;

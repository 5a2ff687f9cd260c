/** The enrich-service: raw articles in, enriched articles or dead letters out. */
@NullMarked
package newsflow.enrich;

import org.jspecify.annotations.NullMarked;

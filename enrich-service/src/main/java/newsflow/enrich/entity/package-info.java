/** Names in news text: tokens, a trained tagger per language, and what stands behind each name. */
@NullMarked
package newsflow.enrich.entity;

import org.jspecify.annotations.NullMarked;

/** Draws key phrases and an extractive summary sentence from an article. Pure. */
@NullMarked
package newsflow.enrich.keyword;

import org.jspecify.annotations.NullMarked;

/** Finds the article in what a publisher sent: an HTML page, a page saved as text, a feed item. */
@NullMarked
package newsflow.enrich.extract;

import org.jspecify.annotations.NullMarked;

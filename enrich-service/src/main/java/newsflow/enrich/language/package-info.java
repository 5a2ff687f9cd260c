/** Tells the language of a text as a BCP 47 tag, with honest confidence. Pure. */
@NullMarked
package newsflow.enrich.language;

import org.jspecify.annotations.NullMarked;

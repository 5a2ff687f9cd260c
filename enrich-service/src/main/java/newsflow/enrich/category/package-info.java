/**
 * Puts an article under IPTC Media Topics: a linear text model per language, joined with what the
 * publisher says in section, tags and URL. Pure: no I/O beyond the models on the class path.
 */
@NullMarked
package newsflow.enrich.category;

import org.jspecify.annotations.NullMarked;

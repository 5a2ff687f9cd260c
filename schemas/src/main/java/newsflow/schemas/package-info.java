/** The topics, their serdes, and what the services have to agree on about them. */
@NullMarked
package newsflow.schemas;

import org.jspecify.annotations.NullMarked;

/** ./newsflow: the pipeline on one machine, and the tools of operators. */
@NullMarked
package newsflow.cli;

import org.jspecify.annotations.NullMarked;

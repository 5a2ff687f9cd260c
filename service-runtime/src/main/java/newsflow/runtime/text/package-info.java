/** Pure helpers over text, for the machine and the knowledge alike. */
@NullMarked
package newsflow.runtime.text;

import org.jspecify.annotations.NullMarked;

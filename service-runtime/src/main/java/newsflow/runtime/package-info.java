/** What every service needs and none is about: settings, lifecycle, health, metrics, HTTP pages. */
@NullMarked
package newsflow.runtime;

import org.jspecify.annotations.NullMarked;

/** What is looked at once, before the first call is taken: whether this gateway may run as it is set up. */
@NullMarked
package org.safeconduct.platform.start;

import org.jspecify.annotations.NullMarked;

/** Evidence events for other systems, without personal data. It must not know where they go: a route file does. */
@NullMarked
package org.safeconduct.governance.stream;

import org.jspecify.annotations.NullMarked;

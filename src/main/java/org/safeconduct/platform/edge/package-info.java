/** What the web server itself bounds, before any capability sees a request. */
@NullMarked
package org.safeconduct.platform.edge;

import org.jspecify.annotations.NullMarked;

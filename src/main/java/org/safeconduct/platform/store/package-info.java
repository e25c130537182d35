/** The gateway's own PostgreSQL, for when nobody names another: started with it, and closed to every other account. */
@NullMarked
package org.safeconduct.platform.store;

import org.jspecify.annotations.NullMarked;

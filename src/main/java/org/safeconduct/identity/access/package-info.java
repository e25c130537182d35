/** Which calls exist and for whom, and how a call is refused. It must not know how a caller proves who they are. */
@NullMarked
package org.safeconduct.identity.access;

import org.jspecify.annotations.NullMarked;

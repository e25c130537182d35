/** Development profile only: an authority inside the gateway, and the keys that a folder lacks. */
@NullMarked
package org.safeconduct.sealing.development;

import org.jspecify.annotations.NullMarked;

/** Where the agencies' certificates are kept. It must not know which of them counts for what. */
@NullMarked
package org.safeconduct.sealing.held;

import org.jspecify.annotations.NullMarked;

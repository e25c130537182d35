/** Locks what the gateway itself must be able to read back. It must not know where its keys come from. */
@NullMarked
package org.safeconduct.sealing.vault;

import org.jspecify.annotations.NullMarked;

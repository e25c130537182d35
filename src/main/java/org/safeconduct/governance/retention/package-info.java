/** When the keeping of envelopes and evidence records ends. It must not touch a case in which something still waits. */
@NullMarked
package org.safeconduct.governance.retention;

import org.jspecify.annotations.NullMarked;

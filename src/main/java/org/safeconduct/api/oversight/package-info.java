/** For those who answer for the partnership: evidence, figures, exports and what ends after its time. */
@NullMarked
package org.safeconduct.api.oversight;

import org.jspecify.annotations.NullMarked;

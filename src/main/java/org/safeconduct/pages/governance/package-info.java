/** For those who answer for the partnership: what needs attention, evidence, why something was shared, whether the log holds. */
@NullMarked
package org.safeconduct.pages.governance;

import org.jspecify.annotations.NullMarked;

/**
 * For those who answer for the partnership: what needs attention, evidence, why something was shared, whether the log holds.
 *
 * <p>Forms with a field for typing are posted. People type names into any field, and an address stays in histories and logs. A
 * reference is read leniently and gets into the address only once there is evidence of such a case: read leniently, "Scarlett
 * Jo" has the form of one. Codes and days, checked first, may stand in an address.
 */
@NullMarked
package org.safeconduct.pages.governance;

import org.jspecify.annotations.NullMarked;

/**
 * What became of what a person's agency has sent, and what they can do about it.
 *
 * <p>A case that was withdrawn offers nothing more than to share anew; disagreeing offers those who were sent something. That
 * something was done is carried in the session to the next page and not in the address: an address could be sent to somebody,
 * who then read that a case was withdrawn when it was not.
 */
@NullMarked
package org.safeconduct.pages.sent;

import org.jspecify.annotations.NullMarked;

/**
 * Tells those whom a case's news concerns that there is news: durably, in order for each case and addressee, by the channel
 * that the register of agencies names. It must not know what the news says.
 */
@NullMarked
package org.safeconduct.feedback.telling;

import org.jspecify.annotations.NullMarked;

/** What became of what a person's agency has sent, and what they can do about it. */
@NullMarked
package org.safeconduct.pages.sent;

import org.jspecify.annotations.NullMarked;

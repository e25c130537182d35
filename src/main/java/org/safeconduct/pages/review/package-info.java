/** For those who decide what the rules refer to a person: what waits, what speaks for and against it, their decision. */
@NullMarked
package org.safeconduct.pages.review;

import org.jspecify.annotations.NullMarked;

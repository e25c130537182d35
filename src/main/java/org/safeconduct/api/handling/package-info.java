/** What anyone may ask about the police's handling, without logging in. */
@NullMarked
package org.safeconduct.api.handling;

import org.jspecify.annotations.NullMarked;

/** How people sign in and how long they stay: the code flow with PKCE, sessions, and proving again before opening a case. */
@NullMarked
package org.safeconduct.identity.people;

import org.jspecify.annotations.NullMarked;

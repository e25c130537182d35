/**
 * The gateway's own keys: those in use, their change while it runs, the token, TLS. It must not know anyone else's, nor what is
 * signed.
 */
@NullMarked
package org.safeconduct.sealing.own;

import org.jspecify.annotations.NullMarked;

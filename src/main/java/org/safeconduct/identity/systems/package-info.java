/** How agencies' systems prove who they are: tokens, the certificates they are bound to, and how often they may call. */
@NullMarked
package org.safeconduct.identity.systems;

import org.jspecify.annotations.NullMarked;

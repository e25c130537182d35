/** The gateway; see {@code README.md}. One package per capability, in the order in which a disclosure meets them. */
@NullMarked
package org.safeconduct;

import org.jspecify.annotations.NullMarked;

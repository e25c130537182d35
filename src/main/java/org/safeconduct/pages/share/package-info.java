/** A person without a system of their own writes a disclosure here, sees what would happen, and shares it or does not. */
@NullMarked
package org.safeconduct.pages.share;

import org.jspecify.annotations.NullMarked;

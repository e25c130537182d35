/** What the systems of police and MASH send and read. */
@NullMarked
package org.safeconduct.api.recipients;

import org.jspecify.annotations.NullMarked;

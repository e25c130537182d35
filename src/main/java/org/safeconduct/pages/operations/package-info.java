/** For operators: what has not been delivered, and the partners to whom it goes. */
@NullMarked
package org.safeconduct.pages.operations;

import org.jspecify.annotations.NullMarked;
